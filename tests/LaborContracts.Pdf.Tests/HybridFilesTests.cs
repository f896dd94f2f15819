using LaborContracts.TestKit;
using Xunit;

namespace LaborContracts.Pdf.Tests;

/// <summary>
/// Files with a table and a stream of cross-references: read if every object is the same to a program that knows only tables,
/// or not there at all for it.
/// </summary>
public sealed class HybridFilesTests
{
    [Theory, InlineData(false), InlineData(true)]
    public void An_honest_one_is_read_whole_and_can_be_added_to(bool inUpdate)
    {
        var bytes = HybridPaper.Make(inUpdate);
        var file = PdfFile.Read(bytes);

        Assert.Equal((0, ""), Programs.Judge(bytes, "qpdf", "--check"));
        Assert.IsType<PdfDictionary>(file.Resolve(new PdfReference(HybridPaper.Outlines)));
        Assert.All(file.Revisions, r => Assert.Equal(0, r.UnaccountedBytes));
        Assert.Equal(inUpdate ? [HybridPaper.Outlines] : Enumerable.Range(1, HybridPaper.Count - 1), file.Revisions[^1].ChangedObjects.Order());

        var increment = new PdfIncrement(file);
        increment.Replace(new PdfReference(HybridPaper.Outlines), new PdfDictionary { ["Count"] = 0 });
        var updated = increment.Write().Bytes;

        Assert.Equal((0, ""), Programs.Judge(updated, "qpdf", "--check"));
        var read = PdfFile.Read(updated);
        Assert.Equal([HybridPaper.Outlines], read.Revisions[^1].ChangedObjects);
        Assert.False(read.Trailer.ContainsKey("XRefStm"));
    }

    public static TheoryData<string, Action<HybridPaper>> Lies => new()
    {
        { "another place", p => p.Rows[HybridPaper.Content] = p.Rows[6] },
        { "a place in an object stream", p => p.Rows[HybridPaper.Content] = (2, HybridPaper.Packed, 0) },
        { "free where the table has one", p => p.Rows[HybridPaper.Content] = (0, 0, 0) },
        { "an object stream that is none", p => p.Rows[HybridPaper.Outlines] = (2, HybridPaper.Content, 0) },
        { "an object stream that is not there", p => p.Rows[HybridPaper.Outlines] = (2, 40, 0) },
        { "an object that is beyond the size", p => p.Rows[HybridPaper.Count] = (2, HybridPaper.Packed, 0) },
        { "another root", p => p.StreamEntries = "/Root 3 0 R" },
        { "a section before it", p => p.StreamEntries = "/Prev 9" },
        { "encryption", p => p.StreamEntries = "/Encrypt 3 0 R" },
        { "a stream that is no cross-reference", p => p.Position = p.Rows[HybridPaper.Content].Position },
        { "a place behind the table", p => p.Position = 5000 },
    };

    [Theory, MemberData(nameof(Lies))]
    public void One_that_says_otherwise_in_the_stream_is_refused(string what, Action<HybridPaper> lie)
    {
        foreach (var inUpdate in new[] { false, true })
        {
            var refusal = Assert.Throws<PdfFormatException>(
                () => PdfFile.Read(HybridPaper.Make(inUpdate, lie)).Resolve(new PdfReference(HybridPaper.Outlines)));

            Assert.True(refusal.Fault == PdfFault.Malformed, $"{what}: {refusal.Fault}");
        }
    }

    [Fact]
    public void An_object_that_an_update_takes_away_is_not_brought_back_by_its_stream()
    {
        var file = RawFile.Of("(old)");
        var stream = file.Position;
        var row = $"\u0001\0\0{(char)(9 + 0)}\0";
        file.Write($"5 0 obj\n<</Type/XRef/Size 6/W[1 3 1]/Index[3 1]/Length 5>>\nstream\n{row}\nendstream\nendobj\n");

        Assert.Throws<PdfFormatException>(
            () => PdfFile.Read(file.List(5, stream).Free(3).End($"/XRefStm {stream}").Bytes));
    }
}
