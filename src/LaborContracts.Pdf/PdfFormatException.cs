namespace LaborContracts.Pdf;

/// <summary>Why a file could not be read.</summary>
public enum PdfFault
{
    /// <summary>It does not begin as a PDF does.</summary>
    NotPdf,

    /// <summary>It breaks the format, or bends it in a way that different readers read differently.</summary>
    Malformed,

    Encrypted,

    /// <summary>Larger, deeper or more compressed than this reader accepts.</summary>
    BeyondLimits,
}

/// <summary>The bytes are not a PDF that this strict reader accepts. Reading never fails in another way.</summary>
public sealed class PdfFormatException(PdfFault fault, string message) : FormatException(message)
{
    public PdfFault Fault => fault;

    internal static PdfFormatException Malformed(string message) => new(PdfFault.Malformed, message);

    internal static PdfFormatException BeyondLimits(string message) => new(PdfFault.BeyondLimits, message);
}
