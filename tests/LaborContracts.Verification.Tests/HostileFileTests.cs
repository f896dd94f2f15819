using LaborContracts.Pdf;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests;

/// <summary>Files made to keep a verifier busy, or to hide what they are.</summary>
public sealed class HostileFileTests(VerificationRoom room)
{
    private readonly MemoryRegistry _registry = new();

    [Fact]
    public async Task Attached_files_that_list_each_other_many_times_are_refused_and_not_looked_through_for_ever()
    {
        var pdf = new PdfWriter();
        var tree = pdf.Add(new PdfDictionary { ["Names"] = new PdfArray() });
        for (var level = 0; level < 14; level++)
            tree = pdf.Add(new PdfDictionary { ["Kids"] = new PdfArray([.. Enumerable.Repeat(tree, 20)]) });
        var pages = pdf.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Pages"), ["Kids"] = new PdfArray(), ["Count"] = 0,
        });
        var catalog = pdf.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Catalog"), ["Pages"] = pages,
            ["Names"] = new PdfDictionary { ["EmbeddedFiles"] = tree },
        });
        var file = pdf.Write(catalog, null, "0123456789abcdef"u8);

        var judging = Task.Run(() => room.VerifyAsync(file, null, _registry), TestContext.Current.CancellationToken);

        var refused = await Assert.ThrowsAsync<UnreadableDocumentException>(
            () => judging.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal("document.malformed", refused.Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_registered_contract_under_an_update_that_hides_its_signatures_is_altered(bool byProof)
    {
        var proof = VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), _registry);
        var hidden = WithAnotherCatalog(room.Concluded, "AcroForm");

        var report = byProof
            ? await room.VerifyAsync(hidden, proof, _registry)
            : await room.VerifyAsync(hidden, null, _registry, new Recorded(proof.Leaf));

        Assert.Equal(Verdict.Altered, report.Verdict);
        Assert.Contains("document.not-the-registered", report.Reasons.Select(r => r.Code));
        Assert.Empty(report.Signatures);
    }

    [Fact]
    public void An_update_cannot_keep_the_key_from_being_found() => Assert.Equal(
        new Paper().Key, DocumentVerifier.KeyIn(WithAnotherCatalog(room.Concluded, "AcroForm", "Names", "AF"))?.Key);

    private static byte[] WithAnotherCatalog(byte[] pdf, params string[] without)
    {
        var file = PdfFile.Read(pdf);
        var catalog = file.Catalog.Copy();
        foreach (var key in without) catalog.Remove(key);
        var increment = new PdfIncrement(file);
        increment.Replace((PdfReference)file.Trailer["Root"]!, catalog);
        return increment.Write().Bytes;
    }
}
