using System.Text;
using System.Text.RegularExpressions;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Tests.Archive;

/// <summary>
/// PDF/UA-1 (ISO 14289-1): one test a rule. Numbers in brackets are the failure conditions of the Matterhorn Protocol that
/// a program can find.
/// </summary>
public sealed class AccessibilityRulesTests
{
    private static readonly string[] StandardTypes = ["Document", "H1", "H2", "H3", "P", "Span", "Table", "TR", "TH", "TD", "Form"];

    public static TheoryData<string> Files => ArchivedFiles.Names;

    [Theory, MemberData(nameof(Files))] // 01-005
    public void All_content_is_tagged_or_an_artifact(string name) => Assert.All(Sequences(OpenFile.Of(name)), sequence =>
        Assert.True(sequence.Depth > 0 || sequence.Drawing.Length == 0, sequence.Drawing));

    [Theory, MemberData(nameof(Files))] // 01-003, 01-004
    public void Artifacts_and_tagged_content_never_hold_each_other(string name)
    {
        var file = OpenFile.Of(name);
        foreach (var page in file.Pages)
        {
            var open = new Stack<string>();
            foreach (Match mark in Regex.Matches(file.ContentOf(page), @"/(\w+) <<[^>]*>> BDC|EMC"))
            {
                if (mark.Value == "EMC") open.Pop();
                else open.Push(mark.Groups[1].Value);
                Assert.True(open.Count <= 1 || open.Count == 2 && open.Peek() == "Span" && !open.Contains("Artifact"));
            }

            Assert.Empty(open);
        }
    }

    [Theory, MemberData(nameof(Files))] // ISO 32000-1, 14.8.2.2.2
    public void Artifacts_say_of_what_kind_they_are(string name)
    {
        var file = OpenFile.Of(name);
        foreach (var page in file.Pages)
        {
            Assert.All(
                Regex.Matches(file.ContentOf(page), "/Artifact (.*)").Select(match => match.Groups[1].Value),
                rest => Assert.Matches("^<</Type /(Layout|Pagination( /Subtype /(Header|Footer|Watermark))?)>> BDC$", rest));
        }
    }

    [Theory, MemberData(nameof(Files))] // 01-007
    public void The_file_says_that_it_is_tagged_and_leaves_no_doubt(string name)
    {
        var file = OpenFile.Of(name);
        var marks = file.Dictionary(file.Catalog["MarkInfo"]);

        Assert.True(((PdfBoolean)marks["Marked"]!).Value);
        Assert.Null(marks["Suspects"]);
    }

    [Theory, MemberData(nameof(Files))] // 02-001
    public void All_structure_types_are_standard_ones(string name) =>
        Assert.All(OpenFile.Of(name).Elements, pair => Assert.Contains(OpenFile.NameOf(pair.Element, "S"), StandardTypes));

    [Theory, MemberData(nameof(Files))] // 06-001 to 06-004, 07-001, 07-002
    public void The_title_is_in_the_metadata_and_shown_by_viewers(string name)
    {
        var file = OpenFile.Of(name);

        Assert.Contains("<pdfuaid:part>1</pdfuaid:part>", file.Packet, StringComparison.Ordinal);
        Assert.Matches(@"<dc:title><rdf:Alt><rdf:li xml:lang=""x-default"">\S+(（\S+）)? CZ-2026-000001</rdf:li>", file.Packet);
        Assert.True(((PdfBoolean)file.Dictionary(file.Catalog["ViewerPreferences"])["DisplayDocTitle"]!).Value);
    }

    [Theory, MemberData(nameof(Files))] // 09-004 to 09-006
    public void Tables_hold_rows_and_rows_hold_cells(string name) => Assert.All(OpenFile.Of(name).Elements, pair =>
    {
        var (type, parent) = (OpenFile.NameOf(pair.Element, "S"), OpenFile.NameOf(pair.Parent, "S"));
        Assert.Equal(type is "TR", parent is "Table");
        Assert.Equal(type is "TH" or "TD", parent is "TR");
    });

    [Theory, MemberData(nameof(Files))] // 15-003
    public void Every_label_says_which_cells_it_names(string name)
    {
        var file = OpenFile.Of(name);
        Assert.All(file.Elements.Select(pair => pair.Element).Where(element => OpenFile.NameOf(element, "S") == "TH"), element =>
            Assert.Contains(OpenFile.NameOf(file.Dictionary(element["A"]), "Scope"), (string[])["Row", "Column"]));
    }

    [Theory, MemberData(nameof(Files))] // 15-005: an irregular table
    public void All_rows_of_a_table_cover_the_same_columns(string name)
    {
        var file = OpenFile.Of(name);
        foreach (var table in file.Elements.Select(pair => pair.Element).Where(element => OpenFile.NameOf(element, "S") == "Table"))
            Assert.Single(file.KidsOf(table).Select(row => file.KidsOf(row).Sum(Columns)).Distinct());

        int Columns(PdfDictionary cell) =>
            cell["A"] is { } attributes && file.Dictionary(attributes)["ColSpan"] is PdfInteger span ? (int)span.Value : 1;
    }

    [Theory, MemberData(nameof(Files))] // 10-001, 31-027 to 31-029
    public void Every_glyph_is_mapped_to_a_character(string name)
    {
        var file = OpenFile.Of(name);
        foreach (var font in file.Dictionaries.Where(font => OpenFile.NameOf(font, "Subtype") == "Type0"))
        {
            var map = Encoding.ASCII.GetString(file.Decode(font["ToUnicode"]));
            var targets = Regex.Matches(map, "^<[0-9A-F]{4}> <([0-9A-F]+)>$", RegexOptions.Multiline)
                .Select(match => match.Groups[1].Value);
            Assert.All(targets, target => Assert.DoesNotContain(target, (string[])["0000", "FEFF", "FFFE"]));
            Assert.NotEmpty(targets);
        }
    }

    [Theory, MemberData(nameof(Files))] // 31-030
    public void No_text_shows_the_glyph_of_missing_characters(string name)
    {
        var file = OpenFile.Of(name);
        Assert.All(file.Pages, page => Assert.DoesNotMatch("<([0-9A-F]{4})*?0000([0-9A-F]{4})*> Tj", file.ContentOf(page)));
    }

    [Theory, MemberData(nameof(Files))] // 11-001 to 11-007
    public void Every_language_is_named_and_the_document_s_is_Chinese(string name)
    {
        var file = OpenFile.Of(name);

        Assert.Equal("zh-CN", ((PdfString)file.Catalog["Lang"]!).ToText());
        Assert.All(
            file.Elements.Select(pair => pair.Element["Lang"]).OfType<PdfString>(),
            language => Assert.Equal("en-US", language.ToText()));
        Assert.All(
            file.Pages.SelectMany(page => Regex.Matches(file.ContentOf(page), @"/Lang \((.*?)\)")).Select(match => match.Groups[1].Value),
            language => Assert.Equal("zh-CN", language));
    }

    [Theory, MemberData(nameof(Files))] // 14-002, 14-003, 14-007
    public void Headings_begin_with_the_first_level_and_skip_none(string name)
    {
        var levels = OpenFile.Of(name).Elements
            .Select(pair => Regex.Match(OpenFile.NameOf(pair.Element, "S"), "^H([1-6])$"))
            .Where(match => match.Success)
            .Select(match => match.Groups[1].Value[0] - '0')
            .ToList();

        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 2, pair.First + 1));
    }

    [Theory, MemberData(nameof(Files))] // 13-004
    public void There_is_no_figure_without_words(string name) => Assert.DoesNotContain(
        OpenFile.Of(name).Elements, pair => OpenFile.NameOf(pair.Element, "S") == "Figure" && pair.Element["Alt"] is null);

    [Theory, MemberData(nameof(Files))] // 28-005, 28-008, 28-010
    public void Every_field_has_words_an_element_Form_and_a_place_in_the_order_of_reading(string name)
    {
        var file = OpenFile.Of(name);
        var parents = file.Items(file.Dictionary(file.Dictionary(file.Catalog["StructTreeRoot"])["ParentTree"])["Nums"]);

        Assert.InRange(file.Widgets.Count(), 1, 3);
        Assert.All(file.Widgets, widget =>
        {
            Assert.NotEmpty(((PdfString)widget["TU"]!).ToText());
            var key = ((PdfInteger)widget["StructParent"]!).Value;
            var place = Enumerable.Range(0, parents.Count / 2).Single(i => ((PdfInteger)parents[2 * i]).Value == key);
            var element = file.Dictionary(parents[2 * place + 1]);
            Assert.Equal("Form", OpenFile.NameOf(element, "S"));
            var mark = Assert.Single(file.KidsOf(element));
            Assert.Equal("OBJR", OpenFile.NameOf(mark, "Type"));
            Assert.Same(widget, file.Dictionary(mark["Obj"]));
        });
        Assert.All(file.Pages, page => Assert.Equal("S", OpenFile.NameOf(page, "Tabs")));
    }

    [Theory, MemberData(nameof(Files))] // 21-001
    public void The_attachment_has_its_name_in_both_forms(string name) => Assert.All(
        OpenFile.Of(name).Dictionaries.Where(dictionary => OpenFile.NameOf(dictionary, "Type") == "Filespec"),
        file => Assert.Equal(((PdfString)file["F"]!).ToText(), ((PdfString)file["UF"]!).ToText()));

    [Theory, MemberData(nameof(Files))] // 30-002
    public void Forms_that_pages_share_hold_no_tagged_content(string name)
    {
        var file = OpenFile.Of(name);
        var shared = file.Pages.SelectMany(page => file.Dictionary(file.Dictionary(page["Resources"])["XObject"]));
        foreach (var (_, form) in shared)
            Assert.DoesNotContain("BDC", Encoding.Latin1.GetString(file.Decode(form)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Files))] // 14.7.4.4: the way from content to structure and back
    public void Every_mark_leads_to_the_element_that_holds_it(string name)
    {
        var file = OpenFile.Of(name);
        var parents = file.Items(file.Dictionary(file.Dictionary(file.Catalog["StructTreeRoot"])["ParentTree"])["Nums"]);
        foreach (var page in file.Pages)
        {
            var key = (int)((PdfInteger)page["StructParents"]!).Value;
            var owners = file.Items(parents[2 * key + 1]);
            var numbers = Regex.Matches(file.ContentOf(page), @"/MCID (\d+)")
                .Select(match => int.Parse(match.Groups[1].Value, null))
                .ToList();
            Assert.Equal(Enumerable.Range(0, owners.Count), numbers);
            Assert.All(numbers, number => Assert.Contains(
                file.KidsOf(file.Dictionary(owners[number])),
                kid => kid["MCID"] is PdfInteger mark && mark.Value == number && file.Dictionary(kid["Pg"]) == page));
        }
    }

    /// <summary>The stretches of drawing between marks, with how many marks are open there.</summary>
    private static IEnumerable<(int Depth, string Drawing)> Sequences(OpenFile file)
    {
        foreach (var page in file.Pages)
        {
            var depth = 0;
            foreach (var part in Regex.Split(file.ContentOf(page), @"(/\w+ <<[^>]*>> BDC|EMC)"))
            {
                if (part.EndsWith("BDC", StringComparison.Ordinal)) depth++;
                else if (part == "EMC") depth--;
                else yield return (depth, part.Trim());
            }
        }
    }
}
