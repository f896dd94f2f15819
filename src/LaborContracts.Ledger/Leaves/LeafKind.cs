namespace LaborContracts.Ledger.Leaves;

/// <summary>What a leaf commits to (docs/formats/leaf.md). The numbers are part of the format.</summary>
public enum LeafKind : byte
{
    /// <summary>A document signed by all its parties.</summary>
    ConcludedDocument = 1,

    /// <summary>A later head of the evidence trail of a document already registered.</summary>
    TrailHead = 2,

    /// <summary>A document concluded elsewhere and imported.</summary>
    ImportedDocument = 3,

    /// <summary>The head of an employer's sequence of leaves.</summary>
    SequenceHead = 4,
}
