using LaborContracts.Api.Features.Issues;
using LaborContracts.Api.Http;
using LaborContracts.Api.Issues;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace LaborContracts.Api.Pages.Desk.Issues;

/// <summary>
/// Issuing from a spreadsheet: what is wrong with its lines and what the others come to is shown before anything is sent; one
/// confirmation sends all; how far it is can be seen at any time.
/// </summary>
internal static class IssuesPages
{
    public const string Path = $"{DeskPages.Path}/batches";
    public const string KeyField = "key";

    /// <summary>As on <c>/verify</c>: beyond what is taken it is read to its end, that the sentence about it can be seen.</summary>
    private const long LargestUpload = 512L << 20;

    public static void MapIssues(this RouteGroupBuilder desk)
    {
        var issues = desk.MapGroup("/batches").RequireAuthorization(DeskRoles.Drafter);
        issues.MapGet("", (HttpContext http, CancellationToken cancellationToken) => ListAsync(http, null, null, cancellationToken));
        issues.MapPost("", UploadAsync).WithMetadata(new RequestSizeLimitAttribute(LargestUpload));
        issues.MapGet("/template.csv", ShowTemplate.Csv);
        issues.MapGet("/template.xlsx", ShowTemplate.Xlsx);
        issues.MapGet("/{id:guid}", (Guid id, HttpContext http, CancellationToken cancellationToken) => ShowAsync(id, http, null, cancellationToken));
        issues.MapGet("/{id:guid}/results.csv", ShowResults.HandleAsync);
        issues.MapPost("/{id:guid}/confirm", ConfirmAsync);
        issues.MapPost("/{id:guid}/cancel", CancelAsync);
    }

    private static async Task<IResult> UploadAsync(
        HttpContext http,
        IAntiforgery forms,
        Caller caller,
        IssueFile files,
        Idempotency idempotency,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var (form, unread, status) = await FileForm.ReadAsync(http, forms, IssueFile.Largest, "batches.too-large", cancellationToken);
        if (form is null) return await RefuseAsync(PageText.Get(unread!), status);
        if (form.File is not { Length: > 0 }) return await RefuseAsync(PageText.Get("batches.no-file"), StatusCodes.Status400BadRequest);
        var taken = await UploadIssue.TakeAsync(
            form, form.Fields.GetValueOrDefault(KeyField), caller, files, idempotency, db, clock, cancellationToken);
        return taken.Result switch
        {
            Accepted<IssueView> { Value: { } made } => Results.LocalRedirect(http.To($"{Path}/{made.Id}")),
            ProblemHttpResult problem => await RefuseAsync(
                problem.Sentence(), problem.StatusCode, problem.ProblemDetails.Extensions.TryGetValue("batch", out var same) ? (Guid?)same : null),
            _ => throw new InvalidOperationException("An upload has two answers."),
        };

        Task<IResult> RefuseAsync(string sentence, int status, Guid? same = null) =>
            ListAsync(http, new("upload", sentence, status, http.Request.HasFormContentType ? http.Request.Form : FormCollection.Empty), same, cancellationToken);
    }

    private static Task<IResult> ConfirmAsync(
        Guid id,
        HttpContext http,
        Caller caller,
        IssueFile files,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        ActAsync(id, "confirm", http, async form => await ConfirmIssue.HandleAsync(
            id,
            new(form["sha256"].ToString(), int.TryParse(form["lines"], out var lines) ? lines : 0, ReasonFields.In(form)),
            caller, files, db, clock, cancellationToken), cancellationToken);

    private static Task<IResult> CancelAsync(
        Guid id,
        HttpContext http,
        Caller caller,
        IssueFile files,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken) =>
        ActAsync(id, "cancel", http, async _ => await CancelIssue.HandleAsync(id, caller, files, db, clock, cancellationToken), cancellationToken);

    private static Task<IResult> ActAsync(
        Guid id, string name, HttpContext http, Func<IFormCollection, Task<INestedHttpResult>> act, CancellationToken cancellationToken) =>
        http.ActAsync(name, act, refused => ShowAsync(id, http, refused, cancellationToken), http.To($"{Path}/{id}"));

    private static async Task<IResult> ShowAsync(Guid id, HttpContext http, RefusedForm? refused, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        var answer = await ShowIssue.HandleAsync(
            id, services.GetRequiredService<Caller>(), services.GetRequiredService<IssueFile>(), services.GetRequiredService<LaborContractsDb>(),
            cancellationToken, cursor: http.Request.Query["cursor"]);
        return answer.Result is Ok<ShowIssue.Answer> { Value: { } issue }
            ? new RazorComponentResult<IssuePage>(new Dictionary<string, object?>
            {
                [nameof(IssuePage.Shown)] = ShownIssue.Of(issue),
                [nameof(IssuePage.Refused)] = refused,
                [nameof(IssuePage.Hidden)] = HiddenField.Of(services.GetRequiredService<IAntiforgery>(), http),
            })
            {
                StatusCode = refused?.StatusCode ?? StatusCodes.Status200OK,
            }
            : new RazorComponentResult<Notice>(new { Title = "batches.none", Sentence = "batches.none.sentence" }) { StatusCode = StatusCodes.Status404NotFound };
    }

    private static async Task<IResult> ListAsync(HttpContext http, RefusedForm? refused, Guid? same, CancellationToken cancellationToken)
    {
        var services = http.RequestServices;
        var answer = await ListIssues.HandleAsync(
            services.GetRequiredService<Caller>(), services.GetRequiredService<IssueFile>(), cancellationToken, cursor: http.Request.Query["cursor"]);
        if (answer.Result is not Ok<ListIssues.Page> { Value: { } page }) return Results.LocalRedirect(http.To(Path));
        return new RazorComponentResult<IssueList>(new Dictionary<string, object?>
        {
            [nameof(IssueList.Issues)] = page.Batches,
            [nameof(IssueList.Next)] = page.Next,
            [nameof(IssueList.Refused)] = refused,
            [nameof(IssueList.Same)] = same,
            [nameof(IssueList.Hidden)] = HiddenField.Of(services.GetRequiredService<IAntiforgery>(), http),
        })
        {
            StatusCode = refused?.StatusCode ?? StatusCodes.Status200OK,
        };
    }
}
