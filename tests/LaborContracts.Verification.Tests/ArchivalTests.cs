using LaborContracts.Ledger.Proofs;
using LaborContracts.Pdf;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests;

/// <summary>
/// The concluded revision is what is anchored; validation data and document timestamps may follow it, and nothing else.
/// </summary>
public sealed class ArchivalTests(VerificationRoom room)
{
    private readonly MemoryRegistry _registry = new();

    [Fact]
    public async Task A_concluded_revision_with_a_document_timestamp_at_its_end_is_authentic()
    {
        var concluded = await room.ArchiveAsync(room.Concluded);

        var report = await room.VerifyAsync(concluded, Registered(concluded), _registry);

        Assert.Equal(Verdict.Authentic, report.Verdict);
        Assert.Equal(room.Clock.Now, Assert.Single(report.DocumentTimestamps).TimestampTime);
    }

    [Fact]
    public async Task Archival_after_the_concluded_revision_leaves_it_authentic()
    {
        var concluded = await room.ArchiveAsync(room.Concluded);
        var archived = await room.ArchiveAsync(await room.ArchiveAsync(concluded));

        Assert.Equal(Verdict.Authentic, (await room.VerifyAsync(archived, Registered(concluded), _registry)).Verdict);
        Assert.Equal(Verdict.Authentic, (await room.VerifyAsync(archived, Registered(room.Concluded), _registry)).Verdict);
    }

    [Fact]
    public async Task What_was_registered_before_the_last_signature_is_not_the_concluded_revision()
    {
        var archived = await room.ArchiveAsync(room.Concluded);

        var report = await room.VerifyAsync(archived, Registered(room.HalfSigned), _registry);

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.Contains("document.not-the-registered", report.Reasons.Select(r => r.Code));
    }

    [Fact]
    public async Task Archival_that_also_rewrites_metadata_is_not_archival()
    {
        var file = PdfFile.Read(room.Concluded);
        var increment = new PdfIncrement(file);
        var catalog = file.Catalog.Copy();
        catalog["Metadata"] = increment.Add(new PdfStream(
            new PdfDictionary { ["Type"] = new PdfName("Metadata") }, "<title>another</title>"u8.ToArray()));
        catalog["DSS"] = increment.Add(new PdfDictionary { ["Type"] = new PdfName("DSS") });
        increment.Replace((PdfReference)file.Trailer["Root"]!, catalog);

        var report = await room.VerifyAsync(increment.Write().Bytes, Registered(room.Concluded), _registry);

        Assert.Equal(Verdict.Altered, report.Verdict);
    }

    [Fact]
    public async Task A_page_changed_beside_validation_data_is_altered()
    {
        var file = PdfFile.Read(room.Concluded);
        var increment = new PdfIncrement(file);
        var pages = (PdfDictionary)file.Resolve(file.Catalog["Pages"]);
        var page = (PdfReference)((PdfArray)pages["Kids"]!).Items[0];
        var other = ((PdfDictionary)file.Resolve(page)).Copy();
        other["Rotate"] = 180;
        increment.Replace(page, other);
        var catalog = file.Catalog.Copy();
        catalog["DSS"] = increment.Add(new PdfDictionary { ["Type"] = new PdfName("DSS") });
        increment.Replace((PdfReference)file.Trailer["Root"]!, catalog);

        var report = await room.VerifyAsync(increment.Write().Bytes, Registered(room.Concluded), _registry);

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.Contains("signature.failed", report.Reasons.Select(r => r.Code));
    }

    [Fact]
    public async Task The_block_proves_what_the_certificates_have_long_ceased_to()
    {
        var concluded = await room.ArchiveAsync(room.Concluded);
        var proof = Registered(concluded);
        var later = new FixedClock { Now = room.Clock.Now.AddYears(12) };

        Assert.Equal(Verdict.Authentic, (await VerifyAsync(proof, _registry)).Verdict);
        _registry.Unreachable = true;
        var alone = await VerifyAsync(proof, _registry);
        Assert.Equal(Verdict.Indeterminate, alone.Verdict);
        Assert.Contains("signature.indeterminate", alone.Reasons.Select(r => r.Code));

        Task<Report> VerifyAsync(Proof with, MemoryRegistry registry) =>
            new DocumentVerifier(room.TrustIn(registry), registry, later)
                .VerifyAsync(concluded, with, [], null, TestContext.Current.CancellationToken);
    }

    private Proof Registered(byte[] concluded) =>
        VerificationRoom.Register(VerificationRoom.LeafOf(concluded), _registry);
}
