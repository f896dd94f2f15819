using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests;

/// <summary>What consensus proofs do to a verdict: with them no node's word is needed, and none is made worse by a bad one.</summary>
public sealed class ConsensusTests(VerificationRoom room)
{
    private readonly MemoryRegistry _registry = new();

    private SealedRecords Records => new(_registry.Address);

    private Trust Pinned => room.TrustIn(_registry) with { Validators = Records.Pins };

    [Fact]
    public async Task Without_a_node_a_consensus_proof_makes_a_document_authentic()
    {
        var proof = Proof();

        var report = await JudgeAsync(proof, [Records.OfAnchor(proof.Root, proof.TreeSize)]);

        Assert.Equal(Verdict.Authentic, report.Verdict);
        Assert.Equal([(Outcome.Passed, "consensus.proven")], About(report, "anchor.", "consensus."));
        Assert.Equal((42UL, MemoryRegistry.Block), (report.Anchor!.OnChain!.BlockNumber, report.Anchor.OnChain.BlockTime));
        var anchor = report.ToJson(System.Globalization.CultureInfo.InvariantCulture, showNames: false)["anchor"]!;
        Assert.Equal(("proven", 3, 4), ((string?)anchor["consensus"], (int?)anchor["seals"], (int?)anchor["validators"]));
        Assert.Null(anchor["transactionHash"]);
    }

    [Fact]
    public async Task A_consensus_proof_under_no_pins_is_not_looked_at()
    {
        var proof = Proof();

        var report = await JudgeAsync(proof, [Records.OfAnchor(proof.Root, proof.TreeSize)], room.TrustIn(_registry));

        Assert.Equal(Verdict.Indeterminate, report.Verdict);
        Assert.Equal([(Outcome.NotChecked, "anchor.no-node"), (Outcome.NotChecked, "consensus.not-pinned")], About(report, "anchor.", "consensus."));
    }

    [Fact]
    public async Task One_that_does_not_hold_proves_nothing_and_accuses_nobody()
    {
        var proof = Proof();
        var stranger = new SealedRecords(Address.Zero);
        (ConsensusProof Given, string Code)[] bad =
        [
            (Records.OfAnchor(proof.Root, proof.TreeSize, seals: 2), ConsensusRefusal.TooFewSeals),
            (Records.OfAnchor(Keccak256.Of("other"u8), proof.TreeSize), ConsensusRefusal.NotThisRoot),
            (Records.OfAnchor(proof.Root, proof.TreeSize + 1), ConsensusRefusal.NotThisLeafCount),
            (stranger.OfAnchor(proof.Root, proof.TreeSize), ConsensusRefusal.NotThisRegistry),
        ];
        foreach (var (given, code) in bad)
        {
            var alone = await JudgeAsync(proof, [given]);
            Assert.Equal(Verdict.Indeterminate, alone.Verdict);
            Assert.Equal(code, alone.Anchor!.Consensus!.Refusal!.Code);
            Assert.Equal(Verdict.Authentic, (await JudgeAsync(proof, [given, Records.OfAnchor(proof.Root, proof.TreeSize)])).Verdict);

            _registry.Anchor(proof.Root, proof.TreeSize);
            var besideANode = await JudgeAsync(proof, [given], registry: _registry);
            Assert.Equal(Verdict.Authentic, besideANode.Verdict);
            Assert.Contains((Outcome.Failed, "consensus.refused"), About(besideANode, "consensus."));
            _registry.Anchors.Clear();
        }
    }

    [Fact]
    public async Task What_rests_on_a_nodes_word_alone_is_said()
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);

        var withPins = await JudgeAsync(proof, [], registry: _registry);
        var without = await JudgeAsync(proof, [], room.TrustIn(_registry), _registry);

        Assert.Equal([(Outcome.Passed, "anchor.seen"), (Outcome.NotChecked, "consensus.not-given")], About(withPins, "anchor.", "consensus."));
        Assert.Equal([(Outcome.Passed, "anchor.seen"), (Outcome.NotChecked, "consensus.not-pinned")], About(without, "anchor.", "consensus."));
    }

    [Fact]
    public async Task A_node_that_cannot_be_reached_is_not_needed()
    {
        var proof = Proof();
        _registry.Unreachable = true;

        var report = await JudgeAsync(proof, [Records.OfAnchor(proof.Root, proof.TreeSize)], registry: _registry);

        Assert.Equal(Verdict.Authentic, report.Verdict);
        Assert.Equal([(Outcome.NotChecked, "anchor.unreachable"), (Outcome.Passed, "consensus.proven")], About(report, "anchor.", "consensus."));
    }

    [Fact]
    public async Task Where_the_validators_and_a_node_contradict_each_other_nothing_is_concluded()
    {
        var proof = Proof();
        var given = Records.OfAnchor(proof.Root, proof.TreeSize);

        var unknown = await JudgeAsync(proof, [given], registry: _registry);
        _registry.Anchor(proof.Root, proof.TreeSize + 1);
        var otherSize = await JudgeAsync(proof, [given], registry: _registry);
        _registry.Anchors[proof.Root] = new(43, MemoryRegistry.Block, proof.TreeSize, _registry.Address);
        var otherBlock = await JudgeAsync(proof, [given], registry: _registry);

        Assert.All([unknown, otherSize, otherBlock], report =>
        {
            Assert.Equal(Verdict.Indeterminate, report.Verdict);
            Assert.Equal([(Outcome.NotChecked, "anchor.contradicted"), (Outcome.Passed, "consensus.proven")], About(report, "anchor.", "consensus."));
        });
    }

    [Fact]
    public async Task Without_a_node_the_status_is_that_of_the_latest_sealed_block()
    {
        var proof = Proof();
        var key = new Paper().Key;
        var anchor = Records.OfAnchor(proof.Root, proof.TreeSize);
        var ended = new StatusEntry(RecordedStatus.Terminated, 2, Keccak256.Of("ending"u8), MemoryRegistry.Block.AddHours(1));

        var inForce = await JudgeAsync(proof, [anchor, Records.OfStatus(key, null)]);
        var terminated = await JudgeAsync(proof, [anchor, Records.OfStatus(key, null), Records.OfStatus(key, ended, block: 61)]);
        var ofAnother = await JudgeAsync(proof, [anchor, Records.OfStatus(Keccak256.Of("another"u8), ended)]);

        Assert.Equal((ContractStatus.InForce, "status.none-newer-as-of"), StatusOf(inForce));
        Assert.Equal((ContractStatus.Terminated, "status.recorded-not-proven"), StatusOf(terminated));
        Assert.Equal((ContractStatus.Unknown, "status.not-looked-at"), StatusOf(ofAnother));
    }

    [Fact]
    public async Task A_node_cannot_hide_an_ending_that_the_validators_sealed()
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);
        var ended = new StatusEntry(RecordedStatus.Terminated, 2, Keccak256.Of("ending"u8), MemoryRegistry.Block.AddHours(1));

        var report = await JudgeAsync(proof, [Records.OfStatus(new Paper().Key, ended)], registry: _registry);

        Assert.Equal((ContractStatus.Terminated, "status.recorded-not-proven"), StatusOf(report));
    }

    [Theory]
    [InlineData(RecordedStatus.Terminated, 2, RecordedStatus.Renewed, 2)]
    [InlineData(RecordedStatus.Terminated, 2, RecordedStatus.Renewed, 3)]
    [InlineData(RecordedStatus.Terminated, 1, RecordedStatus.Amended, 1)]
    [InlineData(RecordedStatus.Voided, 2, RecordedStatus.Terminated, 3)]
    public async Task What_cannot_have_followed_what_the_validators_sealed_is_not_believed(
        RecordedStatus known, uint revision, RecordedStatus shown, uint shownRevision)
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);
        var key = new Paper().Key;
        var ended = new StatusEntry(known, revision, Keccak256.Of("ending"u8), MemoryRegistry.Block.AddHours(1));
        _registry.Statuses[key] = new(shown, shownRevision, Keccak256.Of("another"u8), MemoryRegistry.Block.AddHours(2));

        var report = await JudgeAsync(proof, [Records.OfStatus(key, ended)], registry: _registry);

        Assert.Equal((ContractStatus.Unknown, "status.contradicted"), StatusOf(report));
    }

    [Theory]
    [InlineData(RecordedStatus.Amended, RecordedStatus.Terminated, ContractStatus.Terminated)]
    [InlineData(RecordedStatus.Terminated, RecordedStatus.Voided, ContractStatus.Voided)]
    public async Task What_has_lawfully_followed_since_is_the_nodes_to_tell(RecordedStatus known, RecordedStatus shown, ContractStatus expected)
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);
        var key = new Paper().Key;
        var before = new StatusEntry(known, 2, Keccak256.Of("before"u8), MemoryRegistry.Block.AddHours(1));
        _registry.Statuses[key] = new(shown, 3, Keccak256.Of("after"u8), MemoryRegistry.Block.AddHours(2));

        Assert.Equal(expected, (await JudgeAsync(proof, [Records.OfStatus(key, before)], registry: _registry)).Status);
    }

    private Proof Proof() => VerificationRoom.ProofOf(VerificationRoom.LeafOf(room.Concluded), _registry);

    private Task<Report> JudgeAsync(
        Proof proof, IReadOnlyList<ConsensusProof> consensus, Trust? trust = null, MemoryRegistry? registry = null) =>
        new DocumentVerifier(trust ?? Pinned, registry, room.Clock)
            .VerifyAsync(room.Concluded, proof, consensus, null, TestContext.Current.CancellationToken);

    private static IEnumerable<(Outcome, string)> About(Report report, params string[] prefixes) =>
        report.Reasons.Where(r => prefixes.Any(p => r.Code.StartsWith(p, StringComparison.Ordinal))).Select(r => (r.Outcome, r.Code));

    private static (ContractStatus, string) StatusOf(Report report) =>
        (report.Status, Assert.Single(report.Reasons, r => r.Code.StartsWith("status.", StringComparison.Ordinal)).Code);
}
