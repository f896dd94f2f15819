using LaborContracts.Ledger;
using LaborContracts.Verification.Trails;

namespace LaborContracts.Verification.Evidence;

/// <summary>What was found of an evidence package (docs/formats/evidence.md, "Judging").</summary>
/// <param name="Key">The contract key that the package names; null if there is none to name.</param>
/// <param name="Steps">In the order in which they were made.</param>
/// <param name="Documents">The first document and those that follow it.</param>
/// <param name="Trail">Null if the package has none that can be read.</param>
public sealed record EvidenceReport(
    Verdict Verdict, DateTimeOffset CheckedAt, Bytes32 Key, IReadOnlyList<EvidenceStep> Steps,
    IReadOnlyList<EvidenceDocument> Documents, TrailReport? Trail)
{
    /// <summary>A step by its part; null if it was not made.</summary>
    public EvidenceStep? Step(EvidencePart part) => Steps.FirstOrDefault(step => step.Part == part);
}

/// <summary>One part of a package, and what became of it.</summary>
public sealed record EvidenceStep(EvidencePart Part, Outcome Outcome, IReadOnlyList<Reason> Reasons);

/// <summary>The steps, in their order.</summary>
public enum EvidencePart
{
    /// <summary>manifest.json and checksums.txt are what the ZIP holds.</summary>
    Manifest,

    /// <summary>Each document is signed by those that it needs, and unchanged since.</summary>
    Documents,

    /// <summary>Each document is registered: proof, inclusion, and the pinned registry by node or consensus proof.</summary>
    Registration,

    /// <summary>The evidence trail is whole and registered.</summary>
    Trail,

    /// <summary>Who was identified how, and what shows that each signer meant it.</summary>
    Intent,

    /// <summary>rule-check.json says what the trail recorded at the offers.</summary>
    Rules,

    /// <summary>statement.json is of the pinned registry.</summary>
    Statement,

    /// <summary>The platform sealed the report, over these files, and it says what was found here.</summary>
    Report,

    /// <summary>The platform sealed the certificate of deposit, over these documents.</summary>
    Certificate,
}

/// <summary>A document of the package and its report; null if it cannot be read.</summary>
public sealed record EvidenceDocument(string Name, Report? Report);
