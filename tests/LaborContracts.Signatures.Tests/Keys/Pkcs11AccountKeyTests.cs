using System.Security.Cryptography;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.TestKit.Tokens;
using Net.Pkcs11Interop.Common;
using Xunit;

namespace LaborContracts.Signatures.Tests.Keys;

[Collection(nameof(SoftToken))]
public sealed class Pkcs11AccountKeyTests(SigningRoom room, SoftToken token)
{
    private static readonly byte[] Hash = SHA256.HashData("a transaction"u8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_signs_the_hash_as_it_is_with_the_key_whose_point_it_shows()
    {
        using var key = Open("account");
        var point = token.AccountKey.ExportParameters(false).Q;

        Assert.Equal([4, .. point.X!, .. point.Y!], await key.PublicPointAsync(Token));
        Assert.True(token.AccountKey.VerifyHash(Hash, await key.SignAsync(Hash, Token)));
    }

    [Fact]
    public async Task Many_at_once_all_get_their_own_signature()
    {
        using var key = Open("account");

        var signed = await Task.WhenAll(Enumerable.Range(0, 100).Select(async i =>
        {
            var hash = SHA256.HashData([(byte)i]);
            return (Hash: hash, Signature: await key.SignAsync(hash, Token));
        }));

        Assert.All(signed, s => Assert.True(token.AccountKey.VerifyHash(s.Hash, s.Signature)));
    }

    [Theory]
    [InlineData("nobody", UnusableKey.NoKey)]
    [InlineData("twin", UnusableKey.SeveralKeys)]
    [InlineData("open", UnusableKey.Extractable)]
    [InlineData("bare", UnusableKey.NotAccepted)] // on P-256
    [InlineData("rsa", UnusableKey.NotAccepted)]
    public async Task A_key_that_cannot_serve_is_refused_with_its_reason(string label, UnusableKey reason)
    {
        using var key = Open(label);

        Assert.Equal(reason, (await Assert.ThrowsAsync<UnusableKeyException>(() => key.PublicPointAsync(Token))).Reason);
        Assert.Equal(reason, (await Assert.ThrowsAsync<UnusableKeyException>(() => key.SignAsync(Hash, Token))).Reason);
    }

    [Fact]
    public async Task A_key_whose_public_half_is_gone_from_the_token_signs_all_the_same_and_shows_no_point()
    {
        using var key = Open("lonely");
        var lonely = token.Look(session => SoftToken.MakeAlone(session, "lonely", 11));

        using (lonely)
        {
            Assert.True(lonely.VerifyHash(Hash, await key.SignAsync(Hash, Token)));
        }

        var refused = await Assert.ThrowsAsync<UnusableKeyException>(() => key.PublicPointAsync(Token));
        Assert.Equal(UnusableKey.NoPublicKey, refused.Reason);
    }

    [Fact]
    public async Task The_private_value_cannot_be_read()
    {
        using var key = Open("account");
        await key.SignAsync(Hash, Token);

        Assert.True(token.Look(session =>
            session.GetAttributeValue(SoftToken.PrivateKey(session, "account"), [CKA.CKA_VALUE])[0].CannotBeRead));
    }

    [Fact]
    public async Task A_token_that_goes_away_is_unavailable_and_serves_again_when_it_is_back()
    {
        using var key = Open("account");
        await key.SignAsync(Hash, Token);
        token.Hsm.TakeAway();

        var gone = await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => key.SignAsync(Hash, Token));
        await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => key.SignAsync(Hash, Token));
        token.Hsm.BringBack();

        Assert.DoesNotContain(SoftHsm.Pin, gone.ToString(), StringComparison.Ordinal);
        Assert.True(token.AccountKey.VerifyHash(Hash, await key.SignAsync(Hash, Token)));
    }

    [Fact]
    public async Task Another_key_of_the_same_library_that_fails_leaves_this_one_in_service()
    {
        using var key = Open("account");
        using var other = Open("nobody");
        await key.SignAsync(Hash, Token);

        await Assert.ThrowsAsync<UnusableKeyException>(() => other.SignAsync(Hash, Token)); // finalises the library

        Assert.True(token.AccountKey.VerifyHash(Hash, await key.SignAsync(Hash, Token)));
    }

    [Fact]
    public async Task A_wrong_pin_is_unavailable_is_not_tried_twice_and_is_not_told()
    {
        var pin = room.Folder.Write("account.pin", "161803"u8);
        using var key = new Pkcs11AccountKey(token.Place("account") with { PinFile = pin });

        var first = await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => key.SignAsync(Hash, Token));
        var second = await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => key.SignAsync(Hash, Token));

        Assert.Contains("CKR_PIN_INCORRECT", first.Message, StringComparison.Ordinal);
        Assert.Contains("not tried again", second.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("161803", first + second.ToString(), StringComparison.Ordinal);
        await File.WriteAllTextAsync(pin, SoftHsm.Pin, Token);
        await key.SignAsync(Hash, Token);
    }

    [Fact]
    public async Task What_is_no_hash_of_32_bytes_is_not_signed()
    {
        using var key = Open("account");

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => key.SignAsync(new byte[31], Token));
    }

    private Pkcs11AccountKey Open(string label) => new(token.Place(label));
}
