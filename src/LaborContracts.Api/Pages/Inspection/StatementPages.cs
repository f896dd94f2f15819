using System.Globalization;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Cases;
using LaborContracts.Api.Features.Statements;
using LaborContracts.Api.Http;
using LaborContracts.Ledger.Sequences;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Inspection;

/// <summary>
/// All that was registered of an employer of a case: what the API's file says, and the file itself for <c>lcverify statement</c>. Each of the two is a look of its
/// own, which the API's handler records.
/// </summary>
internal static class StatementPages
{
    public static void MapStatements(this RouteGroupBuilder pages)
    {
        pages.MapGet("/{id:guid}/statement", AskAsync);
        pages.MapPost("/{id:guid}/statement", ShowAsync);
        pages.MapPost("/{id:guid}/statement.json", DownloadAsync);
    }

    public static string PathOf(Guid inCase) => $"{InspectionPages.Path}/{inCase}/statement";

    private static Task<IResult> AskAsync(Guid id, HttpContext http, CancellationToken cancellationToken) =>
        PageAsync(id, http, FormCollection.Empty, null, null, cancellationToken);

    private static Task<IResult> ShowAsync(
        Guid id, HttpContext http, IAntiforgery forms, CaseDesk desk, CaseReach reach, CaseLooks looks, RefusedLooks refused, StatementDesk statements,
        DossierShelf shelf, LaborContractsDb db, CancellationToken cancellationToken) =>
        MakeAsync(
            id, http, forms, desk, reach, looks, refused, statements, shelf, db,
            (statement, form) => PageAsync(id, http, form, null, statement, cancellationToken), cancellationToken);

    private static Task<IResult> DownloadAsync(
        Guid id, HttpContext http, IAntiforgery forms, CaseDesk desk, CaseReach reach, CaseLooks looks, RefusedLooks refused, StatementDesk statements,
        DossierShelf shelf, LaborContractsDb db, CancellationToken cancellationToken) =>
        MakeAsync(
            id, http, forms, desk, reach, looks, refused, statements, shelf, db,
            (statement, _) => Task.FromResult<IResult>(ShowCaseStatement.FileOf(statement)), cancellationToken);

    private static async Task<IResult> MakeAsync(
        Guid id,
        HttpContext http,
        IAntiforgery forms,
        CaseDesk desk,
        CaseReach reach,
        CaseLooks looks,
        RefusedLooks refused,
        StatementDesk statements,
        DossierShelf shelf,
        LaborContractsDb db,
        Func<StatementFile, IFormCollection, Task<IResult>> answerWith,
        CancellationToken cancellationToken)
    {
        if (!await forms.IsRequestValidAsync(http)) return await PageAsync(id, http, FormCollection.Empty, PageProblem.Stale(), null, cancellationToken);
        var form = await http.Request.ReadFormAsync(cancellationToken);
        var (statement, problem) = await ShowCaseStatement.MakeAsync(
            id, form["employer"].ToString(), DayField.Read(form["from"]), DayField.Read(form["to"]), desk, reach, looks, refused, statements, shelf, db,
            After(form), cancellationToken);
        if (statement is not null) return await answerWith(statement, form);
        return IsOfTheForm(problem!) ? await PageAsync(id, http, form, problem, null, cancellationToken) : InspectionPages.Refused(problem!, id);
    }

    /// <summary>What is no number is one that no part ends at.</summary>
    private static long? After(IFormCollection form) => InspectionPages.Filled(form, "after") is { } text
        ? long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1 : null;

    /// <summary>Whether other days, or a later moment, can be answered.</summary>
    private static bool IsOfTheForm(ProblemHttpResult problem) => problem.StatusCode == StatusCodes.Status400BadRequest
        || problem.ProblemDetails.Extensions["code"] is string code && code.StartsWith("statement.", StringComparison.Ordinal);

    private static async Task<IResult> PageAsync(
        Guid id, HttpContext http, IFormCollection sent, ProblemHttpResult? problem, StatementFile? statement, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        var (file, refusal) = await services.GetRequiredService<CaseDesk>().EnterAsync(id, cancellationToken);
        if (file is null) return InspectionPages.Refused(refusal!, null);
        return new RazorComponentResult<StatementPage>(new Dictionary<string, object?>
        {
            [nameof(StatementPage.Case)] = CaseView.From(file, services.GetRequiredService<TimeProvider>().TodayInChina()),
            [nameof(StatementPage.Sent)] = sent,
            [nameof(StatementPage.Problem)] = problem,
            [nameof(StatementPage.Statement)] = statement,
            [nameof(StatementPage.Hidden)] = HiddenField.Of(services.GetRequiredService<IAntiforgery>(), http),
        })
        {
            StatusCode = problem?.StatusCode ?? StatusCodes.Status200OK,
        };
    }
}
