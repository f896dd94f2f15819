using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Validation.Differences;

namespace LaborContracts.Signatures.Validation;

/// <summary>
/// Validates the signatures of a PDF against the caller's policy, after ETSI EN 319 102-1 §5 and the PAdES profile
/// EN 319 142-1. What is wrong with a signature is in its report, never an exception.
/// </summary>
public static class PadesValidation
{
    private const int MostSignatures = 32; // each costs a hash over the file and the search for several paths

    /// <summary>
    /// One report for each signed field, in the order in which they were signed. No report is no signature.
    /// </summary>
    /// <exception cref="PdfFormatException">The file's form cannot be read, or has more signatures than are
    /// judged.</exception>
    public static IReadOnlyList<SignatureReport> Validate(PdfFile file, SignaturePolicy policy)
    {
        var signed = SignatureField.Of(file).Where(f => f.Value is not null).ToList();
        if (signed.Count > MostSignatures)
            throw new PdfFormatException(PdfFault.BeyondLimits, $"More than {MostSignatures} signatures.");
        var history = new FileHistory(file);
        var modifications = new Modifications(history);
        var reports = signed.Select(f => new SignatureValidation(file, history, modifications, policy, f, signed).Report());
        return [.. reports.OrderBy(r => r.CoveredLength == 0 ? int.MaxValue : r.CoveredLength)];
    }
}
