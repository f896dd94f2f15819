using System.Text;
using CsCheck;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests;

/// <summary>Trust comes from the pins alone, whatever file and proof say of themselves.</summary>
public sealed class HostileProofTests(VerificationRoom room)
{
    private readonly MemoryRegistry _registry = new();

    [Fact]
    public async Task A_proof_that_names_its_own_chain_is_not_followed()
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);

        await ExpectNotFollowedAsync(proof with { ChainId = 1 });
    }

    [Fact]
    public async Task A_proof_that_names_its_own_registry_is_not_followed()
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);

        await ExpectNotFollowedAsync(
            proof with { Registry = Address.Parse("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359") });
    }

    [Fact]
    public async Task Without_pins_for_the_chain_nothing_is_authentic()
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);
        var trust = room.TrustIn(_registry) with { ChainId = null, Registry = null };

        var report = await new DocumentVerifier(trust, null, room.Clock)
            .VerifyAsync(room.Concluded, proof, [], null, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Indeterminate, report.Verdict);
    }

    [Fact]
    public void A_registry_that_is_not_the_pinned_one_is_refused() => Assert.Throws<ArgumentException>(
        () => new DocumentVerifier(room.TrustIn(_registry) with { ChainId = 1 }, _registry, room.Clock));

    [Fact]
    public void A_proof_with_one_changed_byte_is_authentic_only_where_it_says_the_same_or_gives_hints()
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);
        var json = proof.Write();
        Gen.Select(Gen.Int[0, json.Length - 1], Gen.Byte).Sample((at, value) =>
        {
            var changed = json.ToArray();
            changed[at] = value;
            Proof read;
            try
            {
                read = Proof.Read(changed);
            }
            catch (FormatException)
            {
                return;
            }
            if (Verify(room.Concluded, read) == Verdict.Authentic) Assert.Equal(Essence(proof), Essence(read));
        }, iter: 600, threads: 1);
    }

    [Fact]
    public void A_document_with_one_changed_byte_is_never_authentic()
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);
        Assert.Equal(Verdict.Authentic, Verify(room.Concluded, proof));
        Gen.Select(Gen.Int[0, room.Concluded.Length - 1], Gen.Byte[1, 255]).Sample((at, difference) =>
        {
            var changed = room.Concluded.ToArray();
            changed[at] ^= difference;

            Assert.NotEqual(Verdict.Authentic, Verify(changed, proof));
        }, iter: 600, threads: 1);
    }

    [Fact]
    public void A_document_with_one_changed_byte_is_not_authentic_though_its_new_hash_is_anchored()
    {
        var signed = Enumerable.Range(0, room.Concluded.Length).Where(at => !IsInSignatureValue(at)).ToArray();
        Gen.Select(Gen.Int[0, signed.Length - 1].Select(i => signed[i]), Gen.Byte[1, 255]).Sample((at, difference) =>
        {
            var changed = room.Concluded.ToArray();
            changed[at] ^= difference;
            var proof = VerificationRoom.Register(VerificationRoom.LeafOf(changed), _registry);

            Assert.NotEqual(Verdict.Authentic, Verify(changed, proof));
        }, iter: 600, threads: 1);
    }

    /// <summary>
    /// No signature covers its own value: its padding and the case of its digits can be written differently. Only the
    /// registered hash holds those.
    /// </summary>
    private bool IsInSignatureValue(int at)
    {
        var before = room.Concluded.AsSpan(0, at);
        var start = before.LastIndexOf("/Contents"u8);
        return start >= 0 && !before[start..].Contains((byte)'>');
    }

    /// <summary>Null for a file without a report.</summary>
    private Verdict? Verify(byte[] pdf, Proof proof)
    {
        try
        {
            return room.VerifyAsync(pdf, proof, _registry).GetAwaiter().GetResult().Verdict;
        }
        catch (UnreadableDocumentException)
        {
            return null;
        }
    }

    /// <summary>All of a proof but the hints where to look.</summary>
    private static string Essence(Proof proof) => Encoding.UTF8.GetString(
        (proof with { TransactionHash = Bytes32.Zero, BlockNumber = 0, BlockHash = Bytes32.Zero }).Write());

    private async Task ExpectNotFollowedAsync(Proof proof)
    {
        var report = await room.VerifyAsync(room.Concluded, proof, _registry);

        Assert.Equal(Verdict.Indeterminate, report.Verdict);
        Assert.Contains("anchor.not-pinned", report.Reasons.Select(r => r.Code));
        Assert.Equal(0, _registry.Questions);
    }
}
