using System.Globalization;
using LaborContracts.Api.Features.Rosters;
using LaborContracts.Api.Features.Statements;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Pages.Desk.Firm;

/// <summary>What a firm takes away of all its contracts: the roster, what is filed, and the statement. The API makes them, and records the looks.</summary>
internal static class FirmFiles
{
    public const string Filings = "filings";
    public const string Statement = "statement";

    public static void MapFiles(this RouteGroupBuilder firm)
    {
        firm.MapGet("/roster.xlsx", ShowRoster.XlsxAsync).RequireAuthorization(DeskRoles.Drafter);
        firm.MapGet("/filings.xlsx", DownloadFilingsAsync).RequireAuthorization(DeskRoles.Drafter);
        firm.MapGet("/statement.json", DownloadStatementAsync);
    }

    private static Task<IResult> DownloadFilingsAsync(
        HttpContext http, Caller caller, LaborContractsDb db, DocumentPages pages, CancellationToken cancellationToken, string? from = null, string? to = null) =>
        OrRefusedAsync(
            ShowFilings.XlsxAsync(DayField.Read(from), DayField.Read(to), caller, db, pages, http, cancellationToken).Result, Filings, http, cancellationToken);

    private static async Task<IResult> DownloadStatementAsync(
        HttpContext http, Caller caller, StatementDesk desk, CancellationToken cancellationToken, string? from = null, string? to = null, string? after = null)
    {
        long? behind = string.IsNullOrWhiteSpace(after) ? null
            : long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1; // no part ends there
        var answer = await ShowStatement.HandleAsync(DayField.Read(from), DayField.Read(to), caller, desk, cancellationToken, behind);
        return await OrRefusedAsync(answer.Result, Statement, http, cancellationToken);
    }

    private static async Task<IResult> OrRefusedAsync(IResult answer, string name, HttpContext http, CancellationToken cancellationToken) =>
        answer is ProblemHttpResult problem
            ? await FirmPages.ShowAsync(
                http, RefusedForm.Of(name, problem, new FormCollection(http.Request.Query.ToDictionary())), cancellationToken)
            : answer;
}
