namespace LaborContracts.Signatures.Asn1;

/// <summary>The object identifiers that this library writes or understands; everything else is unknown to it.</summary>
internal static class Oids
{
    // CMS content types and attributes: RFC 5652, RFC 5035, RFC 3161, ETSI EN 319 122-1.
    public const string Data = "1.2.840.113549.1.7.1";
    public const string SignedData = "1.2.840.113549.1.7.2";
    public const string TstInfo = "1.2.840.113549.1.9.16.1.4";
    public const string ContentType = "1.2.840.113549.1.9.3";
    public const string MessageDigest = "1.2.840.113549.1.9.4";
    public const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    public const string SignatureTimestamp = "1.2.840.113549.1.9.16.2.14";

    public const string AdobeRevocation = "1.2.840.113583.1.1.8";
    public const string RevocationInfoOcsp = "1.3.6.1.5.5.7.16.2";

    // Digests and signatures: RFC 5754, RFC 5758.
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const string Sha384 = "2.16.840.1.101.3.4.2.2";
    public const string Sha512 = "2.16.840.1.101.3.4.2.3";
    public const string Rsa = "1.2.840.113549.1.1.1";
    public const string RsaSha256 = "1.2.840.113549.1.1.11";
    public const string RsaSha384 = "1.2.840.113549.1.1.12";
    public const string RsaSha512 = "1.2.840.113549.1.1.13";
    public const string EcPublicKey = "1.2.840.10045.2.1";
    public const string EcdsaSha256 = "1.2.840.10045.4.3.2";
    public const string EcdsaSha384 = "1.2.840.10045.4.3.3";
    public const string EcdsaSha512 = "1.2.840.10045.4.3.4";
    public const string P256 = "1.2.840.10045.3.1.7";
    public const string P384 = "1.3.132.0.34";
    public const string P521 = "1.3.132.0.35";

    // SM2 and SM3, and the content types of signed messages with them: GM/T 0006, GB/T 35275.
    public const string Sm3 = "1.2.156.10197.1.401";
    public const string Sm2Curve = "1.2.156.10197.1.301";
    public const string Sm2Signature = "1.2.156.10197.1.301.1";
    public const string Sm2Sm3 = "1.2.156.10197.1.501";
    public const string GbData = "1.2.156.10197.6.1.4.2.1";
    public const string GbSignedData = "1.2.156.10197.6.1.4.2.2";

    // Certificate extensions and purposes: RFC 5280, RFC 9336, RFC 9608.
    public const string SubjectKeyIdentifier = "2.5.29.14";
    public const string KeyUsage = "2.5.29.15";
    public const string SubjectAlternativeName = "2.5.29.17";
    public const string BasicConstraints = "2.5.29.19";
    public const string CertificatePolicies = "2.5.29.32";
    public const string ExtendedKeyUsage = "2.5.29.37";
    public const string NoRevAvail = "2.5.29.56";
    public const string CrlDistributionPoints = "2.5.29.31";
    public const string AuthorityInformationAccess = "1.3.6.1.5.5.7.1.1";
    public const string OcspSigning = "1.3.6.1.5.5.7.3.9";
    public const string TimeStamping = "1.3.6.1.5.5.7.3.8";
    public const string DocumentSigning = "1.3.6.1.5.5.7.3.36";
    public const string AdobeDocumentSigning = "1.2.840.113583.1.1.5";
    public const string MicrosoftDocumentSigning = "1.3.6.1.4.1.311.10.3.12";
    public const string EmailProtection = "1.3.6.1.5.5.7.3.4";
    public const string AnyPurpose = "2.5.29.37.0";

    // Revocation: RFC 5280 §5, RFC 6960 §4.
    public const string IssuerAlternativeName = "2.5.29.18";
    public const string CrlNumber = "2.5.29.20";
    public const string CrlReason = "2.5.29.21";
    public const string InvalidityDate = "2.5.29.24";
    public const string DeltaCrlIndicator = "2.5.29.27";
    public const string IssuingDistributionPoint = "2.5.29.28";
    public const string CertificateIssuer = "2.5.29.29";
    public const string AuthorityKeyIdentifier = "2.5.29.35";
    public const string Ocsp = "1.3.6.1.5.5.7.48.1";
    public const string OcspBasic = "1.3.6.1.5.5.7.48.1.1";
    public const string OcspNonce = "1.3.6.1.5.5.7.48.1.2";
    public const string OcspNoCheck = "1.3.6.1.5.5.7.48.1.5";
    public const string Sha1 = "1.3.14.3.2.26"; // names certificates in OCSP, RFC 5019 §2.1.1; proves nothing

    // Ours, in the arc for examples: nobody is committed by it. docs/formats/intent.md
    public const string IntentChallenge = "2.999.3161.2";

    // Names: X.520.
    public const string CommonName = "2.5.4.3";
    public const string SerialNumber = "2.5.4.5";
    public const string OrganizationalUnit = "2.5.4.11";
    public const string OrganizationIdentifier = "2.5.4.97";
}
