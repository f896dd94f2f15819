using LaborContracts.Signatures.Cms;

namespace LaborContracts.Signatures.Validation;

/// <summary>A check that did not hold: what follows from it, and why.</summary>
internal sealed record Judgement(Indication Indication, SubIndication SubIndication, SignatureRemark Reason)
{
    public static Judgement Failed(SubIndication subIndication, string code, string message) =>
        new(Indication.TotalFailed, subIndication, new SignatureRemark(code, message));

    public static Judgement Open(SubIndication subIndication, string code, string message) =>
        new(Indication.Indeterminate, subIndication, new SignatureRemark(code, message));

    public static Judgement Of(SignerFault fault) => fault switch
    {
        SignerFault.Format => Failed(
            SubIndication.FormatFailure, "cms.attributes", "The signed attributes are missing or of another kind."),
        SignerFault.DigestDiffers =>
            Failed(SubIndication.HashFailure, "cms.digest", "The signed bytes are not those of the file."),
        SignerFault.SignatureInvalid =>
            Failed(SubIndication.SigCryptoFailure, "cms.signature", "The signature value does not hold."),
        SignerFault.NoCertificate => Open(
            SubIndication.NoSigningCertificateFound, "certificate.missing", "The signer's certificate is not there."),
        SignerFault.DigestNotAccepted or SignerFault.AlgorithmNotAccepted =>
            Open(
                SubIndication.CryptoConstraintsFailure,
                "cms.algorithm",
                "An algorithm or key that is too weak or unknown."),
        SignerFault.NoSigningCertificateAttribute =>
            Open(
                SubIndication.SigConstraintsFailure,
                "cms.signing-certificate",
                "The signature does not say which certificate it was made with."),
        SignerFault.SigningCertificateDiffers =>
            Open(
                SubIndication.NoSigningCertificateFound,
                "certificate.other",
                "The certificate is not the one that the signature names."),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };
}
