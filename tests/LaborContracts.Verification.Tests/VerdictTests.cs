using LaborContracts.Ledger;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests;

/// <summary>The table of verdicts, from the top, on files that are really signed.</summary>
public sealed class VerdictTests(VerificationRoom room)
{
    private readonly MemoryRegistry _registry = new();

    [Fact]
    public async Task A_contract_signed_by_both_and_anchored_is_authentic()
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);

        var report = await room.VerifyAsync(room.Concluded, proof, _registry);

        Assert.Equal(["signatures.passed", "leaf.same", "anchor.seen", "consensus.not-pinned", "statement.limits", "status.none-newer"],
            report.Reasons.Select(r => r.Code));
        Assert.Equal((Verdict.Authentic, ContractStatus.InForce), (report.Verdict, report.Status));
        Assert.Equal(["worker", "employer"], report.Signatures.Select(s => s.Role));
        Assert.Equal(12ul, report.Anchor!.Confirmations);
    }

    [Fact]
    public async Task Bytes_after_the_end_make_it_altered()
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);

        await ExpectAsync(Verdict.Altered, "signature.failed", [.. room.Concluded, .. "%%EOF\n"u8], proof);
    }

    [Fact]
    public async Task A_changed_file_is_altered_even_if_its_own_hash_is_anchored()
    {
        byte[] changed = [.. room.Concluded, .. "%%EOF\n"u8];
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(changed), _registry);

        await ExpectAsync(Verdict.Altered, "signature.failed", changed, proof);
    }

    [Fact]
    public async Task Another_text_under_the_same_key_is_altered_once_the_registered_one_is_proven()
    {
        var other = await room.ConcludeAsync(new Paper { Text = "Another contract" });
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);

        await ExpectAsync(Verdict.Altered, "document.not-the-registered", other, proof);
    }

    [Fact]
    public async Task Another_text_under_the_same_key_is_altered_when_the_platform_has_recorded_the_first()
    {
        var other = await room.ConcludeAsync(new Paper { Text = "Another contract" });

        await ExpectAsync(
            Verdict.Altered, "document.not-the-registered", other,
            recorded: new(VerificationRoom.LeafOf(room.Concluded)));
    }

    [Fact]
    public async Task A_proof_of_another_document_that_is_itself_not_anchored_accuses_nobody()
    {
        var other = VerificationRoom.LeafOf("anything"u8.ToArray());

        await ExpectAsync(
            Verdict.Indeterminate, "leaf.other-document", room.Concluded, VerificationRoom.ProofOf(other, _registry));
    }

    [Fact]
    public async Task A_file_without_our_key_is_not_registered()
    {
        var foreign = await room.ConcludeAsync(new Paper { Attachments = 0 });

        await ExpectAsync(Verdict.NotRegistered, "document.no-key", foreign);
    }

    [Fact]
    public async Task A_file_without_our_key_is_not_authentic_though_its_hash_is_anchored()
    {
        var foreign = await room.ConcludeAsync(new Paper { Attachments = 0 });
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(foreign), _registry);

        await ExpectAsync(Verdict.Indeterminate, "proof.other-key", foreign, proof);
    }

    [Fact]
    public async Task A_root_that_the_pinned_registry_does_not_know_is_not_registered() => await ExpectAsync(
        Verdict.NotRegistered, "anchor.unknown-root", room.Concluded,
        VerificationRoom.ProofOf(VerificationRoom.LeafOf(room.Concluded), _registry));

    [Fact]
    public async Task A_root_over_another_number_of_leaves_is_not_registered()
    {
        var proof = VerificationRoom.ProofOf(VerificationRoom.LeafOf(room.Concluded), _registry);
        _registry.Anchor(proof.Root, 8);

        await ExpectAsync(Verdict.NotRegistered, "anchor.other-size", room.Concluded, proof);
    }

    [Fact]
    public async Task A_path_that_does_not_lead_to_the_root_is_not_registered()
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);

        await ExpectAsync(Verdict.NotRegistered, "inclusion.broken", room.Concluded, proof with { LeafIndex = 2 });
    }

    [Fact]
    public async Task Without_a_proof_nothing_is_said() =>
        await ExpectAsync(Verdict.Indeterminate, "proof.missing", room.Concluded);

    [Fact]
    public async Task The_proof_of_another_contract_is_as_good_as_none()
    {
        var paper = new Paper { Key = Keccak256.Of("other"u8) };
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded, paper), _registry);

        await ExpectAsync(Verdict.Indeterminate, "proof.other-key", room.Concluded, proof);
        await ExpectAsync(
            Verdict.Indeterminate, "proof.other-contract", room.Concluded,
            proof with { Leaf = proof.Leaf with { Sha256 = Bytes32.Zero } });
    }

    [Theory]
    [InlineData(LeafKind.TrailHead, 1)]
    [InlineData(LeafKind.ImportedDocument, 1)]
    [InlineData(LeafKind.ConcludedDocument, 2)]
    public async Task A_leaf_of_another_kind_or_revision_does_not_speak_for_the_document(LeafKind kind, uint revision)
    {
        var leaf = VerificationRoom.LeafOf(room.Concluded) with { Kind = kind, Revision = revision };

        await ExpectAsync(
            Verdict.Indeterminate, "proof.other-revision", room.Concluded, VerificationRoom.Register(leaf, _registry));
    }

    [Fact]
    public async Task A_chain_out_of_reach_is_neither_for_nor_against()
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);
        _registry.Unreachable = true;

        await ExpectAsync(Verdict.Indeterminate, "anchor.unreachable", room.Concluded, proof);
    }

    [Fact]
    public async Task Without_a_node_the_anchor_is_not_looked_at()
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);

        var report = await new DocumentVerifier(room.TrustIn(_registry), null, room.Clock)
            .VerifyAsync(room.Concluded, proof, [], null, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Indeterminate, report.Verdict);
        Assert.Contains(report.Reasons, r => r.Code == "anchor.no-node");
    }

    [Fact]
    public async Task A_recorded_document_that_is_not_anchored_yet_is_pending() => await ExpectAsync(
        Verdict.Pending, "leaf.recorded", room.Concluded, recorded: new(VerificationRoom.LeafOf(room.Concluded)));

    [Fact]
    public async Task The_platforms_word_never_makes_a_half_signed_file_pending() => await ExpectAsync(
        Verdict.Indeterminate, "signature.missing", room.HalfSigned,
        recorded: new(VerificationRoom.LeafOf(room.HalfSigned)));

    [Fact]
    public async Task A_key_that_the_platform_has_no_record_of_is_not_registered() =>
        await ExpectAsync(Verdict.NotRegistered, "leaf.not-recorded", room.Concluded, recorded: new(null));

    [Fact]
    public async Task What_is_no_pdf_gets_no_report()
    {
        var refused = await Assert.ThrowsAsync<UnreadableDocumentException>(() =>
            room.VerifyAsync("no"u8.ToArray(), null, _registry));

        Assert.Equal("document.not-pdf", refused.Code);
        Assert.Null(DocumentVerifier.KeyIn("no"u8.ToArray()));
    }

    [Fact]
    public void The_key_in_a_file_is_found_for_whoever_keeps_its_records() =>
        Assert.Equal((new Paper().Key, 1u), DocumentVerifier.KeyIn(room.Concluded));

    private async Task ExpectAsync(
        Verdict verdict, string code, byte[] pdf, Proof? proof = null, Recorded? recorded = null)
    {
        var report = await room.VerifyAsync(pdf, proof, _registry, recorded);

        Assert.Equal(verdict, report.Verdict);
        Assert.Contains(code, report.Reasons.Select(r => r.Code));
    }
}
