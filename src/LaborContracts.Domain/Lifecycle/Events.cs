using LaborContracts.Domain.Statutes;

namespace LaborContracts.Domain.Lifecycle;

/// <summary>What an act changed. The host writes each into the evidence trail.</summary>
public abstract record ContractEvent(DateTimeOffset At);

/// <summary>The contract went to the worker, with the findings that did not block it.</summary>
public sealed record ContractOffered(DateTimeOffset At, DateTimeOffset ExpiresAt, IReadOnlyList<Finding> Findings)
    : ContractEvent(At);

/// <summary>A party has proven its intent to sign; its signature is not made yet.</summary>
public sealed record SignatureRequested(DateTimeOffset At, PartyRole Role) : ContractEvent(At);

/// <summary>A signature with its timestamp is on the document.</summary>
public sealed record SignatureRecorded(DateTimeOffset At, PartyRole Role, bool Concludes) : ContractEvent(At);

/// <summary>No timestamp could be had while the intent was valid; the party is to be asked again.</summary>
public sealed record SignatureAbandoned(DateTimeOffset At, PartyRole Role) : ContractEvent(At);

public sealed record ContractDeclined(DateTimeOffset At, string Reason) : ContractEvent(At);

public sealed record ContractWithdrawn(DateTimeOffset At) : ContractEvent(At);

public sealed record ContractLapsed(DateTimeOffset At) : ContractEvent(At);
