using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Lifecycle;

/// <summary>A contract's whole state, for storage.</summary>
public sealed record ContractSnapshot(
    Guid Id,
    string Number,
    ContractTerms Terms,
    ContractState State,
    PartyRole? AwaitingTimestamp,
    DateTimeOffset? OfferExpiresAt,
    string? DeclineReason);
