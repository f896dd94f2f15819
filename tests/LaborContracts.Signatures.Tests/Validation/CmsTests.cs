using System.Security.Cryptography;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.Validation;

/// <summary>Signatures made by another program, good ones and ones that a lenient verifier accepts.</summary>
public sealed class CmsTests(SigningRoom room)
{
    [Theory]
    [InlineData("-cades -md sha256", Indication.TotalPassed, null)]
    [InlineData("-cades -md sha384", Indication.TotalPassed, null)]
    [InlineData("-cades -md sha512", Indication.TotalPassed, null)]
    [InlineData("-cades -md sha256 -keyid", Indication.TotalPassed, null)]
    [InlineData("-cades -md sha1", Indication.Indeterminate, SubIndication.CryptoConstraintsFailure)]
    [InlineData("-cades -md md5", Indication.Indeterminate, SubIndication.CryptoConstraintsFailure)]
    [InlineData("-cades -md sha224", Indication.Indeterminate, SubIndication.CryptoConstraintsFailure)]
    // no signing-certificate-v2
    [InlineData("-md sha256", Indication.Indeterminate, SubIndication.SigConstraintsFailure)]
    [InlineData("-cades -md sha256 -nocerts", Indication.Indeterminate, SubIndication.NoSigningCertificateFound)]
    [InlineData("-noattr -md sha256", Indication.TotalFailed, SubIndication.FormatFailure)]
    [InlineData("-cades -md sha256 -nodetach", Indication.TotalFailed, SubIndication.FormatFailure)]
    public void A_signature_by_openssl_is_judged_by_what_it_holds(
        string options, Indication indication, SubIndication? sub)
    {
        var pki = new TestPki(room.Clock.Now);
        using var key = RSA.Create(2048);

        var report = Judge(pki, SignWithOpenssl(pki, key, options));

        Assert.Equal((indication, sub), (report.Indication, report.SubIndication));
    }

    [Fact]
    public void An_RSA_key_of_1024_bits_does_not_pass()
    {
        var pki = new TestPki(room.Clock.Now);
        using var key = RSA.Create(1024);

        Assert.Equal(
            SubIndication.CryptoConstraintsFailure,
            Judge(pki, SignWithOpenssl(pki, key, "-cades -md sha256")).SubIndication);
    }

    [Fact]
    public void Two_signers_in_one_signature_do_not_pass()
    {
        var pki = new TestPki(room.Clock.Now);
        using var key = RSA.Create(2048);

        var report = Judge(pki, SignWithOpenssl(pki, key, "-cades -md sha256", signers: 2));

        Assert.Equal((Indication.TotalFailed, SubIndication.FormatFailure), (report.Indication, report.SubIndication));
    }

    [Fact]
    public void The_signature_of_another_field_does_not_pass_in_this_one()
    {
        var (_, cms) = Extracted.Signature(room.SignedOnce, 0);
        var forged = Forgery.Sign(room.SignedOnce, "employer", _ => cms);

        var reports = room.Validate(forged);

        Assert.Equal([Indication.TotalPassed, Indication.TotalFailed], reports.Select(r => r.Indication));
        Assert.Equal(SubIndication.HashFailure, reports[1].SubIndication);
    }

    [Fact]
    public void One_signature_in_two_fields_counts_once()
    {
        using var worker = room.Worker();
        var twice = Forgery.Update(
            Forgery.SignRange(worker, (start, end, length) => [0, start, end, length - end]), (signed, increment) =>
        {
            var fields = SignatureField.Of(signed);
            var widget = fields[1].Dictionary.Copy();
            widget["V"] = fields[0].Value!;
            increment.Replace(fields[1].Reference!, widget);
        });

        var reports = room.Validate(twice, room.Policy with { At = room.Clock.Now });

        Assert.Equal(2, reports.Count);
        Assert.Single(
            reports, r => r.Indication == Indication.TotalPassed && r.Field == "worker" && !r.CoversWholeDocument);
        Assert.Single(reports, r => r is { Field: "employer", SubIndication: SubIndication.FormatFailure });
    }

    [Fact]
    public void A_wrong_signing_certificate_reference_does_not_pass()
    {
        var pki = new TestPki(room.Clock.Now);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var honest = pki.Issue(key: key);
        // The same key under another certificate; of the same length, so that it can be slipped in without other
        // changes.
        using var other = Enumerable.Range(0, 1000).Select(_ => pki.Issue(key: key)).First(
            i => i.CertificateDer.Length == honest.CertificateDer.Length);
        var pdf = Forgery.Sign(TwoFieldPdf.Make(), "worker", prepared =>
        {
            var cms = Forgery.Cms(honest, prepared.Sha256.Span);
            return Replace(
                Replace(cms, honest.CertificateDer.ToArray(), other.CertificateDer.ToArray()),
                SidOf(honest),
                SidOf(other));
        });

        var report = Judge(pki, pdf);

        Assert.Equal(
            (Indication.Indeterminate, SubIndication.NoSigningCertificateFound),
            (report.Indication, report.SubIndication));
    }

    [Fact]
    public void A_signature_value_by_another_key_fails()
    {
        var pki = new TestPki(room.Clock.Now);
        using var honest = pki.Issue();
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var pretender = new SigningIdentity(new LocalKey(forger), honest.Certificate, honest.Issuers);

        var report = Judge(pki, Forgery.Sign(pretender));

        Assert.Equal(
            (Indication.TotalFailed, SubIndication.SigCryptoFailure), (report.Indication, report.SubIndication));
    }

    private SignatureReport Judge(TestPki pki, byte[] pdf) =>
        Assert.Single(room.Validate(pdf, room.Policy with { TrustRoots = pki.Roots, At = room.Clock.Now }));

    // issuerAndSerialNumber differs in its last 16 bytes, the serial number.
    private static byte[] SidOf(SigningIdentity identity) =>
        [0x02, 0x10, .. Convert.FromHexString(identity.SerialNumber)];

    private static byte[] Replace(byte[] bytes, byte[] was, byte[] becomes)
    {
        Assert.Equal(was.Length, becomes.Length);
        var at = bytes.AsSpan().LastIndexOf(was);
        Assert.True(at >= 0);
        return [.. bytes[..at], .. becomes, .. bytes[(at + was.Length)..]];
    }

    private byte[] SignWithOpenssl(TestPki pki, RSA key, string options, int signers = 1)
    {
        using var folder = new TemporaryFolder();
        using var identity = pki.Issue(Signatures.Authorities.CertificatePurpose.Seal, key);
        var keyFile = folder.Write("key.pem", System.Text.Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        var certificate = folder.Write("cert.pem", Pem(identity));
        using var second = pki.Issue(Signatures.Authorities.CertificatePurpose.Seal, key);
        List<string> more = signers == 1 ? [] : ["-signer", folder.Write("second.pem", Pem(second)), "-inkey", keyFile];
        return Forgery.Sign(TwoFieldPdf.Make(), "worker", prepared =>
        {
            var (content, _) = Extracted.Signature(prepared.Complete([0x30, 0x00]), 0);
            var output = Path.Combine(folder.Path, "cms");
            var (code, said) = Tool.Run("openssl", [
                "cms", "-sign", "-binary", "-outform", "DER", "-in", folder.Write("content", content), "-out", output,
                "-signer", certificate, "-inkey", keyFile, .. more, .. options.Split(' ')]);
            Assert.True(code == 0, said);
            return File.ReadAllBytes(output);
        });
    }

    private static byte[] Pem(SigningIdentity identity) =>
        System.Text.Encoding.ASCII.GetBytes(PemEncoding.WriteString("CERTIFICATE", identity.CertificateDer.Span));
}
