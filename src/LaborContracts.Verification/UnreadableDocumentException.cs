using LaborContracts.Pdf;

namespace LaborContracts.Verification;

/// <summary>There is nothing to report on: not a readable PDF, encrypted, or beyond the limits.</summary>
public sealed class UnreadableDocumentException(PdfFormatException cause) : Exception(cause.Message, cause)
{
    /// <summary>Stable code: <c>document.not-pdf</c>, <c>.malformed</c>, <c>.encrypted</c> or <c>.beyond-limits</c>.</summary>
    public string Code => cause.Fault switch
    {
        PdfFault.NotPdf => "document.not-pdf",
        PdfFault.Malformed => "document.malformed",
        PdfFault.Encrypted => "document.encrypted",
        PdfFault.BeyondLimits => "document.beyond-limits",
        _ => throw new InvalidOperationException($"No such fault: {cause.Fault}."),
    };
}
