using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Intents;
using LaborContracts.Api.Setup;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// Signs (worker) or seals (employer) with a proof of intent. The request only records the proven intent; the signature
/// and its timestamp are made by a worker, for which the answer waits a little: 200 when it is there, 202 when the
/// timestamp is still awaited. Repeating the call with the same intent changes nothing; when the intent ran out before
/// a timestamp could be had, it says so, and the signer asks for a new one.
/// </summary>
internal static class SignContract
{
    public static void Map(RouteGroupBuilder contracts) => contracts
        .MapPost("/{id:guid}/signatures", HandleAsync)
        .WithName("SignContract")
        .WithSummary("Sign or seal with a completed intent; 202 while the timestamp is awaited");

    private static async Task<Results<Ok<ContractView>, Accepted<ContractView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        IntentAnswer request,
        Caller caller,
        DossierShelf shelf,
        IntentDesk intents,
        AwaitedSignature awaited,
        PlatformSettings settings,
        CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return Problems.ContractNotFound();
        var completed = await intents.CompleteAsync(dossier, request, caller, cancellationToken);
        if (completed.Value is not { } intent) return Problems.From(completed.Refusal!);
        var seen = await awaited.SeeAsync(intent, caller, cancellationToken);
        if (seen.Value is not { } signed) return Problems.From(seen.Refusal!);
        var view = ContractView.From(signed, settings.BaseAddress);
        return signed.Contract.AwaitingTimestamp is null ? TypedResults.Ok(view) : TypedResults.Accepted((string?)null, view);
    }
}
