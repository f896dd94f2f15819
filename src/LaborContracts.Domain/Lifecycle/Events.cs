using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;

namespace LaborContracts.Domain.Lifecycle;

/// <summary>What an act changed. The host writes each into the evidence trail.</summary>
public abstract record ContractEvent(DateTimeOffset At);

/// <summary>The contract went out for signing, with the findings that did not block it.</summary>
/// <param name="Reasons">By rule id, why the employer goes on in spite of a warning.</param>
public sealed record ContractOffered(
    DateTimeOffset At, DateTimeOffset ExpiresAt, IReadOnlyList<Finding> Findings, IReadOnlyDictionary<string, string> Reasons)
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

/// <summary>One side gave a notice, which waits for no offer.</summary>
public sealed record ContractOvertaken(DateTimeOffset At, Guid By) : ContractEvent(At);

/// <summary>A later document of the relation is concluded, and the terms it brought hold from now on.</summary>
public sealed record ContractSucceeded(DateTimeOffset At, DocumentKind Document, int Revision) : ContractEvent(At);

/// <summary>A document that follows went out for signing; until it is decided no other may.</summary>
public sealed record SuccessorOpened(DateTimeOffset At, Guid Successor) : ContractEvent(At);

/// <summary>The document that was out for signing was declined, withdrawn, or ran out of time.</summary>
public sealed record SuccessorClosed(DateTimeOffset At, Guid Successor) : ContractEvent(At);

/// <summary>The worker asked for a change of a clause.</summary>
public sealed record ChangeRequested(DateTimeOffset At, ChangeRequest Request) : ContractEvent(At);

/// <summary>The employer answered a request for a change.</summary>
public sealed record ChangeAnswered(DateTimeOffset At, ChangeRequest Request) : ContractEvent(At);

/// <summary>The worker asked for a stamped copy on paper.</summary>
public sealed record PaperCopyRequested(DateTimeOffset At, PaperCopyRequest Request) : ContractEvent(At);
