using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Api.Pages.Desk.Contracts;

/// <summary>Where a document stands for its employer's people: for whom it waits, if for anybody.</summary>
/// <param name="Key">Of the texts <c>desk.now.{key}</c> and <c>desk.now.{key}.means</c>.</param>
/// <param name="Until">By when, if there is an end to it.</param>
public sealed record DeskStanding(string Key, DateTimeOffset? Until = null)
{
    private const string SealKey = "seal";
    private const string WorkerKey = "worker";

    /// <summary>Whether the caller's own seal is what everything waits for.</summary>
    public bool AwaitsSeal => Key == SealKey;

    public bool AwaitsWorker => Key == WorkerKey;

    /// <param name="own">As which party the caller looks.</param>
    public static DeskStanding Of(LaborContract contract, PartyRole own, DateTimeOffset now) => contract switch
    {
        { AwaitingTimestamp: not null } => new("timestamp"),
        { State: ContractState.Offered or ContractState.SignedByWorker or ContractState.SignedByEmployer } when now >= contract.OfferExpiresAt => new("expired"),
        { State: ContractState.Offered or ContractState.SignedByWorker or ContractState.SignedByEmployer } => Awaiting(contract, own, now),
        _ => new(contract.State.ToString().ToLowerInvariant()),
    };

    private static DeskStanding Awaiting(LaborContract contract, PartyRole own, DateTimeOffset now)
    {
        var next = Enum.GetValues<PartyRole>().Single(role => contract.RefusalToSign(role, now) is null);
        return new(
            next == own ? SealKey : next switch { PartyRole.Worker => WorkerKey, PartyRole.Employer => "employer", _ => "partner" },
            contract.OfferExpiresAt);
    }
}
