using System.Security.Cryptography;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using LaborContracts.TestKit.Tokens;
using Net.Pkcs11Interop.Common;
using Xunit;

namespace LaborContracts.Signatures.Tests.Keys;

[Collection(nameof(SoftToken))]
public sealed class Pkcs11Tests(SigningRoom room, SoftToken token)
{
    private static readonly byte[] Digest = SHA256.HashData("a contract"u8);

    [Theory, InlineData("ec", SignatureScheme.EcdsaP256), InlineData("rsa", SignatureScheme.Rsa)]
    public async Task A_contract_signed_in_the_token_passes_and_openssl_agrees(string key, SignatureScheme scheme)
    {
        using var seal = await OpenAsync(key);
        Assert.Equal((scheme, 1), (seal.Scheme, seal.Issuers.Count)); // the root is in the token too, and left out

        var signed = await room.SignAsync(TwoFieldPdf.Make(), "employer", seal);

        var policy = new SignaturePolicy(token.Pki.Roots, room.Policy.TimestampRoots, room.Clock.Now);
        Assert.Equal(Indication.TotalPassed, room.Validate(signed, policy).Single().Indication);
        Judges.Openssl(room, $"token-{key}", signed, token.Pki.Root);
    }

    [Fact]
    public async Task The_private_value_cannot_be_read_and_the_key_never_leaves_the_token()
    {
        using var seal = await OpenAsync("ec");
        await seal.SignAsync("begin"u8.ToArray(), CancellationToken.None);

        token.Look(session =>
        {
            var key = SoftToken.PrivateKey(session, "ec");
            var says = session.GetAttributeValue(key, [CKA.CKA_EXTRACTABLE, CKA.CKA_SENSITIVE, CKA.CKA_NEVER_EXTRACTABLE, CKA.CKA_VALUE]);
            Assert.Equal([false, true, true], says.Take(3).Select(a => a.GetValueAsBool()));
            Assert.True(says[3].CannotBeRead);
            return true;
        });
    }

    [Theory]
    [InlineData("nobody", UnusableKey.NoKey)]
    [InlineData("twin", UnusableKey.SeveralKeys)]
    [InlineData("open", UnusableKey.Extractable)]
    [InlineData("bare", UnusableKey.NoCertificate)]
    public async Task A_key_that_cannot_serve_is_refused_with_its_reason(string key, UnusableKey reason) =>
        Assert.Equal(reason, (await Assert.ThrowsAsync<UnusableKeyException>(() => OpenAsync(key))).Reason);

    [Fact]
    public async Task An_id_tells_keys_of_one_label_apart()
    {
        var place = token.Place("twin") with { KeyId = "06" };

        var refused = await Assert.ThrowsAsync<UnusableKeyException>(
            () => Pkcs11Token.OpenAsync(place, null, CancellationToken.None));

        Assert.Equal(UnusableKey.NoCertificate, refused.Reason); // found, and without a certificate
    }

    [Fact]
    public async Task A_certificate_given_beside_the_token_serves()
    {
        var certificate = token.Pki.Issue(key: token.BareKey).Certificate;
        var pem = PemEncoding.WriteString("CERTIFICATE", certificate.Der.Span);
        using var seal = await Pkcs11Token.OpenAsync(token.Place("bare"), pem, CancellationToken.None);

        var signature = await seal.SignAsync("text"u8.ToArray(), CancellationToken.None);

        Assert.True(token.BareKey.VerifyData("text"u8, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    [Fact]
    public async Task A_certificate_of_another_key_signs_nothing()
    {
        using var stranger = token.Pki.Issue();
        var pem = PemEncoding.WriteString("CERTIFICATE", stranger.CertificateDer.Span);
        using var seal = await Pkcs11Token.OpenAsync(token.Place("bare"), pem, CancellationToken.None);

        await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => seal.SignAsync(Digest, CancellationToken.None));
    }

    [Fact]
    public async Task Many_at_once_all_get_their_own_signature()
    {
        using var ec = await OpenAsync("ec");
        using var rsa = await OpenAsync("rsa");

        var signed = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            var (seal, text) = (i % 2 == 0 ? ec : rsa, new[] { (byte)i });
            var signature = await seal.SignAsync(text, CancellationToken.None);
            return PublicKeys.Holds(seal.Certificate, seal.Scheme, SHA256.HashData(text), signature);
        }));

        Assert.All(signed, Assert.True);
    }

    [Fact]
    public async Task A_token_that_goes_away_is_unavailable_and_serves_again_when_it_is_back()
    {
        using var seal = await OpenAsync("ec");
        await seal.SignAsync(Digest, CancellationToken.None);
        token.Hsm.TakeAway();

        var gone = await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => seal.SignAsync(Digest, CancellationToken.None));
        await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => seal.SignAsync(Digest, CancellationToken.None));
        await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => OpenAsync("rsa"));
        token.Hsm.BringBack();

        Assert.DoesNotContain(SoftHsm.Pin, gone.ToString(), StringComparison.Ordinal);
        await seal.SignAsync(Digest, CancellationToken.None);
        using var other = await OpenAsync("rsa");
    }

    [Fact]
    public async Task A_refused_pin_is_not_tried_again_until_its_file_holds_another()
    {
        var pin = room.Folder.Write("token.pin", "000000"u8);
        var place = token.Place("ec") with { PinFile = pin };

        var first = await Assert.ThrowsAsync<SigningKeyUnavailableException>(
            () => Pkcs11Token.OpenAsync(place, null, CancellationToken.None));
        var second = await Assert.ThrowsAsync<SigningKeyUnavailableException>(
            () => Pkcs11Token.OpenAsync(place, null, CancellationToken.None));

        Assert.Contains("CKR_PIN_INCORRECT", first.Message, StringComparison.Ordinal);
        Assert.Contains("not tried again", second.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("000000", first + second.ToString(), StringComparison.Ordinal);
        await File.WriteAllTextAsync(pin, SoftHsm.Pin);
        using var seal = await Pkcs11Token.OpenAsync(place, null, CancellationToken.None);
    }

    [Theory, InlineData("/nowhere/libpkcs11.so", SoftToken.Label), InlineData(null, "another token")]
    public async Task A_library_or_token_that_is_not_there_is_unavailable(string? library, string label)
    {
        var place = new Pkcs11Place(library ?? SoftHsm.Library, label, token.Hsm.PinFile) { KeyLabel = "ec" };

        await Assert.ThrowsAsync<SigningKeyUnavailableException>(
            () => Pkcs11Token.OpenAsync(place, null, CancellationToken.None));
    }

    [Fact]
    public async Task A_pin_file_that_is_not_there_is_unavailable() =>
        await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => Pkcs11Token.OpenAsync(
            token.Place("ec") with { PinFile = "/nowhere/pin" }, null, CancellationToken.None));

    private Task<SigningIdentity> OpenAsync(string key) =>
        Pkcs11Token.OpenAsync(token.Place(key), null, CancellationToken.None);
}
