using System.Globalization;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Sheets;
using LaborContracts.Domain.Kinds;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Json;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Rosters;

/// <summary>
/// The record for filing (劳动用工备案): every document that was concluded in a time, with what an authority's form asks of it and where it is
/// registered. Each line is a look at its contract.
/// </summary>
internal static class ShowFilings
{
    private static readonly string[] Own = ["number", "kind", "revision", "follows", "concluded-on"];

    private static readonly string[] Evidence = ["sha256", "sm3", "root", "transaction", "block", "block-time"];

    public static void Map(RouteGroupBuilder rosters)
    {
        rosters.MapGet("/filings", HandleAsync).WithName("ShowFilings").WithSummary("What is filed of documents concluded in a time, a page at a time");
        rosters.MapGet("/filings.xlsx", XlsxAsync).Produces(StatusCodes.Status200OK, contentType: SheetFile.Xlsx)
            .WithName("DownloadFilings").WithSummary("All of it as an Excel workbook");
    }

    public static async Task<Results<Ok<Filings>, ProblemHttpResult>> HandleAsync(
        DateOnly from, DateOnly to, Caller caller, LaborContractsDb db, DocumentPages pages, CancellationToken cancellationToken,
        int limit = 100, string? cursor = null)
    {
        var days = new DaysAsked(from, to);
        if (days.Fault() is { } malformed) return malformed;
        (DateTimeOffset, Guid)? after = null;
        if (cursor is not null && (after = PageCursor.TryRead(cursor)) is null) return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
        var (dossiers, next) = await pages.TakeAsync(
            RowsOf(db, caller, days), after, Math.Clamp(limit, 1, DocumentPages.MostOnPage), _ => true, Look.Filing, caller, cancellationToken);
        var filings = new List<Filing>();
        foreach (var dossier in dossiers) filings.Add(await FilingAsync(dossier, db, cancellationToken));
        return TypedResults.Ok(new Filings(Filings.Name, 1, caller.Party, from, to, filings, next is var (at, id) ? PageCursor.After(at, id) : null));
    }

    public static Results<PushStreamHttpResult, ProblemHttpResult> XlsxAsync(
        DateOnly from, DateOnly to, Caller caller, LaborContractsDb db, DocumentPages pages, HttpContext http, CancellationToken cancellationToken)
    {
        var days = new DaysAsked(from, to);
        if (days.Fault() is { } malformed) return malformed;
        http.Response.Headers.CacheControl = "no-store";
        string[] headings = [.. Own.Select(Heading), .. TermsExcerpt.Filing.Headings(), .. Evidence.Select(Heading)];
        var lines = pages.AllAsync(RowsOf(db, caller, days), _ => true, Look.Filing, caller, cancellationToken).Select(
            async (Dossier dossier, CancellationToken cancelled) => Line(await FilingAsync(dossier, db, cancelled), dossier));
        return SheetAnswer.Xlsx("filings", headings, lines, cancellationToken);
    }

    private static IQueryable<ContractRow> RowsOf(LaborContractsDb db, Caller caller, DaysAsked days)
    {
        var (begin, end) = (days.Begin, days.End);
        return db.Contracts.Where(c =>
            c.EmployerCode == caller.Party && c.ShreddedAt == null && ConcludedStates.Names.Contains(c.State)
            && c.ConcludedAt >= begin && c.ConcludedAt < end);
    }

    private static async Task<Filing> FilingAsync(Dossier dossier, LaborContractsDb db, CancellationToken cancellationToken)
    {
        var (contract, row) = (dossier.Contract, dossier.Row);
        var leaf = await db.Leaves.AsNoTracking().FirstAsync(
            l => l.Key == row.Key && l.Revision == row.Revision && l.Kind == (int)LeafKind.ConcludedDocument, cancellationToken);
        var batch = await db.Batches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == leaf.BatchId && b.ProvenAt != null, cancellationToken);
        return new(
            contract.Id, contract.Number, row.Document, contract.Revision, contract.Origin is { } origin ? new(origin.ContractId, origin.Number) : null,
            row.ConcludedAt!.Value.DayInChina(), TermsExcerpt.Filing.Of(contract.Terms),
            new(
                leaf.Sha256, Leaf.Read(leaf.Leaf).Sm3.ToString()[2..], batch is null ? null : Hex.Encode(batch.Root),
                batch?.TransactionHash is { } hash ? Hex.Encode(hash) : null, batch?.BlockNumber, batch?.BlockTime));
    }

    private static IReadOnlyList<string> Line(Filing filing, Dossier dossier) =>
    [
        filing.Number, Language.IsEnglish ? dossier.Contract.Document.TitleEn() : dossier.Contract.Document.Title(),
        filing.Revision.ToString(CultureInfo.InvariantCulture), filing.Follows?.Number ?? "", filing.ConcludedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        .. TermsExcerpt.Filing.Cells(dossier.Contract.Terms),
        filing.Evidence.Sha256, filing.Evidence.Sm3, filing.Evidence.Root ?? "", filing.Evidence.TransactionHash ?? "",
        filing.Evidence.BlockNumber?.ToString(CultureInfo.InvariantCulture) ?? "",
        filing.Evidence.BlockTime is { } time ? JsonTime.Write(time) : "",
    ];

    private static string Heading(string name) => Texts.Get($"filing.{name}");
}

/// <summary>A page of what is filed, docs/formats/filing.md.</summary>
/// <param name="Employer">Credit code.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
internal sealed record Filings(
    string Format, int Version, string Employer, DateOnly From, DateOnly To, IReadOnlyList<Filing> Documents, string? Next)
{
    public const string Name = "labor-contract-filing";
}

/// <param name="Document">Code of its kind.</param>
/// <param name="Values">By path in the terms, as this document leaves them.</param>
internal sealed record Filing(
    Guid Id, string Number, string Document, int Revision, FollowsView? Follows, DateOnly ConcludedOn, IReadOnlyDictionary<string, string> Values,
    FilingEvidence Evidence);

/// <param name="Root">Of the batch that holds its leaf; null like the rest while it is not on chain.</param>
internal sealed record FilingEvidence(string Sha256, string Sm3, string? Root, string? TransactionHash, long? BlockNumber, DateTimeOffset? BlockTime);
