using LaborContracts.Pdf.Text;
using Xunit;

namespace LaborContracts.Pdf.Tests;

/// <summary>The text of pages, from files that mean well and files that do not.</summary>
public sealed class PageTextTests
{
    private const string Latin = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

    [Fact]
    public void Text_on_one_base_line_is_a_line_and_spaces_stand_where_it_moves_on() => Assert.Equal(
        ["Wage 6000", "Day 15"],
        LinesOf("BT /F 12 Tf 50 700 Td (Wage) Tj 80 0 Td (60) Tj (00) Tj -80 -20 Td [(D) -20 (ay) -300 (15)] TJ ET"));

    [Fact]
    public void Lines_are_told_apart_where_the_page_is_turned_and_moved_about() => Assert.Equal(
        ["a b", "c"],
        LinesOf("q 2 0 0 2 10 10 cm BT /F 12 Tf 1 0 0 1 5 100 Tm (a) Tj ET Q BT /F 12 Tf 60 210 Td (b) Tj 14 TL (c) ' ET"));

    [Fact]
    public void What_the_file_marks_as_no_part_of_the_text_is_told_apart()
    {
        var page = PageOf("/Artifact BMC BT /F 12 Tf 50 20 Td (Page 1) Tj ET EMC /P <</MCID 0>> BDC BT /F 12 Tf 90 20 Td (text) Tj ET EMC");

        Assert.Equal([new("Page 1", true), new("text", false)], page.Lines);
    }

    [Fact]
    public void A_map_to_unicode_is_read_with_its_ranges() => Assert.Equal(
        ["工资甲乙丙"],
        LinesOf(
            "BT /F 12 Tf 50 700 Td <00010002000300040005> Tj ET",
            "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/DescendantFonts[]/ToUnicode 6 0 R>>",
            RawFile.Stream(
                "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <5DE5> endbfchar "
                + "2 beginbfrange <0002> <0002> <8D44> <0003> <0005> [<7532> <4E59> <4E19>] endbfrange")));

    [Theory]
    [InlineData("BT /F 12 Tf 50 700 Td 3 Tr (seen) Tj ET", Latin, TextGap.Invisible)]
    [InlineData("BT /F 12 Tf 50 700 Td 3.0 Tr (seen) Tj ET", Latin, TextGap.Invisible)]
    [InlineData("BT /F 12 Tf 50 700 Td (a) Tj ET", "<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H>>", TextGap.UnknownCharacters)]
    [InlineData("BT /F 12 Tf 50 700 Td (a) Tj ET BI /W 1 /H 1 ID x EI", Latin, TextGap.InlinePicture)]
    public void What_could_not_be_read_is_said(string content, string font, TextGap gap) => Assert.Equal(gap, PageOf(content, font).Unread);

    [Theory]
    [InlineData("/Subtype/FreeText/Rect[0 0 9 9]/Contents(6000)", TextGap.NoAppearance)]
    [InlineData("/Subtype/Widget/FT/Tx/Rect[0 0 9 9]/V(6000)", TextGap.NoAppearance)]
    [InlineData("/Subtype/FreeText/Rect[0 0 9 9]/AP<<>>", TextGap.NoAppearance)]
    [InlineData("/Subtype/FreeText/Rect[0 0 9 9]/F 2", null)]
    [InlineData("/Subtype/Widget/FT/Sig/Rect[0 0 9 9]", null)]
    [InlineData("/Subtype/Link/Rect[0 0 9 9]", null)]
    public void What_a_viewer_would_draw_by_itself_is_said_to_be_unread(string annotation, TextGap? gap)
    {
        var file = new RawFile().Add(1, RawFile.Catalog).Add(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .Add(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Annots[4 0 R]>>").Add(4, $"<</Type/Annot{annotation}>>").End();

        Assert.Equal(gap, Assert.Single(PageText.Of(PdfFile.Read(file.Bytes))).Unread);
    }

    [Fact]
    public void A_form_that_draws_itself_is_refused()
    {
        var file = FileOf("/X Do", Latin, RawFile.Stream("/X Do", entries: "/Type/XObject/Subtype/Form/BBox[0 0 1 1]"));

        Assert.Equal(PdfFault.BeyondLimits, Assert.Throws<PdfFormatException>(() => PageText.Of(file)).Fault);
    }

    [Fact]
    public void Forms_that_draw_others_many_times_over_come_to_an_end()
    {
        var bodies = Enumerable.Range(6, 7).Select(next => RawFile.Stream(
            string.Concat(Enumerable.Repeat("/X Do ", 50)),
            entries: $"/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X {next + 1} 0 R>>>>"));
        var file = FileOf("/X Do", Latin, [.. bodies, RawFile.Stream("n", entries: "/Type/XObject/Subtype/Form/BBox[0 0 1 1]")]);

        Assert.Equal(PdfFault.BeyondLimits, Assert.Throws<PdfFormatException>(() => PageText.Of(file)).Fault);
    }

    [Fact]
    public void A_picture_counts_once_however_often_it_is_drawn()
    {
        const string Picture = "/Type/XObject/Subtype/Image/Width 1/Height 1";
        var often = string.Concat(Enumerable.Repeat("/X Do ", 100));
        var body = RawFile.Stream(new string('p', 10_000), entries: Picture);

        var page = Assert.Single(PageText.Of(FileOf(often, Latin, new PdfLimits { DecodedBytes = 15_000 }, body)));

        Assert.Equal(100, page.Pictures.Count);
        Assert.Single(page.Pictures.Distinct());
        var fault = Assert.Throws<PdfFormatException>(() => PageText.Of(FileOf(often, Latin, new PdfLimits { DecodedBytes = 9_000 }, body))).Fault;
        Assert.Equal(PdfFault.BeyondLimits, fault);
    }

    [Fact]
    public void Maps_with_ranges_without_end_are_refused()
    {
        var ranges = string.Concat(Enumerable.Repeat("<0000> <FFFF> <0041> ", 100));
        var file = FileOf(
            "BT /F 12 Tf (a) Tj ET",
            "<</Type/Font/Subtype/Type1/BaseFont/X/ToUnicode 6 0 R>>", RawFile.Stream($"100 beginbfrange {ranges}endbfrange"));

        Assert.Equal(PdfFault.BeyondLimits, Assert.Throws<PdfFormatException>(() => PageText.Of(file)).Fault);
    }

    [Theory]
    [InlineData(") Tj")]
    [InlineData("1 2 3")]
    [InlineData("[ (a) Tj")]
    [InlineData("BT << /A ET")]
    public void Damaged_content_is_refused_and_not_guessed(string content) =>
        Assert.Equal(PdfFault.Malformed, Assert.Throws<PdfFormatException>(() => PageOf(content)).Fault);

    private static IEnumerable<string> LinesOf(string content, string font = Latin, params string[] more) =>
        PageOf(content, font, more).Lines.Select(line => line.Text);

    private static PageText PageOf(string content, string font = Latin, params string[] more) =>
        Assert.Single(PageText.Of(FileOf(content, font, more)));

    /// <summary>Objects 3 to 5 are page, content and font; those given are 6 and on, and 6 is the form X.</summary>
    private static PdfFile FileOf(string content, string font, params string[] more) => FileOf(content, font, PdfLimits.Default, more);

    private static PdfFile FileOf(string content, string font, PdfLimits limits, params string[] more)
    {
        var file = new RawFile().Add(1, RawFile.Catalog).Add(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .Add(3, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>")
            .Add(4, RawFile.Stream(content)).Add(5, font);
        foreach (var (index, body) in more.Index()) file.Add(index + 6, body);
        return PdfFile.Read(file.End().Bytes, limits);
    }
}
