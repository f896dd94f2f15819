using System.Globalization;
using System.Text.Json;
using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Reading;
using LaborContracts.Documents.Tests.Contracts;
using LaborContracts.Documents.Text;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.TestKit;

namespace LaborContracts.Documents.Tests.Reading;

/// <summary>What is read on a screen is, word for word, what is printed: pdftotext says what that is.</summary>
public sealed class FaithfulTextTests
{
    public static TheoryData<string, bool> Documents()
    {
        var names = Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "examples"), "*.json")
            .Select(path => Path.GetFileNameWithoutExtension(path)).Concat(LaterExamples.Names);
        return [.. names.SelectMany(name => (TheoryDataRow<string, bool>[])[(name, false), (name, true)])];
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void The_text_to_read_is_that_of_the_pages_with_nothing_missing_and_nothing_added(string name, bool bilingual)
    {
        var paper = PaperOf(name, bilingual);
        var parts = Papers.Typesetter.Read(paper);
        var heads = parts.OfType<TablePart>().Where(table => table.HasHead).Select(table => TextOf(table.Rows[0])).ToHashSet();

        var rest = string.Concat(parts.Select(TextOf));
        foreach (var page in PagesOf(paper))
        {
            // A table's head is printed again where the table goes on.
            var repeated = rest.StartsWith(page, StringComparison.Ordinal) ? "" : heads.FirstOrDefault(page.StartsWith) ?? "";
            Assert.StartsWith(page[repeated.Length..], rest, StringComparison.Ordinal);
            rest = rest[(page.Length - repeated.Length)..];
        }

        Assert.Equal("", rest);
    }

    [Fact]
    public void Every_kind_of_document_is_among_them() => Assert.Equal(
        Enum.GetValues<DocumentKind>().Order(),
        Documents().Select(row => PaperOf(row.Data.Item1, false).Kind).Distinct().Order());

    [Fact]
    public void A_highlighted_clause_and_what_an_amendment_changes_can_be_told_from_the_rest()
    {
        var contract = Papers.Typesetter.Read(PaperOf("labor-contract", bilingual: false));
        var amendment = Papers.Typesetter.Read(PaperOf("amendment", bilingual: false));

        Assert.Contains(contract.OfType<ParagraphPart>(), clause => clause.IsHighlighted && clause.Number is not null);
        Assert.Contains(contract.OfType<ParagraphPart>(), clause => !clause.IsHighlighted);
        Assert.Single(amendment.OfType<TablePart>(), table => table.ShowsChanges);
        Assert.DoesNotContain(contract.OfType<TablePart>(), table => table.ShowsChanges);
    }

    private static ContractPaper PaperOf(string name, bool bilingual)
    {
        if (LaterExamples.Names.Contains(name)) return LaterExamples.PaperOf(name, bilingual);
        var (terms, _) = TermsJson.Read(JsonElement.Parse(
            File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "examples", $"{name}.json"))));
        return Papers.Of(terms!) with { Kind = terms!.Kind, Bilingual = bilingual };
    }

    /// <summary>The text of each page, without what stands at the head and foot of all of them.</summary>
    private static IEnumerable<string> PagesOf(ContractPaper paper)
    {
        var contract = Papers.Typesetter.Typeset(paper);
        using var file = new TemporaryFile(contract.Pdf);
        for (var page = 1; page <= contract.Pages; page++)
        {
            var text = Tight(ForeignTool.Judge("pdftotext", "-raw", "-f", $"{page}", "-l", $"{page}", file.Path, "-"));
            var foot = string.Create(CultureInfo.InvariantCulture, $"扫码查询登记状态第{page}页共{contract.Pages}页");
            Assert.EndsWith(foot, text, StringComparison.Ordinal);
            // Title and number of the document stand between the page's own text and its foot.
            var number = text.LastIndexOf($"编号{Tight(paper.ContractNumber)}", StringComparison.Ordinal);
            var head = text.LastIndexOf(Tight(HeadOf(paper)), number, StringComparison.Ordinal);
            yield return text[..head];
        }
    }

    private static string HeadOf(ContractPaper paper)
    {
        var title = Papers.Typesetter.Read(paper).OfType<TitlePart>().Single();
        return title.Subtitle is { } subtitle ? $"{title.Text}（{subtitle}）" : title.Text;
    }

    private static string TextOf(ReadingPart part) => Tight(part switch
    {
        TitlePart title => $"{title.Text}{(title.Subtitle is { } subtitle ? $"（{subtitle}）" : "")}{title.English}",
        HeadingPart heading => heading.Text + heading.English,
        ParagraphPart paragraph => $"{paragraph.Number}{TextOf(paragraph.Runs)}{TextOf(paragraph.English ?? [])}",
        CardPart card => $"{card.Heading}{card.English}{string.Concat(card.Rows.Select(TextOf))}",
        TablePart table => string.Concat(table.Rows.Select(TextOf)),
        SignaturesPart signatures => string.Concat(signatures.Boxes.Select(box => box.Title + box.English + box.Name)),
        _ => throw new ArgumentOutOfRangeException(nameof(part), part.GetType(), "No such part."),
    });

    private static string TextOf(IReadOnlyList<Cell> row) => Tight(string.Concat(row.Select(cell => cell.Text + cell.English)));

    private static string TextOf(IReadOnlyList<Run> runs) => string.Concat(runs.Select(run => run.Text));

    private static string Tight(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
