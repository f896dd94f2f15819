namespace LaborContracts.Documents.Layout;

/// <summary>What a part of a page is that is no part of the contract (ISO 32000-1, 14.8.2.2).</summary>
internal enum ArtifactKind
{
    /// <summary>Rules, frames and grounds.</summary>
    Layout,

    /// <summary>A table's head, printed again where the table goes on.</summary>
    RepeatedHead,

    Header,

    Footer,

    Watermark,
}
