using System.Security.Cryptography;
using System.Text;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Timestamps;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.Signing;

/// <summary>
/// A signature in two halves with nothing between them but stored bytes, and OpenSSL for the place where the key is.
/// </summary>
public sealed class ResumedSigningTests : IDisposable
{
    private readonly SigningRoom _room;
    private readonly TemporaryFolder _folder = new();
    private readonly TestPki _pki;
    private readonly string _certificates;

    public ResumedSigningTests(SigningRoom room)
    {
        (_room, _pki) = (room, new TestPki(room.Clock.Now));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        _folder.Write("key.pem", Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
        _certificates = PemEncoding.WriteString("CERTIFICATE", _pki.Issue(key: key).CertificateDer.Span);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_signature_made_elsewhere_after_a_restart_passes_and_others_agree()
    {
        var (file, request) = Prepare("worker");
        var signature = SignedByOpenssl(request);

        var signed = await ResumeAsync(file, request, "worker", signature);

        var policy = new SignaturePolicy(_pki.Roots, _room.Policy.TimestampRoots, _room.Clock.Now);
        var report = Assert.Single(_room.Validate(signed, policy));
        Assert.Equal((Indication.TotalPassed, "PAdES-B-T", true), (report.Indication, report.Level, report.CoversWholeDocument));
        Judges.Openssl(_room, "resumed", signed, _pki.Root);
        Judges.Pdfsig(_room, "resumed", signed);
    }

    [Fact]
    public void The_request_holds_the_digest_that_anyone_can_make_from_its_attributes()
    {
        var request = SignatureRequest.Read(Prepare("worker").Request);

        Assert.Equal(SHA256.HashData(request.SignedAttributes.Span), request.Digest.ToArray());
        Assert.Equal(request.ToJson(), SignatureRequest.Read(request.ToJson()).ToJson());
        Assert.InRange(request.ToJson().Length, 300, 1500);
    }

    [Fact]
    public async Task It_is_not_completed_with_another_file()
    {
        var (_, request) = Prepare("worker");
        var (other, _) = Prepare("worker", "Another contract");

        var refused = await Assert.ThrowsAsync<InvalidDataException>(
            () => ResumeAsync(other, request, "worker", SignedByOpenssl(request)));

        Assert.Contains("another file", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prepared_file_that_was_changed_is_another_file()
    {
        var (file, request) = Prepare("worker");
        var changed = Encoding.Latin1.GetBytes(
            Encoding.Latin1.GetString(file).Replace("D:20261124", "D:20261123", StringComparison.Ordinal));
        Assert.NotEqual(file, changed);

        await Assert.ThrowsAsync<InvalidDataException>(
            () => ResumeAsync(changed, request, "worker", SignedByOpenssl(request)));
    }

    [Fact]
    public async Task A_request_with_another_digest_or_other_attributes_is_refused()
    {
        var (file, stored) = Prepare("worker");
        var request = SignatureRequest.Read(stored);
        SignatureRequest[] wrong =
        [
            request with { Digest = SHA256.HashData("another"u8) },
            request with { SignedAttributes = SHA256.HashData("another"u8) },
            request with { FileDigest = SHA256.HashData("another"u8) },
            request with { CertificateSha256 = SHA256.HashData("another"u8) },
            request with { Scheme = SignatureScheme.Rsa },
            request with { Field = "employer" },
        ];

        foreach (var changed in wrong)
            await Assert.ThrowsAsync<InvalidDataException>(
                () => ResumeAsync(file, changed.ToJson(), "worker", SignedByOpenssl(stored)));
    }

    [Fact]
    public async Task A_signature_over_another_digest_is_refused()
    {
        var (file, request) = Prepare("worker");
        var (_, other) = Prepare("worker", "Another contract");

        var refused = await Assert.ThrowsAsync<InvalidDataException>(
            () => ResumeAsync(file, request, "worker", SignedByOpenssl(other)));

        Assert.Contains("not by the signer's key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_over_another_signature_is_refused()
    {
        var (file, request) = Prepare("worker");
        var (once, again) = (SignedByOpenssl(request), SignedByOpenssl(request)); // ECDSA: two different values
        var token = await _room.TimestampClient().TimestampAsync(SHA256.HashData(again), CancellationToken.None);

        Assert.Throws<InvalidDataException>(() => Complete(file, request, "worker", once, token));
    }

    [Fact]
    public async Task A_region_that_is_filled_is_not_filled_again()
    {
        var (file, request) = Prepare("worker");
        var signed = await ResumeAsync(file, request, "worker", SignedByOpenssl(request));

        var refused = await Assert.ThrowsAsync<FormatException>(
            () => ResumeAsync(signed, request, "worker", SignedByOpenssl(request)));

        Assert.Contains("signed already", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_grew_after_it_was_prepared_is_refused()
    {
        var (file, request) = Prepare("worker");
        var grown = Forgery.Update(file, (_, increment) => increment.Add(new LaborContracts.Pdf.PdfDictionary()));

        await Assert.ThrowsAsync<FormatException>(() => ResumeAsync(grown, request, "worker", SignedByOpenssl(request)));
    }

    [Theory, InlineData("employer"), InlineData("nobody")]
    public void A_field_that_nothing_was_prepared_in_is_refused(string field) =>
        Assert.Throws<FormatException>(() => PreparedSignature.Read(Prepare("worker").File, field));

    [Fact]
    public async Task The_second_signature_of_a_file_can_be_made_elsewhere_too()
    {
        var (file, request) = Prepare("employer", pdf: _room.SignedOnce);

        var signed = await ResumeAsync(file, request, "employer", SignedByOpenssl(request));

        var roots = TrustRoots.FromPem(
            $"{_room.Authority.RootPem}\n{PemEncoding.WriteString("CERTIFICATE", _pki.Root.CertificateDer.Span)}");
        Assert.All(
            _room.Validate(signed, new SignaturePolicy(roots, _room.Policy.TimestampRoots, _room.Clock.Now)),
            r => Assert.Equal(Indication.TotalPassed, r.Indication));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"field\":\"worker\",\"field\":\"worker\"}")]
    [InlineData("not json")]
    public void What_is_no_request_is_refused(string json) =>
        Assert.Throws<FormatException>(() => SignatureRequest.Read(Encoding.UTF8.GetBytes(json)));

    // The first process: it knows the certificate, and leaves bytes behind.
    private (byte[] File, byte[] Request) Prepare(string field, string text = "Labor contract", byte[]? pdf = null)
    {
        using var signer = SigningIdentity.WithKeyElsewhere(_certificates);
        var prepared = PadesSigning.Prepare(
            pdf ?? TwoFieldPdf.Make(text), field, new SignatureClaims(_room.Clock.Now, "张演示"), TwoFieldPdf.Frame);
        return (prepared.Bytes.ToArray(), prepared.RequestTo(signer).ToJson());
    }

    // The place where the key is: it sees the request and nothing else.
    private byte[] SignedByOpenssl(byte[] request)
    {
        var digest = _folder.Write("digest", SignatureRequest.Read(request).Digest.Span);
        var signature = Path.Combine(_folder.Path, "signature");
        var (code, output) = Tool.Run(
            "openssl", "pkeyutl", "-sign", "-inkey", Path.Combine(_folder.Path, "key.pem"), "-in", digest, "-out", signature);
        Assert.True(code == 0, output);
        return File.ReadAllBytes(signature);
    }

    // The second process.
    private async Task<byte[]> ResumeAsync(byte[] file, byte[] request, string field, byte[] signature)
    {
        var token = await _room.TimestampClient().TimestampAsync(SHA256.HashData(signature), CancellationToken.None);
        return Complete(file, request, field, signature, token);
    }

    private byte[] Complete(byte[] file, byte[] request, string field, byte[] signature, TimestampToken token)
    {
        using var signer = SigningIdentity.WithKeyElsewhere(_certificates);
        return PadesSigning.Complete(
            PreparedSignature.Read(file, field), SignatureRequest.Read(request), signer, signature, token);
    }
}
