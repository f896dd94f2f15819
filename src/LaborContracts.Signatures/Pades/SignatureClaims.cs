using System.Globalization;

namespace LaborContracts.Signatures.Pades;

/// <summary>
/// What the signature dictionary says of itself: words of the platform, proven by nobody. The proven time is the
/// token's.
/// </summary>
/// <param name="At">Claimed time of signing, written as /M in UTC with whole seconds.</param>
/// <param name="Name">Name of the signer, /Name.</param>
/// <param name="Reason">Why it was signed, /Reason.</param>
public sealed record SignatureClaims(DateTimeOffset At, string Name, string? Reason = null)
{
    internal string PdfDate => At.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);
}
