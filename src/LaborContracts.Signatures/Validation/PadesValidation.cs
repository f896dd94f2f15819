using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Validation.Differences;

namespace LaborContracts.Signatures.Validation;

/// <summary>What was found in one file.</summary>
/// <param name="Signatures">One report for each signed field, in the order in which they were signed.</param>
/// <param name="DocumentTimestamps">The same for the timestamps over the document, which are nobody's signatures.</param>
public sealed record PadesReport(
    IReadOnlyList<SignatureReport> Signatures, IReadOnlyList<SignatureReport> DocumentTimestamps);

/// <summary>
/// Validates the signatures of a PDF against the caller's policy, after ETSI EN 319 102-1 §5 and the PAdES profile
/// EN 319 142-1. What is wrong with a signature is in its report, never an exception.
/// </summary>
public static class PadesValidation
{
    private const int MostSignatures = 32; // each costs a hash over the file and the search for several paths

    /// <exception cref="PdfFormatException">The file's form cannot be read, or has more signatures than are
    /// judged.</exception>
    public static PadesReport Validate(PdfFile file, SignaturePolicy policy)
    {
        var signed = SignatureField.Of(file).Where(f => f.Value is not null).ToList();
        var timestamps = signed.Where(f => f.IsTimestamp(file)).ToList();
        if (timestamps.Count > MostSignatures || signed.Count - timestamps.Count > MostSignatures)
            throw new PdfFormatException(PdfFault.BeyondLimits, $"More than {MostSignatures} signatures.");

        var history = new FileHistory(file);
        var inFile = ValidationMaterial.Of(file);
        var judging = new Judging(
            file, history, new Modifications(history), policy, signed, inFile,
            inFile.And(ValidationMaterial.Of(policy.Known)), new ProofsOfExistence(policy.Proofs));

        // From the outside in: each timestamp that passes proves when what lies before it existed, and what lies before
        // it is judged as of then (EN 319 102-1 §5.6.3).
        var documentTimestamps = new List<SignatureReport>();
        foreach (var field in timestamps.OrderByDescending(f => SignatureDictionary.ClaimedLength(file, f)))
        {
            var report = DocumentTimestampValidation.Report(judging, field);
            documentTimestamps.Add(report);
            if (report.TimestampTime is not { } time) continue;
            judging.Proofs.Add(report.CoveredLength, time);
            judging.Proofs.AddToken(report.CoveredLength, time);
        }

        // Oldest first: the token in an earlier signature shows that the later ones were made after it.
        var signatures = signed.Except(timestamps).OrderBy(f => SignatureDictionary.ClaimedLength(file, f))
            .Select(field => new SignatureValidation(judging, field, documentTimestamps).Report()).ToList();
        return new(InOrder(signatures), InOrder(documentTimestamps));
    }

    private static IReadOnlyList<SignatureReport> InOrder(IEnumerable<SignatureReport> reports) =>
        [.. reports.OrderBy(r => r.CoveredLength == 0 ? int.MaxValue : r.CoveredLength)];
}
