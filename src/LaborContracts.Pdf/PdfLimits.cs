namespace LaborContracts.Pdf;

/// <summary>Bounds that keep a hostile file from costing more than an honest one.</summary>
public sealed record PdfLimits
{
    public static readonly PdfLimits Default = new();

    /// <summary>Bytes of the file.</summary>
    public int FileBytes { get; init; } = 64 << 20;

    /// <summary>Bytes that all decoded streams of one file may have together.</summary>
    public long DecodedBytes { get; init; } = 256L << 20;

    /// <summary>Arrays and dictionaries inside each other.</summary>
    public int Depth { get; init; } = 64;

    /// <summary>Highest object number.</summary>
    public int ObjectNumber { get; init; } = 1_000_000;

    /// <summary>Cross-reference sections.</summary>
    public int Sections { get; init; } = 1_000;
}
