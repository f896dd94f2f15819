using System.Security.Cryptography;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Trails;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification.Imports;
using LaborContracts.Verification.Tests.Rig;
using LaborContracts.Verification.Trails;
using Xunit;

namespace LaborContracts.Verification.Tests.Imports;

/// <summary>What is said of documents that were made and signed elsewhere: that they were there, and never that they are authentic.</summary>
public sealed class ReceivedDocumentTests(VerificationRoom room)
{
    private static readonly Bytes32 Key = Keccak256.Of("import"u8);

    /// <summary>Like a contract of the platform's in everything but the attached key: the fields have the names of its parties.</summary>
    private static readonly Paper Elsewhere = new() { Attachments = 0 };

    private readonly MemoryRegistry _registry = new();

    [Fact]
    public async Task One_that_is_registered_is_called_received_and_not_authentic_however_good_its_signatures_are()
    {
        var pdf = await room.ConcludeAsync(Elsewhere);

        var report = await room.VerifyAsync(pdf, VerificationRoom.Register(LeafOf(pdf), _registry), _registry);

        Assert.Equal((Verdict.Indeterminate, ContractStatus.Unknown), (report.Verdict, report.Status));
        Assert.Equal(["leaf.received", "anchor.seen", "consensus.not-pinned", "received.registered", "received.limits"], report.Reasons.Select(r => r.Code));
        Assert.All(report.Signatures, s => Assert.Equal((null, Indication.TotalPassed), (s.Role, s.Signature.Indication)));
        Assert.NotNull(report.Anchor!.OnChain);
    }

    [Fact]
    public async Task One_with_a_signature_that_does_not_hold_is_altered_although_it_is_registered_as_it_came()
    {
        byte[] pdf = [.. await room.ConcludeAsync(Elsewhere), .. "%%EOF\n"u8];

        var report = await room.VerifyAsync(pdf, VerificationRoom.Register(LeafOf(pdf), _registry), _registry);

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.Superset(new HashSet<string> { "signature.failed-foreign", "leaf.received", "anchor.seen" }, CodesOf(report));
    }

    [Fact]
    public async Task One_that_was_added_to_is_another_file_even_where_the_addition_is_archival()
    {
        var pdf = await room.ConcludeAsync(Elsewhere);
        var proof = VerificationRoom.Register(LeafOf(pdf), _registry);

        await ExpectAsync(Verdict.NotRegistered, ["document.no-key", "proof.other-contract"], await room.ArchiveAsync(pdf), proof);
    }

    [Fact]
    public async Task A_proof_that_the_registry_does_not_know_registers_nothing()
    {
        var pdf = await room.ConcludeAsync(Elsewhere);

        await ExpectAsync(Verdict.NotRegistered, ["leaf.received", "anchor.unknown-root"], pdf, VerificationRoom.ProofOf(LeafOf(pdf), _registry));
    }

    [Fact]
    public async Task Without_a_node_nothing_is_said_of_the_registration()
    {
        var pdf = await room.ConcludeAsync(Elsewhere);
        var proof = VerificationRoom.Register(LeafOf(pdf), _registry);

        var report = await new DocumentVerifier(room.TrustIn(_registry), null, room.Clock)
            .VerifyAsync(pdf, proof, [], null, TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Indeterminate, report.Verdict);
        Assert.Superset(new HashSet<string> { "leaf.received", "anchor.no-node" }, CodesOf(report));
        Assert.DoesNotContain("received.registered", CodesOf(report)); // anybody can make a proof
    }

    [Fact]
    public async Task A_leaf_with_the_right_sha256_and_another_sm3_is_not_the_files()
    {
        var pdf = await room.ConcludeAsync(Elsewhere);
        var proof = VerificationRoom.Register(LeafOf(pdf) with { Sm3 = Bytes32.Zero }, _registry);

        await ExpectAsync(Verdict.NotRegistered, ["proof.other-contract"], pdf, proof);
    }

    [Fact]
    public async Task A_contract_of_the_platforms_is_not_made_another_by_a_leaf_that_calls_it_received()
    {
        var (own, other) = (VerificationRoom.LeafOf(room.Concluded) with { Kind = LeafKind.ImportedDocument }, LeafOf(room.Concluded));

        await ExpectAsync(Verdict.Indeterminate, ["proof.other-revision"], room.Concluded, VerificationRoom.Register(own, _registry));
        await ExpectAsync(Verdict.Indeterminate, ["proof.other-key"], room.Concluded, VerificationRoom.Register(other, _registry));
    }

    [Fact]
    public async Task A_file_without_a_key_is_not_made_a_contract_by_a_leaf_that_calls_it_concluded()
    {
        var pdf = await room.ConcludeAsync(Elsewhere);
        var proof = VerificationRoom.Register(LeafOf(pdf) with { Kind = LeafKind.ConcludedDocument }, _registry);

        await ExpectAsync(Verdict.Indeterminate, ["proof.other-key"], pdf, proof);
    }

    [Fact]
    public async Task One_whose_attached_key_is_unusable_is_never_called_received()
    {
        var pdf = await room.ConcludeAsync(new Paper { Attachments = 2 });
        var proof = VerificationRoom.Register(LeafOf(pdf), _registry);

        var report = await room.VerifyAsync(pdf, proof, _registry);

        Assert.Equal(Verdict.Indeterminate, report.Verdict);
        Assert.DoesNotContain("leaf.received", CodesOf(report));
    }

    [Fact]
    public async Task One_that_the_platform_has_recorded_and_not_registered_yet_rests_on_its_word()
    {
        var pdf = await room.ConcludeAsync(Elsewhere);

        await ExpectAsync(Verdict.Indeterminate, ["leaf.received-recorded"], pdf, recorded: new(LeafOf(pdf)));
    }

    [Fact]
    public async Task Read_it_tells_what_its_signatures_are_worth_and_whether_it_carries_a_key()
    {
        var pdf = await room.ConcludeAsync(Elsewhere);

        var (signed, own, unsigned) = (Read(pdf), Read(room.Concluded), Read(Elsewhere.Make()));

        Assert.Equal((Indication.TotalPassed, false), (signed.Pades.Overall(), signed.CarriesKey));
        Assert.True(own.CarriesKey);
        Assert.True(Read(new Paper { Attachments = 2 }.Make()).CarriesKey);
        Assert.Empty(unsigned.Pades.Signatures);
        Assert.Equal(LeafOf(pdf), signed.ToLeaf(Key, Keccak256.Of("trail"u8)));
    }

    [Fact]
    public async Task A_file_that_began_as_an_offer_of_ours_carries_its_key_although_it_was_taken_out_before_it_was_signed()
    {
        var file = PdfFile.Read(new Paper().Make());
        var increment = new PdfIncrement(file);
        var catalog = file.Catalog.Copy();
        foreach (var name in (string[])["Names", "AF"]) catalog.Remove(name);
        increment.Replace((PdfReference)file.Trailer["Root"]!, catalog);
        var signed = await room.SignAsync(increment.Write().Bytes, "worker", room.Worker());

        var report = await room.VerifyAsync(signed, VerificationRoom.Register(LeafOf(signed), _registry), _registry);

        Assert.Contains("leaf.received", CodesOf(report)); // what was first signed has none
        Assert.True(Read(signed).CarriesKey);
    }

    [Fact]
    public async Task Its_trail_is_whole_and_tells_of_its_receipt_in_the_entry_that_the_leaf_holds()
    {
        var pdf = await room.ConcludeAsync(Elsewhere);
        var told = new ToldTrail(Key).Tell(TrailEventType.Received, "employer", HashOf(pdf));
        var received = VerificationRoom.Register(LeafOf(pdf) with { TrailHead = told.Head }, _registry);
        told.Tell(TrailEventType.Opened, "inspector", HashOf(pdf));
        var looked = VerificationRoom.Register(LeafOf(pdf) with { Kind = LeafKind.TrailHead, TrailHead = told.Head }, _registry);

        var report = await VerifyAsync(told.File with { Proofs = [received, looked] }, pdf);

        Assert.Equal((TrailVerdict.Whole, 2u), (report.Verdict, report.RegisteredTo));
        Assert.Contains("trail.document-same", report.Reasons.Select(r => r.Code));
    }

    [Fact]
    public async Task While_nothing_of_its_trail_is_proven_the_file_is_neither_the_trails_nor_another()
    {
        var pdf = await room.ConcludeAsync(Elsewhere);
        var told = new ToldTrail(Key).Tell(TrailEventType.Received, "employer", HashOf(pdf));
        var proof = VerificationRoom.Register(LeafOf(pdf) with { TrailHead = told.Head }, _registry);
        var alone = new TrailVerifier(room.TrustIn(_registry), null, room.Clock);

        foreach (var file in (TrailFile[])[told.File, told.File with { Proofs = [proof] }])
        {
            var report = await alone.VerifyAsync(file, [], [], pdf, TestContext.Current.CancellationToken);
            Assert.Equal(TrailVerdict.Unproven, report.Verdict);
            Assert.Contains("trail.document-without-leaf", report.Reasons.Select(r => r.Code));
        }

        var other = await alone.VerifyAsync(told.File, [], [], await room.ConcludeAsync(Elsewhere with { Text = "Another" }), TestContext.Current.CancellationToken);
        Assert.Equal(TrailVerdict.Broken, other.Verdict);
    }

    [Fact]
    public async Task A_receipt_that_comes_later_in_a_trail_makes_no_leaf_its_own()
    {
        var pdf = await room.ConcludeAsync(Elsewhere);
        var told = new ToldTrail(Key).Tell("contract.drafted", "employer").Tell(TrailEventType.Received, "employer", HashOf(pdf));
        var proof = VerificationRoom.Register(LeafOf(pdf) with { TrailHead = told.Head }, _registry);

        Assert.Equal(TrailVerdict.Broken, (await VerifyAsync(told.File with { Proofs = [proof] }, pdf)).Verdict);
    }

    [Fact]
    public async Task A_trail_that_tells_of_another_file_or_of_no_receipt_is_broken()
    {
        var pdf = await room.ConcludeAsync(Elsewhere);
        var other = new ToldTrail(Key).Tell(TrailEventType.Received, "employer", HashOf(room.Concluded));
        var none = new ToldTrail(Key).Tell("contract.concluded", "platform", HashOf(pdf));
        foreach (var told in (ToldTrail[])[other, none])
        {
            var proof = VerificationRoom.Register(LeafOf(pdf) with { TrailHead = told.Head }, _registry);

            var report = await VerifyAsync(told.File with { Proofs = [proof] }, pdf);

            Assert.Equal(TrailVerdict.Broken, report.Verdict);
            Assert.Contains("trail.other-document", report.Reasons.Select(r => r.Code));
        }
    }

    private static Leaf LeafOf(byte[] pdf) => Leaf.OfDocument(Key, 1, pdf, Keccak256.Of("trail"u8)) with { Kind = LeafKind.ImportedDocument };

    private static string HashOf(byte[] pdf) => Convert.ToHexStringLower(SHA256.HashData(pdf));

    private static HashSet<string> CodesOf(Report report) => [.. report.Reasons.Select(r => r.Code)];

    private ReceivedDocument Read(byte[] pdf) => ReceivedDocument.Read(pdf, room.TrustIn(_registry), room.Clock.Now);

    private Task<TrailReport> VerifyAsync(TrailFile trail, byte[] pdf) =>
        new TrailVerifier(room.TrustIn(_registry), _registry, room.Clock).VerifyAsync(trail, [], [], pdf, TestContext.Current.CancellationToken);

    private async Task ExpectAsync(Verdict verdict, IEnumerable<string> codes, byte[] pdf, Proof? proof = null, Recorded? recorded = null)
    {
        var report = await room.VerifyAsync(pdf, proof, _registry, recorded);

        Assert.Equal(verdict, report.Verdict);
        Assert.Superset(codes.ToHashSet(), CodesOf(report));
        Assert.NotEqual(ContractStatus.InForce, report.Status);
    }
}
