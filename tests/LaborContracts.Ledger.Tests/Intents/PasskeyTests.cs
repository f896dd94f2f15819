using System.Formats.Cbor;
using System.Security.Cryptography;
using LaborContracts.Ledger.Intents;
using LaborContracts.TestKit.Signing;
using Xunit;

namespace LaborContracts.Ledger.Tests.Intents;

public sealed class PasskeyTests
{
    private static readonly Bytes32 Challenge = new(Enumerable.Repeat((byte)0x5a, 32).ToArray());
    private static readonly RelyingParty Party = RelyingParty.Of(new Uri("https://contracts.example/"))!;

    [Fact]
    public void A_browsers_passkey_is_registered_and_its_answer_to_an_intent_counts()
    {
        var vector = VectorFile.Read<Vector>("passkey", "chromium-es256");
        var party = RelyingParty.Of(new Uri(vector.Address))!;

        var (credential, fault) = vector.Registration.ToRegistration().Check(Bytes32.Parse(vector.Registration.Challenge), party);
        Assert.Null(fault);
        Assert.Equal(vector.CredentialId, Hex.Encode(credential!.Id));
        var assertion = vector.Assertion.ToAssertion();
        var challenge = VectorFile.Read<IntentVector>("intent", "worker").Challenge;

        Assert.Equal(challenge, vector.Assertion.Challenge);
        Assert.Null(assertion.Check(credential.Key, Bytes32.Parse(challenge), party));
    }

    [Fact]
    public void No_bit_of_a_browsers_answer_can_be_changed()
    {
        var vector = VectorFile.Read<Vector>("passkey", "chromium-es256");
        var party = RelyingParty.Of(new Uri(vector.Address))!;
        var key = vector.Registration.ToRegistration().Check(Bytes32.Parse(vector.Registration.Challenge), party).Credential!.Key;
        var (honest, challenge) = (vector.Assertion.ToAssertion(), Bytes32.Parse(vector.Assertion.Challenge));

        Assert.All(Flips(honest.AuthenticatorData), d => Assert.NotNull((honest with { AuthenticatorData = d }).Check(key, challenge, party)));
        Assert.All(Flips(honest.ClientData), d => Assert.NotNull((honest with { ClientData = d }).Check(key, challenge, party)));
        Assert.All(Flips(honest.Signature), d => Assert.NotNull((honest with { Signature = d }).Check(key, challenge, party)));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_passkey_on_a_curve_and_one_of_RSA_count(bool onCurve)
    {
        var passkey = onCurve ? SoftPasskey.OnP256() : SoftPasskey.OfRsa();
        var key = Registered(passkey);

        Assert.Equal(passkey.CoseKey(), key.ToBytes());
        Assert.Null(Answer(passkey, Challenge).Check(key, Challenge, Party));
        Assert.Equal(PasskeyFault.Signature, Answer(passkey, Challenge).Check(Registered(SoftPasskey.OnP256()), Challenge, Party));
    }

    [Fact]
    public void An_answer_to_another_challenge_does_not_count()
    {
        var passkey = SoftPasskey.OnP256();
        Assert.Equal(PasskeyFault.Challenge, Answer(passkey, Bytes32.Zero).Check(Registered(passkey), Challenge, Party));
    }

    [Fact]
    public void A_registration_is_no_answer_and_an_answer_is_no_registration()
    {
        var passkey = SoftPasskey.OnP256();
        var (registered, created) = passkey.Register(Challenge.ToArray());
        var (head, got, signature) = passkey.Answer(Challenge.ToArray());

        Assert.Equal(PasskeyFault.Form, new PasskeyAssertion(registered, created, signature).Check(Registered(passkey), Challenge, Party));
        Assert.Equal(PasskeyFault.Form, new PasskeyRegistration(head, got).Check(Challenge, Party).Fault);
        Assert.Equal(PasskeyFault.Form, new PasskeyRegistration(head, created).Check(Challenge, Party).Fault); // made nothing
    }

    [Fact]
    public void A_page_of_another_place_gets_nothing_that_counts()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        PasskeyFault? Of((string, string) page, string more = "")
        {
            var passkey = new SoftPasskey(key) { Page = page, More = more };
            return Answer(passkey, Challenge).Check(PasskeyKey.TryRead(passkey.CoseKey())!, Challenge, Party);
        }

        Assert.Null(Of(("contracts.example", "https://contracts.example")));
        Assert.Equal(PasskeyFault.Origin, Of(("contracts.example", "https://contracts.example:8443")));
        Assert.Equal(PasskeyFault.Origin, Of(("contracts.example", "http://contracts.example")));
        Assert.Equal(PasskeyFault.Origin, Of(("contracts.example", "https://evil.contracts.example")));
        Assert.Equal(PasskeyFault.Origin, Of(("contracts.example", "https://contracts.example"), ",\"crossOrigin\":true"));
        Assert.Equal(PasskeyFault.RelyingParty, Of(("example", "https://contracts.example")));
        Assert.Equal(PasskeyFault.Form, Of(("contracts.example", "https://contracts.example"), ",\"origin\":\"https://contracts.example\"")); // said twice
    }

    [Fact]
    public void An_answer_without_its_owner_verified_does_not_count()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var passkey = new SoftPasskey(key) { VerifiesOwner = false };

        Assert.Equal(PasskeyFault.UserNotVerified, Answer(passkey, Challenge).Check(PasskeyKey.TryRead(passkey.CoseKey())!, Challenge, Party));
        Assert.Equal(PasskeyFault.UserNotVerified, Registration(passkey).Check(Challenge, Party).Fault);
    }

    [Theory]
    [InlineData("https://contracts.example/", "contracts.example", "https://contracts.example")]
    [InlineData("https://contracts.example:8443/base/", "contracts.example", "https://contracts.example:8443")]
    [InlineData("http://localhost:5080/", "localhost", "http://localhost:5080")]
    public void A_platforms_address_names_its_relying_party(string address, string id, string origin)
    {
        var party = RelyingParty.Of(new Uri(address))!;
        Assert.Equal((id, origin), (party.Id, party.Origin));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080/")]
    [InlineData("https://[::1]/")]
    [InlineData("http://contracts.example/")]
    public void Where_browsers_give_no_passkeys_there_is_no_relying_party(string address) =>
        Assert.Null(RelyingParty.Of(new Uri(address)));

    [Fact]
    public void A_key_that_is_cut_grown_or_of_another_kind_is_not_read()
    {
        var cose = SoftPasskey.OnP256().CoseKey();

        Assert.NotNull(PasskeyKey.TryRead(cose));
        Assert.Null(PasskeyKey.TryRead(cose[..^1]));
        Assert.Null(PasskeyKey.TryRead([.. cose, 0]));
        Assert.Null(PasskeyKey.TryRead([]));
        Assert.Null(PasskeyKey.TryRead(Curve(algorithm: -8, curve: 6))); // EdDSA
        Assert.Null(PasskeyKey.TryRead(Curve(algorithm: -7, curve: 1))); // no point of the curve
    }

    [Fact]
    public void No_cut_or_grown_registration_is_read()
    {
        var (data, client) = SoftPasskey.OnP256().Register(Challenge.ToArray());

        Assert.All(Enumerable.Range(0, data.Length), length =>
            Assert.Equal(PasskeyFault.Form, new PasskeyRegistration(data.AsMemory(0, length), client).Check(Challenge, Party).Fault));
        Assert.Equal(PasskeyFault.Form, new PasskeyRegistration((byte[])[.. data, 0], client).Check(Challenge, Party).Fault);
    }

    private static PasskeyRegistration Registration(SoftPasskey passkey) =>
        passkey.Register(Challenge.ToArray()) is var (data, client) ? new(data, client) : throw new InvalidOperationException();

    private static PasskeyKey Registered(SoftPasskey passkey) => Registration(passkey).Check(Challenge, Party).Credential!.Key;

    private static PasskeyAssertion Answer(SoftPasskey passkey, Bytes32 challenge)
    {
        var (data, client, signature) = passkey.Answer(challenge.ToArray());
        return new(data, client, signature);
    }

    private static byte[] Curve(int algorithm, int curve)
    {
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        cbor.WriteStartMap(5);
        foreach (var (label, value) in new[] { (1, 2), (3, algorithm), (-1, curve) })
        {
            cbor.WriteInt32(label);
            cbor.WriteInt32(value);
        }

        foreach (var label in new[] { -2, -3 })
        {
            cbor.WriteInt32(label);
            cbor.WriteByteString(Enumerable.Repeat((byte)1, 32).ToArray());
        }

        cbor.WriteEndMap();
        return cbor.Encode();
    }

    private static IEnumerable<byte[]> Flips(ReadOnlyMemory<byte> bytes)
    {
        for (var bit = 0; bit < 8 * bytes.Length; bit++)
        {
            var changed = bytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            yield return changed;
        }
    }

    private sealed record Vector(string Address, Answered Registration, string CredentialId, Answered Assertion);

    private sealed record IntentVector(string Challenge);

    private sealed record Answered(string Challenge, string ClientData, string AuthenticatorData, string? Signature)
    {
        public PasskeyRegistration ToRegistration() => new(Hex.Decode(AuthenticatorData), Hex.Decode(ClientData));

        public PasskeyAssertion ToAssertion() => new(Hex.Decode(AuthenticatorData), Hex.Decode(ClientData), Hex.Decode(Signature!));
    }
}
