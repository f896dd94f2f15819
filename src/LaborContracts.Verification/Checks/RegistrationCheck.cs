using LaborContracts.Ledger.Leaves;
using LaborContracts.Verification.Attachments;

namespace LaborContracts.Verification.Checks;

/// <summary>How a leaf relates to the file in hand.</summary>
internal enum Registration
{
    /// <summary>There is no leaf to compare with.</summary>
    None,

    /// <summary>The leaf belongs to another contract: it says nothing of this file.</summary>
    OtherContract,

    /// <summary>Same contract key, and another document: if this leaf is the registered one, the file is not.</summary>
    OtherDocument,

    Match,
}

/// <summary>Compares the file with a leaf: kind, key, revision, and both digests.</summary>
internal static class RegistrationCheck
{
    public static Registration Compare(DocumentFacts document, AttachedContract? contract, Leaf? leaf)
    {
        if (contract is null || leaf is null) return Registration.None;
        if (leaf.Key != contract.Key || leaf.Kind != LeafKind.ConcludedDocument) return Registration.OtherContract;
        // Another revision of the same contract is another document, and not an alteration of this one.
        if (leaf.Revision != contract.Revision) return Registration.OtherContract;
        return leaf.Sha256 == document.Sha256 && leaf.Sm3 == document.Sm3 ? Registration.Match : Registration.OtherDocument;
    }
}
