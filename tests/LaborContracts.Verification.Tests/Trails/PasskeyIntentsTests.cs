using LaborContracts.Ledger;
using LaborContracts.Ledger.Intents;
using LaborContracts.TestKit.Signing;
using LaborContracts.Verification.Tests.Rig;
using LaborContracts.Verification.Trails;
using Xunit;

namespace LaborContracts.Verification.Tests.Trails;

/// <summary>What is said of a signer's will that a passkey has proven, in trails of which every link holds.</summary>
public sealed class PasskeyIntentsTests(VerificationRoom room)
{
    private static readonly string Shown = new('a', 64);
    private static readonly Bytes32 Key = new Paper().Key;
    private static readonly Bytes32 Nonce = Keccak256.Of("nonce"u8);
    private readonly MemoryRegistry _registry = new();

    [Fact]
    public async Task A_passkeys_answer_over_the_shown_bytes_is_the_signers_own() =>
        Assert.Equal((TrailVerdict.Whole, "trail.passkey"), await JudgedAsync(Answer(Challenge(1, Shown))));

    [Fact]
    public async Task Another_passkey_of_the_event_than_the_one_that_answered_is_found()
    {
        var details = Answer(Challenge(1, Shown));
        details["publicKey"] = Hex.Encode(SoftPasskey.OnP256().CoseKey());

        Assert.Equal((TrailVerdict.Broken, "trail.passkey-wrong"), await JudgedAsync(details));
    }

    [Theory]
    [InlineData(1, 'b')] // another document
    [InlineData(2, 'a')] // another role
    public async Task An_answer_over_another_document_or_in_another_role_is_found(byte role, char bytes) =>
        Assert.Equal((TrailVerdict.Broken, "trail.passkey-wrong"), await JudgedAsync(Answer(Challenge(role, new(bytes, 64)))));

    [Fact]
    public async Task An_answer_for_another_contract_or_moment_is_found()
    {
        var contract = IntentChallenge.Of(Keccak256.Of("another"u8), 1, Bytes32.Parse($"0x{Shown}"), Nonce);
        var moment = IntentChallenge.Of(Key, 1, Bytes32.Parse($"0x{Shown}"), Keccak256.Of("another"u8));

        Assert.Equal((TrailVerdict.Broken, "trail.passkey-wrong"), await JudgedAsync(Answer(contract)));
        Assert.Equal((TrailVerdict.Broken, "trail.passkey-wrong"), await JudgedAsync(Answer(moment)));
    }

    [Fact]
    public async Task An_answer_that_another_page_asked_for_is_found() =>
        Assert.Equal(
            (TrailVerdict.Broken, "trail.passkey-wrong"),
            await JudgedAsync(Answer(Challenge(1, Shown), "https://contracts.example.net")));

    [Theory]
    [InlineData("publicKey")]
    [InlineData("credentialId")]
    [InlineData("authenticatorData")]
    [InlineData("clientData")]
    [InlineData("signature")]
    [InlineData("nonce")]
    public async Task An_event_that_lacks_a_part_of_the_answer_is_no_proof(string part)
    {
        var details = Answer(Challenge(1, Shown));
        details.Remove(part);

        Assert.Equal((TrailVerdict.Broken, "trail.passkey-wrong"), await JudgedAsync(details));
    }

    [Fact]
    public async Task Without_the_platforms_address_among_the_pins_it_is_not_judged() =>
        Assert.Equal((TrailVerdict.Whole, "trail.passkey-not-pinned"), await JudgedAsync(Answer(Challenge(1, Shown)), isPinned: false));

    private static Bytes32 Challenge(byte role, string shown) => IntentChallenge.Of(Key, role, Bytes32.Parse($"0x{shown}"), Nonce);

    private static Dictionary<string, string> Answer(Bytes32 challenge, string origin = "https://contracts.example")
    {
        var passkey = SoftPasskey.OnP256(("contracts.example", origin));
        var (data, client, signature) = passkey.Answer(challenge.ToArray());
        var details = new Dictionary<string, string> { ["nonce"] = Nonce.ToString() };
        PasskeyIntent.Tell(new(passkey.Id, PasskeyKey.TryRead(passkey.CoseKey())!), new(data, client, signature), details);
        return details;
    }

    /// <summary>The verdict on a registered trail with such an intent, and what is said of the intent.</summary>
    private async Task<(TrailVerdict, string)> JudgedAsync(Dictionary<string, string> intent, bool isPinned = true)
    {
        var told = new ToldTrail(Key)
            .Tell("contract.offered", "employer", Shown)
            .Tell("intent.proven", "worker", Shown, intent)
            .Tell("signature.recorded", "worker", new string('c', 64));
        told.Tell("contract.concluded", "platform", told.LeafOf(room.Concluded).Sha256.ToString()[2..]);
        var proof = VerificationRoom.Register(told.LeafOf(room.Concluded), _registry);
        var trust = room.TrustIn(_registry);

        var report = await new TrailVerifier(isPinned ? trust : trust with { Passkeys = null }, _registry, room.Clock)
            .VerifyAsync(told.File with { Proofs = [proof] }, [], [], null, TestContext.Current.CancellationToken);

        var reason = Assert.Single(report.Reasons, reason => reason.Code.StartsWith("trail.passkey", StringComparison.Ordinal));
        Assert.Equal([2u], reason.Values);
        return (report.Verdict, reason.Code);
    }
}
