using System.Globalization;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// Who has looked at the documents of the relation to which a contract belongs, when, and why, latest first. The worker is told all that is recorded; another
/// party the same but for the network addresses of others.
/// </summary>
internal static class ShowAccessLog
{
    private const int MostOnPage = 100;

    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapGet("/{id:guid}/access-log", HandleAsync)
        .WithName("ShowAccessLog")
        .WithSummary("Who has looked at the contract and what follows it, when and why, latest first");

    public static async Task<Results<Ok<Page>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, DossierShelf shelf, PlatformSettings settings, TimeProvider clock, CancellationToken cancellationToken, int limit = 20, string? cursor = null)
    {
        var before = int.MaxValue;
        if (cursor is not null && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out before))
            return Problems.Of(StatusCodes.Status400BadRequest, "page.cursor");
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { Row: var row }) return Problems.ContractNotFound();
        limit = Math.Clamp(limit, 1, MostOnPage);
        var looks = await shelf.ReadLooksAsync(row, before, limit + 1, cancellationToken);
        var actor = Dossier.ActorOf(caller.RoleIn(row));
        return TypedResults.Ok(new Page(
            [.. looks.Take(limit).Where(look => look.Told.IsTold(settings, clock.GetUtcNow())).Select(look => View(look.Told, row, showAddress: !caller.IsEmployer || look.Told.Actor == actor))],
            looks.Count > limit ? looks[limit - 1].Sequence.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static LookView View(TrailEvent told, ContractRow row, bool showAddress)
    {
        return new(
            told.At,
            SealedTrail.DocumentOf(told, row),
            told.Details["documentSha256"],
            told.Details["what"],
            told.Actor,
            told.Details["account"],
            showAddress ? told.Details["from"] : null,
            told.Details.GetValueOrDefault("caseNumber"),
            told.Details.GetValueOrDefault("basis"),
            MessageOf(told));
    }

    /// <summary>A look in words, with the case within which it was.</summary>
    public static string MessageOf(TrailEvent told)
    {
        var (by, account, seen) = (Texts.Get($"look.by.{told.Actor}"), told.Details["account"], Texts.Get($"look.{told.Details["what"]}"));
        return told.Details.TryGetValue("caseNumber", out var number)
            ? Texts.Format("look.message.case", by, account, number, Texts.Get($"case.basis.{told.Details["basis"]}"), seen)
            : Texts.Format("look.message", by, account, seen);
    }

    /// <param name="ContractId">The document that was looked at.</param>
    /// <param name="DocumentSha256">Its revision at that time.</param>
    /// <param name="What">What of it was shown: <c>contract</c> (state and terms), <c>document</c> (the PDF), <c>findings</c>, <c>proof</c>, <c>trail</c>, <c>evidence</c>, <c>certificate</c>, <c>export</c>; within a case <c>search</c>, <c>contract</c>, <c>document</c>, <c>comparison</c>.</param>
    /// <param name="Actor">As whom the account looked: <c>worker</c>, <c>employer</c>, <c>partner</c>, <c>inspector</c>.</param>
    /// <param name="From">Network address; null for another party's, unless a worker asks.</param>
    /// <param name="CaseNumber">Of the labor authority's case within which it was; null for a party.</param>
    /// <param name="Basis">The case's legal basis.</param>
    /// <param name="Message">All of it in words.</param>
    internal sealed record LookView(
        DateTimeOffset At, Guid ContractId, string DocumentSha256, string What, string Actor, string Account, string? From,
        string? CaseNumber, string? Basis, string Message);

    /// <param name="Next">Cursor of the next page; null on the last.</param>
    internal sealed record Page(IReadOnlyList<LookView> Looks, string? Next);
}
