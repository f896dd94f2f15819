using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>An authority that issues whatever a test needs, however wrong.</summary>
internal sealed class TestPki
{
    private readonly DateTimeOffset _now;

    public TestPki(DateTimeOffset now)
    {
        _now = now;
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var certificate = CertificateIssuing.Issue(
            CertificatePurpose.RootAuthority,
            key,
            CertificateIssuing.Subject("Test Root"),
            null,
            now.AddYears(-5),
            now.AddYears(5));
        Root = new SigningIdentity(new LocalKey(key), certificate, []);
    }

    public SigningIdentity Root { get; }

    public TrustRoots Roots => TrustRoots.FromPem(PemEncoding.WriteString("CERTIFICATE", Root.CertificateDer.Span));

    /// <summary>A certificate of the usual kind by the root; P-256 unless another key is given.</summary>
    public SigningIdentity Issue(
        CertificatePurpose purpose = CertificatePurpose.OneTimeSignature,
        AsymmetricAlgorithm? key = null,
        SigningIdentity? issuer = null,
        int fromHours = -1,
        int toHours = 1)
    {
        key ??= ECDsa.Create(ECCurve.NamedCurves.nistP256);
        issuer ??= Root;
        var certificate = CertificateIssuing.Issue(
            purpose,
            key,
            CertificateIssuing.Subject($"Test {purpose}"),
            issuer,
            _now.AddHours(fromHours),
            _now.AddHours(toHours));
        return new SigningIdentity(new LocalKey(key), certificate, [issuer.Certificate, .. issuer.Issuers]);
    }

    /// <summary>A certificate by the root with exactly these extensions.</summary>
    public SigningIdentity IssueWith(params X509Extension[] extensions)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Test", key, HashAlgorithmName.SHA256);
        foreach (var extension in extensions) request.CertificateExtensions.Add(extension);
        using var certificate = request.Create(
            new X500DistinguishedName(Root.Certificate.Subject.Span),
            new IdentityGenerator(Root),
            _now.AddHours(-1),
            _now.AddHours(1),
            [1, 2, 3]);
        return new SigningIdentity(new LocalKey(key), Certificate.Read(certificate.RawData), [Root.Certificate]);
    }

    public static readonly X509Extension SigningUsage = new X509KeyUsageExtension(
        X509KeyUsageFlags.NonRepudiation, critical: true);
}
