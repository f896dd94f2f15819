using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.Keys;

/// <summary>Files as OpenSSL writes them.</summary>
public sealed class Pkcs12Tests(SigningRoom room) : IDisposable
{
    private const string Password = "pass-word 口令";

    private readonly TestPki _pki = new(room.Clock.Now);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_contract_sealed_from_the_file_passes_and_openssl_agrees(bool elliptic)
    {
        using var key = elliptic ? (AsymmetricAlgorithm)ECDsa.Create(ECCurve.NamedCurves.nistP256) : RSA.Create(2048);
        using var issuing = _pki.Issue(CertificatePurpose.IssuingAuthority);
        using var seal = Pkcs12File.Read(Export(key, IssuedBy(issuing, key), _pki.Root, issuing), Password);

        var signed = await room.SignAsync(TwoFieldPdf.Make(), "employer", seal);

        Assert.Equal(issuing.CertificateDer, Assert.Single(seal.Issuers).Der); // the root is left out
        var policy = new SignaturePolicy(_pki.Roots, room.Policy.TimestampRoots, room.Clock.Now);
        Assert.Equal(Indication.TotalPassed, room.Validate(signed, policy).Single().Indication);
        Judges.Openssl(room, $"p12-{elliptic}", signed, _pki.Root);
    }

    [Fact]
    public void Issuers_in_any_order_come_out_from_the_seal_upwards()
    {
        using var upper = _pki.Issue(CertificatePurpose.IssuingAuthority);
        using var lower = Below(upper);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var stranger = new TestPki(room.Clock.Now).Issue(CertificatePurpose.IssuingAuthority);

        using var seal = Pkcs12File.Read(Export(key, IssuedBy(lower, key), stranger, upper, _pki.Root, lower), Password);

        Assert.Equal([lower.SerialNumber, upper.SerialNumber], seal.Issuers.Select(c => Convert.ToHexString(c.SerialNumber.Span)));
    }

    [Fact]
    public void A_wrong_password_is_told_apart_from_a_broken_file()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = Export(key, IssuedBy(_pki.Root, key));

        Refused(UnusableKey.WrongPassword, () => Pkcs12File.Read(file, "another"));
        Refused(UnusableKey.Unreadable, () => Pkcs12File.Read(file.AsSpan(0, file.Length / 2), Password));
        Refused(UnusableKey.Unreadable, () => Pkcs12File.Read("not a file"u8, Password));
    }

    [Fact]
    public void A_file_with_certificates_alone_has_no_key()
    {
        var certificate = _folder.Write("only.pem", Encoding.ASCII.GetBytes(PemOf(_pki.Root)));
        var file = Path.Combine(_folder.Path, "only.p12");
        Openssl("pkcs12", "-export", "-nokeys", "-in", certificate, "-out", file, "-passout", $"pass:{Password}");

        Refused(UnusableKey.NoKey, () => Pkcs12File.Read(File.ReadAllBytes(file), Password));
    }

    [Fact]
    public void A_file_with_two_keys_does_not_say_which_is_meant()
    {
        using var one = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var two = RSA.Create(2048);
        using var first = X509CertificateLoader.LoadCertificate(IssuedBy(_pki.Root, one).CertificateDer.Span).CopyWithPrivateKey(one);
        using var second = X509CertificateLoader.LoadCertificate(IssuedBy(_pki.Root, two).CertificateDer.Span).CopyWithPrivateKey(two);
        var file = new X509Certificate2Collection { first, second }.Export(X509ContentType.Pkcs12, Password)!;

        Refused(UnusableKey.SeveralKeys, () => Pkcs12File.Read(file, Password));
    }

    [Theory, InlineData("rsa-1024", UnusableKey.Weak), InlineData("p-384", UnusableKey.NotAccepted)]
    public void A_key_by_which_nothing_is_signed_here_is_refused(string kind, UnusableKey reason)
    {
        using var key = kind == "p-384" ? (AsymmetricAlgorithm)ECDsa.Create(ECCurve.NamedCurves.nistP384) : RSA.Create(1024);

        Refused(reason, () => Pkcs12File.Read(Export(key, IssuedBy(_pki.Root, key)), Password));
    }

    private static void Refused(UnusableKey reason, Func<SigningIdentity> read)
    {
        var refused = Assert.Throws<UnusableKeyException>(() => read());
        Assert.Equal(reason, refused.Reason);
        Assert.DoesNotContain(Password, refused.ToString(), StringComparison.Ordinal);
    }

    private SigningIdentity IssuedBy(SigningIdentity issuer, AsymmetricAlgorithm key) => _pki.Issue(key: key, issuer: issuer);

    private SigningIdentity Below(SigningIdentity upper)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var certificate = CertificateIssuing.Issue(
            CertificatePurpose.IssuingAuthority, key, CertificateIssuing.Subject("Test lower"), upper,
            room.Clock.Now.AddHours(-1), room.Clock.Now.AddHours(1));
        return new SigningIdentity(new LocalKey(key), certificate, []);
    }

    private byte[] Export(AsymmetricAlgorithm key, SigningIdentity leaf, params SigningIdentity[] others)
    {
        var keyFile = _folder.Write("key.pem", Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        var leafFile = _folder.Write("leaf.pem", Encoding.ASCII.GetBytes(PemOf(leaf)));
        var othersFile = _folder.Write("others.pem", Encoding.ASCII.GetBytes(string.Concat(others.Select(PemOf))));
        var file = Path.Combine(_folder.Path, "seal.p12");
        string[] more = others.Length == 0 ? [] : ["-certfile", othersFile];
        Openssl(["pkcs12", "-export", "-inkey", keyFile, "-in", leafFile, .. more, "-out", file, "-passout", $"pass:{Password}"]);
        return File.ReadAllBytes(file);
    }

    private static string PemOf(SigningIdentity identity) =>
        PemEncoding.WriteString("CERTIFICATE", identity.CertificateDer.Span) + "\n";

    private static void Openssl(params string[] arguments)
    {
        var (code, output) = Tool.Run("openssl", arguments);
        Assert.True(code == 0, output);
    }
}
