using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Verification;

/// <summary>The verification report, <c>docs/formats/report.md</c>.</summary>
/// <param name="DocumentTimestamps">Over the file, and nobody's signatures.</param>
public sealed record Report(
    Verdict Verdict,
    ContractStatus Status,
    DateTimeOffset CheckedAt,
    DocumentFacts Document,
    IReadOnlyList<PartySignature> Signatures,
    IReadOnlyList<SignatureReport> DocumentTimestamps,
    AnchorFacts? Anchor,
    IReadOnlyList<Reason> Reasons);

/// <summary>The file as it was handed in.</summary>
/// <param name="Kind">What the signed revision says it is (docs/formats/attachment.md); null if it says nothing.</param>
/// <param name="Revision">Its number among the documents of its contract, as it says; null likewise.</param>
public sealed record DocumentFacts(Bytes32 Sha256, Bytes32 Sm3, int Bytes, int Pages, string? Kind, uint? Revision);

/// <summary>A signature and the party it stands for; the role is null for a field that is not a party's.</summary>
public sealed record PartySignature(string? Role, SignatureReport Signature);

/// <summary>
/// Where the file is registered. Root, index and size are the proof's claim; block and time are what the pinned
/// registry answered or its validators sealed, null if neither was looked at or it is not there.
/// </summary>
/// <param name="Consensus">What a consensus proof shows of the root, or why it shows nothing; null if none was given.</param>
public sealed record AnchorFacts(
    Proof Proof, bool InclusionHolds, ulong? ChainId, Address? Registry,
    Anchor? OnChain, AnchoredEvent? Event, ulong? Confirmations, ConsensusResult<ProvenAnchor>? Consensus);
