using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using LaborContracts.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// Starts a proof of intent over the revision that is shown: a challenge bound to its hash, and a one-time code sent to
/// the signer's phone.
/// </summary>
internal static class StartIntent
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/intents", HandleAsync)
        .WithName("StartIntent")
        .WithSummary("Start a proof of intent over the shown revision; a one-time code goes to the signer's phone");

    private static async Task<Results<Created<IntentView>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, DossierShelf shelf, IntentDesk intents, CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var started = await intents.StartAsync(dossier, caller, cancellationToken);
        if (started.Value is not { } intent) return Problems.From(started.Refusal!);
        return TypedResults.Created((string?)null, new IntentView(
            intent.Id,
            intent.DocumentSha256,
            new Bytes32(intent.Nonce).ToString(),
            dossier.ChallengeOf(intent).ToString(),
            intent.StartedAt + OneTimeCodes.Lifetime,
            intent.ExpiresAt));
    }

    /// <param name="CodeExpiresAt">Until when the code proves the intent.</param>
    /// <param name="ExpiresAt">Until when the proven intent serves its signature.</param>
    internal sealed record IntentView(
        Guid Id, string DocumentSha256, string Nonce, string Challenge, DateTimeOffset CodeExpiresAt, DateTimeOffset ExpiresAt);
}
