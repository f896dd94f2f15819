using LaborContracts.Pdf;

namespace LaborContracts.Verification;

/// <summary>There is no report: the file is no readable PDF, is encrypted, or is beyond the limits.</summary>
public sealed class UnreadableDocumentException(PdfFormatException cause) : Exception(cause.Message, cause)
{
    /// <summary>
    /// A stable code: <c>document.not-pdf</c>, <c>.malformed</c>, <c>.encrypted</c> or <c>.beyond-limits</c>.
    /// </summary>
    public string Code { get; } = cause.Fault switch
    {
        PdfFault.NotPdf => "document.not-pdf",
        PdfFault.Malformed => "document.malformed",
        PdfFault.Encrypted => "document.encrypted",
        PdfFault.BeyondLimits => "document.beyond-limits",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause.Fault, null),
    };
}
