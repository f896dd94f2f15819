using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Api.Pages.MyContracts;

/// <summary>Where a document stands for its worker: what is asked of them now, if anything is.</summary>
/// <param name="Key">Of the texts <c>mine.now.{key}</c> and <c>mine.now.{key}.means</c>.</param>
/// <param name="Until">By when, if there is an end to it.</param>
public sealed record Standing(string Key, DateTimeOffset? Until = null)
{
    private const string SignKey = "sign";

    /// <summary>Whether the worker's signature is what everything waits for.</summary>
    public bool AwaitsWorker => Key == SignKey;

    public static Standing Of(LaborContract contract, DateTimeOffset now) => contract switch
    {
        { AwaitingTimestamp: not null } => new("timestamp"),
        { State: ContractState.Offered } when contract.RefusalToSign(PartyRole.Worker, now) is null => new(SignKey, contract.OfferExpiresAt),
        { State: ContractState.Offered } when now >= contract.OfferExpiresAt => new("expired"),
        { State: ContractState.Offered } => new("unsealed"), // one side's own declaration, which that side has not signed yet
        { State: ContractState.SignedByWorker or ContractState.SignedByEmployer } => new("others", contract.OfferExpiresAt),
        { State: ContractState.Concluded } when !contract.Document.Signers().Contains(PartyRole.Worker) => new("declared"),
        _ => new(contract.State.ToString().ToLowerInvariant()),
    };
}
