using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Validation.Differences;

namespace LaborContracts.Signatures.Validation;

/// <summary>
/// The validation of one signature. What is broken comes first, then what is not permitted, then what cannot be shown:
/// so a TOTAL-FAILED is never hidden behind an INDETERMINATE.
/// </summary>
internal sealed class SignatureValidation(
    Judging judging, SignatureField field, IReadOnlyList<SignatureReport> documentTimestamps)
{
    private const X509KeyUsageFlags SigningUsage =
        X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation;

    private SignatureReport _report = new()
    {
        // Until the later revisions have been looked at, the worst holds: the validation may not get that far.
        Field = field.Name,
        Indication = Indication.TotalPassed,
        ModificationsAfter = ModificationLevel.Forbidden,
    };

    public SignatureReport Report()
    {
        try
        {
            _report = _report with { SigningTime = SignatureDictionary.ClaimedTime(judging.File, field) };
            return Judge() is { } judgement ? _report.With(judgement) : _report;
        }
        catch (FormatException e) // strict readers of PDF and DER: what they refuse is no signature in the right form
        {
            return (_report with { Level = null, TimestampTime = null })
                .With(Judgement.Failed(SubIndication.FormatFailure, "signature.format", e.Message));
        }
    }

    private Judgement? Judge()
    {
        var dictionary = SignatureDictionary.Read(judging.File, field);
        _report = _report with
        {
            CoveredLength = dictionary.CoveredLength,
            CoversWholeDocument = dictionary.CoveredLength == judging.File.Bytes.Length,
        };
        var revision = SignedRange.RevisionOf(dictionary, judging, field);
        if (dictionary.SubFilter is not ("ETSI.CAdES.detached" or "adbe.pkcs7.detached"))
            return Judgement.Open(
                SubIndication.SigConstraintsFailure,
                "signature.kind",
                "A signature of a kind that is not judged here.");

        var cms = CmsSignature.Read(dictionary.Cms);
        if (cms.Content is not null) throw new FormatException("The CMS brings content of its own.");
        var (fault, certificate) = SignerCheck.Of(cms, cms.DataType, dictionary.Hash);
        if (certificate is not null)
        {
            _report = _report with
            {
                SignerName = certificate.CommonName,
                SignerIdentifier = certificate.Identifier,
                CertificateSha256 = certificate.Sha256,
                Certificate = new(
                    Convert.ToHexString(certificate.SerialNumber.Span), certificate.IssuerName, certificate.NotBefore, certificate.NotAfter),
            };
        }

        var open = fault is { } broken ? Judgement.Of(broken) : null;
        if (open?.Indication == Indication.TotalFailed) return open;
        if (JudgeModifications(dictionary, revision) is { } modified) return modified;
        if (open is not null) return open;
        if (dictionary.SubFilter != "ETSI.CAdES.detached")
            return Judgement.Open(
                SubIndication.SigConstraintsFailure,
                "signature.not-pades",
                "The signature does not claim to be PAdES.");

        _report = _report with { Level = "PAdES-B-B" };
        return JudgeCertificate(certificate!) ?? JudgeTrust(cms, certificate!, dictionary.CoveredLength);
    }

    private Judgement? JudgeModifications(SignatureDictionary dictionary, int revision)
    {
        var change = judging.Modifications.After(
            revision,
            judging.File.TrailingBytes,
            SignaturePermissions.Of(judging.File, dictionary.Dictionary, field.Dictionary));
        _report = _report with { ModificationsAfter = change.Level };
        if (change.ChangesMetadata)
            Warn(new SignatureRemark(
                "file.metadata-changed",
                "A later update also changed the document information or metadata, which are not printed."));
        return change.Why is { } why ? Judgement.Failed(SubIndication.ModifiedAfterSigning, "file.modified", why) : null;
    }

    private static Judgement? JudgeCertificate(Certificate certificate)
    {
        if (certificate.Extensions.KeyUsage is not { } usage || (usage & SigningUsage) == 0)
            return Constraint("The signer's certificate is not one for signatures.");
        return certificate.Extensions.Purposes is { } purposes && !purposes.Any(IsForDocuments)
            ? Constraint("The signer's certificate is for other purposes than documents.")
            : null;
    }

    private Judgement? JudgeTrust(CmsSignature cms, Certificate certificate, int length)
    {
        var fromOutside = judging.Proofs.Before(length);
        var timestamp = TimestampJudgement.Of(cms, judging.Policy, judging.Material, fromOutside);
        if (timestamp.Fault is { } broken) return broken;
        if (timestamp.Time is { } token) judging.Proofs.AddToken(length, token);
        var stamped = Earlier(timestamp.Time, documentTimestamps.Where(t => t.CoveredLength >= length).Min(t => t.TimestampTime));
        var proven = Earlier(stamped, fromOutside);
        if (stamped is not null) _report = _report with { TimestampTime = stamped, TimestampAuthority = timestamp.Authority, Level = "PAdES-B-T" };
        else Warn(new SignatureRemark(
            "timestamp.missing", "No timestamp proves when the signature existed; it is judged as of now."));

        // Without a proof of existence only the present counts (EN 319 102-1 §5.5.4).
        var own = ValidationMaterial.Of(cms);
        var (path, fault) = CertificatePath.Find(
            certificate, own.And(judging.Material).Certificates, judging.Policy.TrustRoots, proven ?? judging.Policy.At);
        if (fault is not null)
        {
            // The token proves that the signature is older than the certificate's validity: that will never become
            // right.
            return fault.SubIndication == SubIndication.NotYetValid && proven is not null
                ? fault with { Indication = Indication.TotalFailed }
                : fault;
        }

        var revocation = RevocationJudgement.Of(
            path!, own.And(judging.Material).Revocation, judging.Policy, proven, judging.Proofs.After(length));
        if (revocation.Fault is not null) return revocation.Fault;
        foreach (var warning in revocation.Warnings) Warn(warning);
        if (stamped is not null && IsCompleteInFile()) RaiseLevel(length);
        return null;

        // Baseline LT means that the file itself, and nobody else, brings what was needed.
        bool IsCompleteInFile() => judging.Policy.Known.IsEmpty
            ? timestamp.IsComplete && revocation.IsComplete
            : TimestampJudgement.Of(cms, judging.Policy, judging.InFile, fromOutside) is { Fault: null, IsComplete: true }
                && RevocationJudgement.Of(path!, own.And(judging.InFile).Revocation, judging.Policy, proven, null)
                    is { Fault: null, IsComplete: true };
    }

    /// <summary>LTA where a document timestamp that passed covers the signature and a security store after it.</summary>
    private void RaiseLevel(int length)
    {
        var isArchived = documentTimestamps.Any(t => t.TimestampTime is not null && t.CoveredLength > length
            && judging.History.EndingAt(t.CoveredLength) is { } revision
            && judging.History.At(revision).File.Catalog.ContainsKey("DSS"));
        _report = _report with { Level = isArchived ? "PAdES-B-LTA" : "PAdES-B-LT" };
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private void Warn(SignatureRemark warning) => _report = _report with { Warnings = [.. _report.Warnings, warning] };

    private static Judgement Constraint(string message) =>
        Judgement.Open(SubIndication.ChainConstraintsFailure, "certificate.usage", message);

    private static bool IsForDocuments(string purpose) => purpose is Oids.DocumentSigning or Oids.AdobeDocumentSigning
        or Oids.MicrosoftDocumentSigning or Oids.EmailProtection or Oids.AnyPurpose;
}
