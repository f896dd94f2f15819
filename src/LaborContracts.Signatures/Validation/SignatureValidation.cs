using System.Security.Cryptography.X509Certificates;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;

namespace LaborContracts.Signatures.Validation;

/// <summary>
/// The validation of one signature. What is broken comes first, then what is not permitted, then what cannot be shown:
/// so a TOTAL-FAILED is never hidden behind an INDETERMINATE.
/// </summary>
internal sealed class SignatureValidation(
    PdfFile file,
    FileHistory history,
    Modifications modifications,
    SignaturePolicy policy,
    SignatureField field,
    IReadOnlyList<SignatureField> allSigned)
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
            _report = _report with { SigningTime = SignatureDictionary.ClaimedTime(file, field) };
            var judgement = Judge();
            return judgement is null
                ? _report
                : _report with
                {
                    Indication = judgement.Indication,
                    SubIndication = judgement.SubIndication,
                    Reason = judgement.Reason,
                };
        }
        catch (FormatException e) // strict readers of PDF and DER: what they refuse is no signature in the right form
        {
            return _report with
            {
                Indication = Indication.TotalFailed,
                SubIndication = SubIndication.FormatFailure,
                Reason = new SignatureRemark("signature.format", e.Message),
                Level = null,
                TimestampTime = null,
            };
        }
    }

    private Judgement? Judge()
    {
        var dictionary = SignatureDictionary.Read(file, field);
        _report = _report with
        {
            CoveredLength = dictionary.CoveredLength,
            CoversWholeDocument = dictionary.CoveredLength == file.Bytes.Length,
        };
        var revision = FindRevision(dictionary);
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
        return JudgeCertificate(certificate!) ?? JudgeTrust(cms, certificate!);
    }

    private int FindRevision(SignatureDictionary dictionary)
    {
        if (field.Reference is null) throw new FormatException("The signature field is no indirect object.");
        if (allSigned.Count(f => f.Name == field.Name) > 1)
            throw new FormatException("Two signed fields bear the same name.");
        var revision = history.EndingAt(dictionary.CoveredLength)
            ?? throw new FormatException("The /ByteRange does not end where a revision of the file ends.");
        if (history.SignedIn(revision) is not [{ Reference: { } reference }]
            || reference.Number != field.Reference.Number)
            throw new FormatException(
                "The revision that the signature covers did not sign this field, or not this field alone.");
        return revision;
    }

    private Judgement? JudgeModifications(SignatureDictionary dictionary, int revision)
    {
        var (level, why) = modifications.After(revision, file.TrailingBytes);
        if (level > ModificationLevel.None && dictionary.ForbidsAllChanges)
            (level, why) = (
                ModificationLevel.Forbidden, why ?? "The file is certified against every change, and was changed.");
        _report = _report with { ModificationsAfter = level };
        return why is null ? null : Judgement.Failed(SubIndication.ModifiedAfterSigning, "file.modified", why);
    }

    private static Judgement? JudgeCertificate(Certificate certificate)
    {
        if (certificate.Extensions.KeyUsage is not { } usage || (usage & SigningUsage) == 0)
            return Constraint("The signer's certificate is not one for signatures.");
        return certificate.Extensions.Purposes is { } purposes && !purposes.Any(IsForDocuments)
            ? Constraint("The signer's certificate is for other purposes than documents.")
            : null;
    }

    private Judgement? JudgeTrust(CmsSignature cms, Certificate certificate)
    {
        var timestamp = TimestampJudgement.Of(cms, policy);
        if (timestamp.Fault is { } broken) return broken;
        if (timestamp.Time is { } proven) _report = _report with { TimestampTime = proven, Level = "PAdES-B-T" };
        else Warn(new SignatureRemark(
            "timestamp.missing", "No timestamp proves when the signature existed; it is judged as of now."));

        // Without a proof of existence only the present counts (EN 319 102-1 §5.5.4).
        var (path, fault) = CertificatePath.Find(
            certificate, cms.Certificates, policy.TrustRoots, timestamp.Time ?? policy.At);
        if (fault is not null)
        {
            // The token proves that the signature is older than the certificate's validity: that will never become
            // right.
            return fault.SubIndication == SubIndication.NotYetValid && timestamp.Time is not null
                ? fault with { Indication = Indication.TotalFailed }
                : fault;
        }

        if (RevocationJudgement.Of(path!, cms, policy.Revocation) is { } revocation) return revocation;
        foreach (var warning in RevocationJudgement.Warnings(certificate)) Warn(warning);
        return null;
    }

    private void Warn(SignatureRemark warning) => _report = _report with { Warnings = [.. _report.Warnings, warning] };

    private static Judgement Constraint(string message) =>
        Judgement.Open(SubIndication.ChainConstraintsFailure, "certificate.usage", message);

    private static bool IsForDocuments(string purpose) => purpose is Oids.DocumentSigning or Oids.AdobeDocumentSigning
        or Oids.MicrosoftDocumentSigning or Oids.EmailProtection or Oids.AnyPurpose;
}
