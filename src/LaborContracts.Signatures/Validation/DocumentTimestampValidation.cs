using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Validation.Differences;

namespace LaborContracts.Signatures.Validation;

/// <summary>
/// The validation of one document timestamp (EN 319 142-1 §5.4.3). One that passes proves when all before it existed; one
/// that does not proves nothing, and breaks no signature.
/// </summary>
internal static class DocumentTimestampValidation
{
    public static SignatureReport Report(Judging judging, SignatureField field)
    {
        var report = new SignatureReport
        {
            Field = field.Name, Indication = Indication.TotalPassed, ModificationsAfter = ModificationLevel.Forbidden,
        };
        try
        {
            var dictionary = SignatureDictionary.Read(judging.File, field);
            var revision = SignedRange.RevisionOf(dictionary, judging, field);
            report = report with
            {
                CoveredLength = dictionary.CoveredLength,
                CoversWholeDocument = dictionary.CoveredLength == judging.File.Bytes.Length,
            };
            if (dictionary.SubFilter != "ETSI.RFC3161")
                return report.With(Judgement.Open(
                    SubIndication.SigConstraintsFailure, "signature.kind", "A timestamp of a kind that is not judged here."));
            var change = judging.Modifications.After(
                revision, judging.File.TrailingBytes, SignaturePermissions.Of(judging.File, dictionary.Dictionary, field.Dictionary));
            report = report with { ModificationsAfter = change.Level };

            var token = TimestampJudgement.OfToken(
                dictionary.Cms, dictionary.Hash, judging.Policy, judging.Material, judging.Proofs.Before(dictionary.CoveredLength));
            if (token.Fault is { } fault) return report.With(fault);
            if (change.Why is { } why)
                return report.With(Judgement.Failed(SubIndication.ModifiedAfterSigning, "file.modified", why));
            return report with { TimestampTime = token.Time };
        }
        catch (FormatException e)
        {
            return report.With(Judgement.Failed(SubIndication.FormatFailure, "signature.format", e.Message));
        }
    }
}
