using System.Text;
using Xunit;

namespace LaborContracts.Pdf.Tests;

public sealed class ReadingTests
{
    [Fact]
    public void Every_revision_can_be_read_as_it_stood()
    {
        var first = SmallFiles.OnePage();
        var second = SmallFiles.WithUpdate(first, "second");
        var third = SmallFiles.WithUpdate(second, "third");

        var file = PdfFile.Read(third);

        Assert.Equal([first.Length, second.Length, third.Length], file.Revisions.Select(r => r.Length));
        Assert.Null(SmallFiles.FirstPage(file.AsOf(file.Revisions[0])).Page["Note"]);
        Assert.Equal("second", Note(file.AsOf(file.Revisions[1])));
        Assert.Equal("third", Note(file));
        Assert.Contains(SmallFiles.FirstPage(file).Reference.Number, file.Revisions[2].ChangedObjects);

        static string Note(PdfFile at) => ((PdfString)at.Resolve(SmallFiles.FirstPage(at).Page["Note"])).ToText();
    }

    [Fact]
    public void Honest_revisions_account_for_every_byte()
    {
        var file = PdfFile.Read(SmallFiles.WithUpdate(SmallFiles.WithTable(), "x"));

        Assert.Equal(0, Assert.Single(file.Revisions.Skip(1)).UnaccountedBytes);
        Assert.Equal(0, file.TrailingBytes);
    }

    [Fact]
    public void An_object_that_no_cross_reference_lists_is_counted()
    {
        var file = PdfFile.Read(RawFile.Of()
            .Write("% a comment\n9 0 obj\n<</Hidden true>>\nendobj\n").Add(3, "1").End().Bytes);

        Assert.Equal("90obj<</Hiddentrue>>endobj".Length, file.Revisions[1].UnaccountedBytes);
    }

    [Fact]
    public void Freed_and_redefined_objects_are_what_a_revision_changed()
    {
        var file = PdfFile.Read(RawFile.Of("1", "2", "3").Free(3).Add(4, "22").Add(6, "4").End().Bytes);

        Assert.Equal([3, 4, 6], file.Revisions[1].ChangedObjects.Order());
        Assert.Same(PdfNull.Instance, file.Resolve(new PdfReference(3)));
        Assert.Null(file.ReferenceOf(3));
        Assert.NotNull(file.AsOf(file.Revisions[0]).ReferenceOf(3));
    }

    [Fact]
    public void Pages_are_counted_not_believed()
    {
        var file = PdfFile.Read(RawFile.Of().Add(2, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 99>>")
            .Add(3, "<</Type/Page>>").Add(4, "<</Type/Pages/Kids[5 0 R]/Count 7>>").Add(5, "<</Type/Page>>")
            .End().Bytes);

        Assert.Equal(2, file.PageCount);
    }

    [Fact]
    public void Bytes_after_the_end_are_reported() =>
        Assert.Equal(4, PdfFile.Read((byte[])[.. SmallFiles.OnePage(), .. "more"u8]).TrailingBytes);

    public static TheoryData<string, string, PdfFault> Damage => new()
    {
        { "%PDF-1.4", "PDF-1.4%", PdfFault.NotPdf },
        { "/Root 1 0 R", "/Root 9 0 R", PdfFault.Malformed },
        { "/Root 1 0 R", "/Encrypt 1 0 R/Root 1 0 R", PdfFault.Encrypted },
        { "0000000009 00000 n", "0000000010 00000 n", PdfFault.Malformed },
        { "/Type /Catalog", "/Pages 2 0 R/Type /Catalog", PdfFault.Malformed },
        { "/Size 4", "/Size 4/Prev 74", PdfFault.Malformed },
        { "/Root 1 0 R", "/Root <</Type/Catalog>>", PdfFault.Malformed },
        { "/Size 4", "/Size 3", PdfFault.Malformed },
        { "00000 n \n", "00000 n\n", PdfFault.Malformed },
        { "00000 n \n", "00000  n\n", PdfFault.Malformed },
        { "0000000000 65535 f", "0000000009 00000 n", PdfFault.Malformed },
        { "startxref\n", "startxref\n1", PdfFault.Malformed },
        { "startxref\n", "startxref\n99999999999", PdfFault.Malformed },
        { "%%EOF", "%%EO", PdfFault.Malformed },
    };

    [Theory, MemberData(nameof(Damage))]
    public void What_programs_could_read_differently_is_refused(string part, string damaged, PdfFault fault)
    {
        var text = Encoding.Latin1.GetString(SmallFiles.WithTable());
        Assert.Contains(part, text, StringComparison.Ordinal);

        var refusal = Assert.Throws<PdfFormatException>(() =>
            PdfFile.Read(Encoding.Latin1.GetBytes(text.Replace(part, damaged, StringComparison.Ordinal))));

        Assert.Equal(fault, refusal.Fault);
    }
}
