using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using LaborContracts.Ledger;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// Starts a proof of intent over the revision that is shown: a challenge bound to its hash, and a one-time code sent to
/// the signer's phone or the question to a passkey.
/// </summary>
internal static class StartIntent
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/intents", HandleAsync)
        .WithName("StartIntent")
        .WithSummary("Start a proof of intent over the shown revision; a one-time code goes to the signer's phone, or a passkey is asked");

    private static async Task<Results<Created<IntentView>, ProblemHttpResult>> HandleAsync(
        Guid id, StartRequest? request, Caller caller, DossierShelf shelf, IntentDesk intents, CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var started = await intents.StartAsync(dossier, request?.Method ?? IntentMethod.OneTimeCode, caller, cancellationToken);
        if (started.Value is not var (intent, challenge, passkey)) return Problems.From(started.Refusal!);
        return TypedResults.Created((string?)null, new IntentView(
            intent.Id,
            intent.DocumentSha256,
            new Bytes32(intent.Nonce).ToString(),
            challenge.ToString(),
            intent.StartedAt + OneTimeCodes.Lifetime,
            intent.ExpiresAt,
            passkey));
    }

    /// <param name="Method">A one-time code unless it says otherwise.</param>
    internal sealed record StartRequest(IntentMethod Method = IntentMethod.OneTimeCode);

    /// <param name="CodeExpiresAt">Until when the code, or the passkey's answer, proves the intent.</param>
    /// <param name="ExpiresAt">Until when the proven intent serves its signature.</param>
    /// <param name="Passkey">For <c>navigator.credentials.get</c>, over the same challenge; null where a one-time code was sent.</param>
    internal sealed record IntentView(
        Guid Id,
        string DocumentSha256,
        string Nonce,
        string Challenge,
        DateTimeOffset CodeExpiresAt,
        DateTimeOffset ExpiresAt,
        PasskeyQuestion? Passkey);
}
