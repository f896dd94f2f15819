using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;

namespace LaborContracts.Verification.Checks;

/// <summary>What a leaf has to do with the document: only the first makes it a contract of ours.</summary>
internal enum Tie
{
    /// <summary>Key, kind, revision and both hashes are the concluded document's.</summary>
    Same,

    /// <summary>Every byte is, of a file without a key: it was received as it is, and made and signed elsewhere.</summary>
    Received,

    /// <summary>Key, kind and revision are, the bytes are not: one of the two is not what was concluded.</summary>
    OtherDocument,

    /// <summary>Key is, kind or revision is not: a leaf of another document of the same contract.</summary>
    OtherRevision,

    /// <summary>The bytes are, but the document carries no such key.</summary>
    OtherKey,

    /// <summary>Nothing.</summary>
    None,
}

/// <summary>Whether a leaf is the document's. This says nothing yet of whether the leaf is registered.</summary>
internal static class LeafCheck
{
    public static Tie Of(Leaf leaf, Document document)
    {
        // A file that carries a key, usable or not, was made here: a leaf that says otherwise is not its own.
        if (leaf.Kind == LeafKind.ImportedDocument && document.CarriesNoKey)
            return leaf.Sha256 == document.Sha256 && leaf.Sm3 == document.Sm3 ? Tie.Received : Tie.None;
        if (document.Attachment is not { } attachment || leaf.Key != attachment.Key)
            return document.ConcludedAs(leaf) is null ? Tie.None : Tie.OtherKey;
        if (leaf.Kind != LeafKind.ConcludedDocument || leaf.Revision != attachment.Revision) return Tie.OtherRevision;
        return document.ConcludedAs(leaf) is null ? Tie.OtherDocument : Tie.Same;
    }

    /// <summary>
    /// The tie of the proof's leaf in words; a proof that has nothing to do with the document is as good as none.
    /// </summary>
    public static Finding Of(Proof? proof, Document document) => proof is null
        ? Finding.Of(Outcome.NotChecked, "proof.missing")
        : Of(proof.Leaf, document) switch
        {
            Tie.Same => Finding.Of(Outcome.Passed, "leaf.same"),
            Tie.Received => Finding.Of(Outcome.Passed, "leaf.received"),
            Tie.OtherDocument => Finding.Of(Outcome.Failed, "leaf.other-document"),
            Tie.OtherRevision => Finding.Of(Outcome.NotChecked, "proof.other-revision"),
            Tie.OtherKey => Finding.Of(Outcome.NotChecked, "proof.other-key"),
            Tie.None => Finding.Of(Outcome.NotChecked, "proof.other-contract"),
            var other => throw new InvalidOperationException($"No such tie: {other}."),
        };
}
