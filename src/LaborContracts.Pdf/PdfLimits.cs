namespace LaborContracts.Pdf;

/// <summary>Bounds that keep a hostile file from costing more than an honest one.</summary>
public sealed record PdfLimits
{
    public static readonly PdfLimits Default = new();

    /// <summary>Bytes of the file.</summary>
    public int FileBytes { get; init; } = 64 << 20;

    /// <summary>Bytes that all decoded streams of one file may have together.</summary>
    public long DecodedBytes { get; init; } = 128L << 20;

    /// <summary>How many times larger than its encoded data a decoded stream of more than a mebibyte may be.</summary>
    public int Ratio { get; init; } = 300;

    /// <summary>Arrays and dictionaries inside each other.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Highest object number, and entries of all cross-reference sections together.</summary>
    public int ObjectNumber { get; init; } = 500_000;

    /// <summary>
    /// Objects read, each element of an array and each value of a dictionary counted: what bounds memory.
    /// </summary>
    public int Values { get; init; } = 1_000_000;

    /// <summary>Cross-reference sections, and so revisions.</summary>
    public int Sections { get; init; } = 256;
}
