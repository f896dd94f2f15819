using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Sheets;
using LaborContracts.Domain.Kinds;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Rosters;

/// <summary>
/// 职工名册 (LCL 7, LCLR 8): who works for the employer by what the platform has, from the terms as they are now. Each line is a look at its contract.
/// </summary>
internal static class ShowRoster
{
    private static readonly string[] Kinds =
    [
        .. ((DocumentKind[])
        [
            DocumentKind.LaborContract, DocumentKind.DispatchContract, DocumentKind.PartTimeAgreement, DocumentKind.PlatformLaborContract,
            DocumentKind.PostRetirementAgreement,
        ]).Select(kind => kind.Code()),
    ];

    public static void Map(RouteGroupBuilder rosters)
    {
        rosters.MapGet("/roster", HandleAsync).WithName("ShowRoster").WithSummary("The statutory roster of the employer, a page at a time");
        rosters.MapGet("/roster.xlsx", XlsxAsync).Produces(StatusCodes.Status200OK, contentType: SheetFile.Xlsx)
            .WithName("DownloadRoster").WithSummary("All of it as an Excel workbook");
    }

    public static async Task<Results<Ok<Roster>, ProblemHttpResult>> HandleAsync(
        Caller caller, LaborContractsDb db, DocumentPages pages, TimeProvider clock, CancellationToken cancellationToken, int limit = 100, string? cursor = null)
    {
        (DateTimeOffset, Guid)? after = null;
        if (cursor is not null && (after = PageCursor.TryRead(cursor)) is null) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
        var today = clock.TodayInChina();
        var (dossiers, next) = await pages.TakeAsync(
            RowsOf(db, caller), after, Math.Clamp(limit, 1, DocumentPages.MostOnPage), IsAtWorkOn(today), Look.Roster, caller, cancellationToken);
        return TypedResults.Ok(new Roster(
            Roster.Name, 1, caller.Party, today,
            [.. dossiers.Select(d => new RosterEntry(d.Contract.Id, d.Contract.Number, TermsExcerpt.Roster.Of(d.Contract.LatestTerms)))],
            next is var (at, id) ? PageCursor.After(at, id) : null));
    }

    public static PushStreamHttpResult XlsxAsync(
        Caller caller, LaborContractsDb db, DocumentPages pages, TimeProvider clock, HttpContext http, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        string[] headings = [Texts.Get("roster.number"), .. TermsExcerpt.Roster.Headings()];
        var lines = pages.AllAsync(RowsOf(db, caller), IsAtWorkOn(clock.TodayInChina()), Look.Roster, caller, cancellationToken)
            .Select(dossier => (IReadOnlyList<string>)[dossier.Contract.Number, .. TermsExcerpt.Roster.Cells(dossier.Contract.LatestTerms)]);
        return SheetAnswer.Xlsx("roster", headings, lines, cancellationToken);
    }

    private static IQueryable<ContractRow> RowsOf(LaborContractsDb db, Caller caller) => db.Contracts.Where(c =>
        c.EmployerCode == caller.Party && c.RootId == c.Id && c.ShreddedAt == null && Kinds.Contains(c.Document) && ConcludedStates.Names.Contains(c.State));

    /// <summary>An ending takes a worker off the roster on the day after the last; a term that has run out without a document does not.</summary>
    private static Func<Dossier, bool> IsAtWorkOn(DateOnly today) => dossier => dossier.Contract.LatestTerms.Ending is not { } ending || ending.LastDay >= today;
}

/// <summary>A page of the roster, docs/formats/roster.md.</summary>
/// <param name="Employer">Credit code.</param>
/// <param name="On">The day in China.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
internal sealed record Roster(string Format, int Version, string Employer, DateOnly On, IReadOnlyList<RosterEntry> Workers, string? Next)
{
    public const string Name = "labor-contract-roster";
}

/// <param name="Values">By path in the terms, as they are now; what the terms do not say is not there.</param>
internal sealed record RosterEntry(Guid Contract, string Number, IReadOnlyDictionary<string, string> Values);
