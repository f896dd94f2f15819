using System.Globalization;
using System.Text;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Tests.Trails;
using LaborContracts.Ledger.Trails;
using LaborContracts.Pdf;
using LaborContracts.Verification.Tests.Rig;
using LaborContracts.Verification.Trails;
using Xunit;

namespace LaborContracts.Verification.Tests.Trails;

/// <summary>What is said of trails that are whole, that were tampered with, and that cannot be told from either.</summary>
public sealed class TrailVerifierTests
{
    private readonly VerificationRoom _room;
    private readonly MemoryRegistry _registry = new();
    private readonly ToldTrail _told;
    private readonly Proof _proof;

    public TrailVerifierTests(VerificationRoom room)
    {
        _room = room;
        _told = ToldTrail.Of(room.Concluded);
        _proof = VerificationRoom.Register(_told.LeafOf(room.Concluded), _registry);
    }

    public static TheoryData<string> Tamperings => [.. TrailTampering.Kinds.Keys];

    private TrailFile File => _told.File with { Proofs = [_proof] };

    [Fact]
    public async Task A_trail_that_was_left_alone_is_whole_up_to_its_registered_head()
    {
        var report = await VerifyAsync(File, pdf: _room.Concluded);

        Assert.Equal((TrailVerdict.Whole, 7u, 0), (report.Verdict, report.RegisteredTo, report.Shredded));
        Assert.Equal(_told.Head, report.Head);
        Assert.Superset(new HashSet<string> { "trail.links", "trail.registered", "anchor.seen", "trail.document-same", "trail.limits" }, CodesOf(report));
        Assert.DoesNotContain("trail.unregistered-end", CodesOf(report));
    }

    [Theory, MemberData(nameof(Tamperings))]
    public async Task Whatever_was_done_to_it_before_the_registered_head_is_found(string kind)
    {
        for (var at = 0; at < File.Entries.Count - 1; at++)
            Assert.Equal(TrailVerdict.Broken, (await VerifyAsync(TrailTampering.Kinds[kind](File, at))).Verdict);
    }

    [Theory, MemberData(nameof(Tamperings))]
    public async Task With_the_proof_taken_out_too_it_is_never_whole_and_the_holders_own_proof_shows_it(string kind)
    {
        for (var at = 0; at < File.Entries.Count - 1; at++)
        {
            var tampered = TrailTampering.Kinds[kind](_told.File, at);

            Assert.NotEqual(TrailVerdict.Whole, (await VerifyAsync(tampered)).Verdict);
            Assert.Equal(TrailVerdict.Broken, (await VerifyAsync(tampered, [_proof])).Verdict);
        }
    }

    [Fact]
    public async Task A_trail_that_was_cut_off_lacks_the_registered_head()
    {
        var report = await VerifyAsync(TrailTampering.Kinds["cut off"](File, 3));

        Assert.Contains("trail.head-missing", CodesOf(report));
        Assert.Null(report.RegisteredTo);
    }

    [Fact]
    public async Task What_follows_the_last_registered_head_is_called_the_platforms_word()
    {
        _told.Tell("change.requested", "worker");

        var report = await VerifyAsync(File);

        Assert.Equal((TrailVerdict.Whole, 7u, 8), (report.Verdict, report.RegisteredTo, report.Entries));
        var end = Assert.Single(report.Reasons, reason => reason.Code == "trail.unregistered-end");
        Assert.Equal([8u, 8], end.Values);
    }

    [Fact]
    public async Task A_later_registered_head_commits_to_what_came_after_the_conclusion()
    {
        _told.Tell("change.requested", "worker");
        var later = VerificationRoom.Register(_told.LeafOf(_room.Concluded, LeafKind.TrailHead), _registry);
        var file = _told.File with { Proofs = [_proof, later] };

        Assert.Equal((TrailVerdict.Whole, 8u), Told(await VerifyAsync(file)));
        Assert.Equal((TrailVerdict.Broken, 7u), Told(await VerifyAsync(file with { Entries = [.. file.Entries.Take(7)] })));
    }

    [Fact]
    public async Task Without_a_node_or_pins_or_a_proof_nothing_is_proven_and_nothing_held_against_it()
    {
        var cut = TrailTampering.Kinds["cut off"](File, 3);

        Assert.Equal((TrailVerdict.Unproven, null), Told(await VerifyAsync(_told.File)));
        Assert.Equal((TrailVerdict.Unproven, null), Told(await VerifyAsync(File, registry: null)));
        Assert.Equal((TrailVerdict.Unproven, null), Told(await VerifyAsync(cut, registry: null)));
        Assert.Equal((TrailVerdict.Unproven, null), Told(await VerifyAsync(File with { Proofs = [_proof with { ChainId = 1 }] })));
        Assert.Equal((TrailVerdict.Unproven, null), Told(await VerifyAsync(_told.File with { Entries = [] })));
        _registry.Unreachable = true;
        Assert.Equal((TrailVerdict.Unproven, null), Told(await VerifyAsync(File)));
    }

    [Fact]
    public async Task One_registered_head_does_not_speak_for_another_that_is_missing_and_cannot_be_looked_for()
    {
        var elsewhere = VerificationRoom.ProofOf(_told.LeafOf(_room.Concluded) with { TrailHead = Keccak256.Of("later"u8) }, _registry);

        var report = await VerifyAsync(File with { Proofs = [_proof, elsewhere with { ChainId = 1 }] });

        Assert.Equal(TrailVerdict.Unproven, report.Verdict);
        Assert.Contains("trail.head-missing", CodesOf(report));
    }

    [Fact]
    public async Task A_proof_that_does_not_hold_is_no_registration()
    {
        var unknown = VerificationRoom.ProofOf(_told.LeafOf(_room.Concluded) with { Revision = 2 }, _registry);

        Assert.Equal((TrailVerdict.Broken, null), Told(await VerifyAsync(_told.File with { Proofs = [unknown] })));
        Assert.Equal((TrailVerdict.Broken, null), Told(await VerifyAsync(_told.File with { Proofs = [_proof with { LeafIndex = 2 }] })));
    }

    [Fact]
    public async Task A_consensus_proof_serves_for_a_node_and_one_that_does_not_hold_accuses_nobody()
    {
        var records = new SealedRecords(_registry.Address);
        var trust = _room.TrustIn(_registry) with { Validators = records.Pins };
        var (good, bad) = (records.OfAnchor(_proof.Root, _proof.TreeSize), records.OfAnchor(Keccak256.Of("other"u8), _proof.TreeSize));

        Assert.Equal((TrailVerdict.Whole, 7u), Told(await JudgeAsync(null, good)));
        Assert.Equal((TrailVerdict.Unproven, null), Told(await JudgeAsync(null, bad)));
        Assert.Equal((TrailVerdict.Whole, 7u), Told(await JudgeAsync(_registry, bad)));

        Task<TrailReport> JudgeAsync(IRegistry? registry, ConsensusProof given) => new TrailVerifier(trust, registry, _room.Clock)
            .VerifyAsync(File, [], [given], null, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_proof_of_another_contract_is_named_even_where_no_node_can_be_asked()
    {
        var other = _proof with { Leaf = _proof.Leaf with { Key = Keccak256.Of("another"u8) } };

        var report = await VerifyAsync(File, registry: null, [other]);

        Assert.Equal(TrailVerdict.Broken, report.Verdict);
        Assert.Contains("trail.other-contract", CodesOf(report));
    }

    [Theory]
    [InlineData(LeafKind.ConcludedDocument)]
    [InlineData(LeafKind.TrailHead)]
    public async Task A_head_that_is_registered_with_another_document_is_found(LeafKind kind)
    {
        var other = VerificationRoom.Register(_told.LeafOf(_room.HalfSigned, kind), _registry);

        var report = await VerifyAsync(_told.File with { Proofs = [other] });

        Assert.Equal(TrailVerdict.Broken, report.Verdict);
        Assert.Contains("trail.other-document", CodesOf(report));
    }

    [Fact]
    public async Task A_documents_leaf_must_hold_the_head_after_its_very_conclusion()
    {
        _told.Tell("change.requested", "worker");
        var late = VerificationRoom.Register(_told.LeafOf(_room.Concluded), _registry);

        Assert.Contains("trail.other-document", CodesOf(await VerifyAsync(_told.File with { Proofs = [late] })));
    }

    [Theory]
    [InlineData(null, "aa")]
    [InlineData("worker", "bb")] // over other bytes
    [InlineData("employer", "aa")] // another's
    public async Task A_signature_before_which_its_signer_has_proven_no_intent_over_the_bytes_is_found(string? proven, string over)
    {
        var told = new ToldTrail(new Paper().Key).Tell("contract.offered", "employer", "aa");
        if (proven is not null) told.Tell("intent.proven", proven, over);
        told.Tell("signature.recorded", "worker", "cc").Tell("contract.concluded", "platform", told.LeafOf(_room.Concluded).Sha256.ToString()[2..]);
        var proof = VerificationRoom.Register(told.LeafOf(_room.Concluded), _registry);

        var report = await VerifyAsync(told.File with { Proofs = [proof] });

        Assert.Equal(TrailVerdict.Broken, report.Verdict);
        Assert.Contains("trail.intent-missing", CodesOf(report));
    }

    [Fact]
    public async Task A_recorded_signature_that_does_not_say_over_what_has_no_intent()
    {
        var told = new ToldTrail(new Paper().Key).Tell("contract.offered", "employer", "aa").Tell("intent.proven", "worker", "aa").Tell("signature.recorded", "worker");

        var report = await VerifyAsync(told.File);

        Assert.Equal([3u], Assert.Single(report.Reasons, reason => reason.Code == "trail.intent-missing").Values);
    }

    [Fact]
    public async Task An_intent_over_one_text_and_a_signature_on_another_come_apart_at_the_document()
    {
        var told = ToldTrail.Of(_room.Concluded, asked: new string('a', 64));
        var proof = VerificationRoom.Register(told.LeafOf(_room.Concluded), _registry);
        var file = told.File with { Proofs = [proof] };

        Assert.Equal(TrailVerdict.Whole, (await VerifyAsync(file)).Verdict); // its own story is consistent
        var report = await VerifyAsync(file, pdf: _room.Concluded);

        Assert.Equal(TrailVerdict.Broken, report.Verdict);
        Assert.Equal([new Role("worker")], Assert.Single(report.Reasons, reason => reason.Code == "trail.intent-other-bytes").Values);
    }

    [Theory, InlineData(0), InlineData(40)]
    public async Task Another_text_that_comes_in_with_the_signatures_own_update_is_found(int updatesBefore)
    {
        var shown = new Paper().Make();
        for (var update = 0; update < updatesBefore; update++)
        {
            var trivial = new PdfIncrement(PdfFile.Read(shown));
            trivial.Add(new PdfDictionary());
            shown = trivial.Write().Bytes;
        }

        var signed = await _room.SignAsync(shown, "worker", _room.Worker(), (increment, widget) =>
        {
            var pages = (PdfDictionary)increment.File.Resolve(increment.File.Catalog["Pages"]);
            var page = (PdfDictionary)increment.File.Resolve(((PdfArray)increment.File.Resolve(pages["Kids"])).Items[0]);
            increment.Replace((PdfReference)page["Contents"]!, PdfStream.Deflate(new PdfDictionary(), "BT /F1 12 Tf 72 700 Td (Half the wage) Tj ET"u8));
            return Paper.Frame(increment, widget);
        });
        var concluded = await _room.SignAsync(signed, "employer", _room.Employer());
        var told = ToldTrail.Of(concluded, updatesBefore: updatesBefore);
        var proof = VerificationRoom.Register(told.LeafOf(concluded), _registry);

        Assert.Equal(Verdict.Authentic, (await _room.VerifyAsync(concluded, proof, _registry)).Verdict); // what is signed is signed
        var report = await VerifyAsync(told.File with { Proofs = [proof] }, pdf: concluded);

        Assert.Equal(TrailVerdict.Broken, report.Verdict);
        Assert.Equal([new Role("worker")], Assert.Single(report.Reasons, reason => reason.Code == "trail.signature-changed-more").Values);
    }

    [Fact]
    public async Task An_intent_that_was_shredded_is_not_held_against_the_document()
    {
        var report = await VerifyAsync(File with { Entries = [.. File.Entries.Select(entry => entry.Sequence == 3 ? entry.Shredded() : entry)] }, pdf: _room.Concluded);

        Assert.Equal(TrailVerdict.Whole, report.Verdict);
        Assert.Contains("trail.intent-not-compared", CodesOf(report));
    }

    [Fact]
    public async Task A_recorded_signature_that_the_document_does_not_bear_is_found()
    {
        var told = ToldTrail.Of(_room.Concluded).Tell("intent.proven", "partner", "aa");
        told.Tell("signature.recorded", "partner", "bb");

        Assert.Contains("trail.signatures-differ", CodesOf(await VerifyAsync(told.File, pdf: _room.Concluded)));
    }

    [Fact]
    public async Task Shredded_events_keep_the_trail_whole_and_are_counted()
    {
        var report = await VerifyAsync(File with { Entries = [.. File.Entries.Select(entry => entry.Sequence == 3 ? entry.Shredded() : entry)] });
        var all = await VerifyAsync(File with { Entries = [.. File.Entries.Select(entry => entry.Shredded())] });

        Assert.Equal((TrailVerdict.Whole, 1), (report.Verdict, report.Shredded));
        Assert.Contains("trail.shredded", CodesOf(report));
        Assert.Equal((TrailVerdict.Whole, 7), (all.Verdict, all.Shredded));
    }

    [Fact]
    public async Task A_document_that_is_not_the_trails_is_found()
    {
        var other = await _room.ConcludeAsync(new Paper { Text = "Another contract" });
        var stranger = await _room.ConcludeAsync(new Paper { Key = Keccak256.Of("another"u8) });

        Assert.Contains("trail.document-other", CodesOf(await VerifyAsync(File, pdf: other)));
        Assert.Contains("trail.document-other-contract", CodesOf(await VerifyAsync(File, pdf: stranger)));
        Assert.Equal(TrailVerdict.Broken, (await VerifyAsync(File, pdf: other)).Verdict);
        var amendment = await VerifyAsync(File, pdf: await _room.ConcludeAsync(Paper.Of("amendment") with { Revision = 2 }));
        Assert.Equal(TrailVerdict.Unproven, amendment.Verdict);
        Assert.Contains("trail.document-without-leaf", CodesOf(amendment));
    }

    [Fact]
    public async Task File_and_reports_follow_their_schemas_and_have_sentences_in_both_languages()
    {
        var shredded = File with { Entries = [.. File.Entries.Select(entry => entry.Sequence == 3 ? entry.Shredded() : entry)] };
        var other = VerificationRoom.Register(_told.LeafOf(_room.HalfSigned), _registry);
        var unasked = new ToldTrail(new Paper().Key).Tell("contract.offered", "employer", "aa").Tell("signature.recorded", "worker", "cc").File;
        List<TrailReport> reports =
        [
            await VerifyAsync(shredded, pdf: _room.Concluded),
            await VerifyAsync(_told.File with { Entries = [] }),
            await VerifyAsync(_told.File with { Proofs = [other] }, pdf: _room.Concluded),
            await VerifyAsync(unasked),
        ];
        foreach (var tamper in TrailTampering.Kinds.Values) reports.Add(await VerifyAsync(tamper(File, 2)));

        Assert.Empty(Schema.Faults("trail", Encoding.UTF8.GetString(shredded.Write())));
        foreach (var language in (string[])["zh-CN", "en"])
        {
            Assert.All(reports, report =>
                Assert.Empty(Schema.Faults("trail-report", report.ToJson(CultureInfo.GetCultureInfo(language)).ToJsonString())));
        }
    }

    private Task<TrailReport> VerifyAsync(TrailFile file, Proof[]? proofs = null, byte[]? pdf = null) =>
        VerifyAsync(file, _registry, proofs, pdf);

    private Task<TrailReport> VerifyAsync(TrailFile file, IRegistry? registry, Proof[]? proofs = null, byte[]? pdf = null) =>
        new TrailVerifier(_room.TrustIn(_registry), registry, _room.Clock)
            .VerifyAsync(file, proofs ?? [], [], pdf is null ? default(ReadOnlyMemory<byte>?) : pdf, TestContext.Current.CancellationToken);

    private static (TrailVerdict, uint?) Told(TrailReport report) => (report.Verdict, report.RegisteredTo);

    private static HashSet<string> CodesOf(TrailReport report) => [.. report.Reasons.Select(reason => reason.Code)];
}
