using System.Text;
using System.Text.RegularExpressions;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Tests.Archive;

public sealed class ArchivalPdfTests
{
    private static readonly byte[] Pdf = Papers.Typesetter.Typeset(Papers.WithWorkerNamed("王𬱖𠀀")).Pdf;

    [Fact]
    public void Other_programs_find_nothing_wrong_with_the_file()
    {
        using var file = new TemporaryFile(Pdf);

        Assert.Contains("No syntax or stream encoding errors", ForeignTool.Judge("qpdf", "--check", file.Path), StringComparison.Ordinal);
        ForeignTool.Judge("pdftocairo", "-svg", "-f", "1", "-l", "1", file.Path, "/dev/null");
    }

    [Fact]
    public void Every_font_is_embedded_cut_and_mapped_to_Unicode()
    {
        using var file = new TemporaryFile(Pdf);

        var fonts = ForeignTool.Judge("pdffonts", file.Path).Split('\n').Skip(2).Where(line => line.Length > 0).ToList();

        Assert.Equal(4, fonts.Count); // template's Song and Hei, and the rare characters of Song and Hanazono
        Assert.All(fonts, line => Assert.Matches(@"^[A-Z]{6}\+\S+\s+CID TrueType\s+Identity-H\s+yes yes yes ", line));
    }

    [Fact]
    public void The_unsigned_fields_are_the_two_parties_and_stand_on_the_last_page()
    {
        var file = PdfFile.Read(Pdf);
        Assert.IsType<PdfReference>(file.Catalog["AcroForm"]);
        var form = Dictionary(file, file.Catalog["AcroForm"]);
        Assert.Equal(3, ((PdfInteger)form["SigFlags"]!).Value);

        var fields = Array(file, form["Fields"]).Items.Select(field => Dictionary(file, field)).ToList();

        Assert.Equal(["employer", "worker"], fields.Select(field => ((PdfString)field["T"]!).ToText()));
        Assert.All(fields, field =>
        {
            Assert.Equal("Sig", ((PdfName)field["FT"]!).Value);
            Assert.Equal(132, ((PdfInteger)field["F"]!).Value);
            Assert.Null(field["V"]);
            var page = Dictionary(file, field["P"]);
            Assert.Contains(Array(file, page["Annots"]).Items, annotation => file.Resolve(annotation) == field);
            var pages = Array(file, Dictionary(file, file.Catalog["Pages"])["Kids"]).Items;
            Assert.Same(file.Resolve(pages[^1]), page);
        });
    }

    [Fact]
    public void Nothing_is_transparent_scripted_or_taken_from_elsewhere()
    {
        using var file = new TemporaryFile(Pdf);
        var plain = file.Path + ".qdf";
        ForeignTool.Judge("qpdf", "--qdf", "--object-streams=disable", file.Path, plain);
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(plain));
        File.Delete(plain);

        Assert.DoesNotMatch("/(SMask|ca|CA|BM|JavaScript|JS|Launch|URI|OpenAction|AA|XFA|Encrypt|NeedAppearances)[ /(<\\[]", text);
    }

    [Fact]
    public void Readers_that_do_not_see_meet_headings_tables_and_fields()
    {
        using var file = new TemporaryFile(Pdf);

        var structure = ForeignTool.Judge("pdfinfo", "-struct", file.Path);

        Assert.Single(Regex.Matches(structure, @"^\s+H1 ", RegexOptions.Multiline));
        Assert.Equal(14, Regex.Count(structure, @"^\s+H2 ", RegexOptions.Multiline));
        Assert.Equal(3, Regex.Count(structure, @"^\s+Table ", RegexOptions.Multiline));
        Assert.Equal(2, Regex.Count(structure, @"^\s+Form", RegexOptions.Multiline));
    }

    private static PdfDictionary Dictionary(PdfFile file, PdfObject? value) => Assert.IsType<PdfDictionary>(file.Resolve(value));

    private static PdfArray Array(PdfFile file, PdfObject? value) => Assert.IsType<PdfArray>(file.Resolve(value));
}
