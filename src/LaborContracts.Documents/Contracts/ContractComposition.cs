using System.Globalization;
using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Reading;
using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Contracts;

/// <summary>
/// A contract's template with its values: which parts the document has, in which words. What is set on pages and what is
/// read on a screen both come from here, so that neither can say more than the other.
/// </summary>
internal sealed class ContractComposition(ContractTemplate template, ContractPaper paper)
{
    private readonly TemplateWords _words = new(paper);
    private int _chapter;
    private int _article;
    private bool _isAnnex;

    /// <summary>The title on one line.</summary>
    public string Head => template.HeadOf(_words);

    /// <summary>The same in English, if the template has it.</summary>
    public string? EnglishHead => template.EnglishHeadOf(_words);

    /// <exception cref="ClauseMissingException">A mandatory clause is missing.</exception>
    public IReadOnlyList<ReadingPart> Compose()
    {
        (_chapter, _article, _isAnnex) = (0, 0, false);
        var title = template.TitleOf(_words);
        return [.. template.Lines
            .Where(line => line == title || (line.Part != TemplatePart.Title && _words.Prints(line)))
            .SelectMany(PartsOf)];
    }

    private IEnumerable<ReadingPart> PartsOf(TemplateLine line) => line.Part switch
    {
        TemplatePart.Title => [TitleOf(line)],
        TemplatePart.Chapter => [ChapterOf(line)],
        TemplatePart.Article => [ParagraphOf(line, ArticleNumber(), _words.RunsOf(line.Text, FaceOf(line)))],
        TemplatePart.Paragraph => [ParagraphOf(line, null, _words.RunsOf(line.Text, FaceOf(line)))],
        TemplatePart.Choice => [ParagraphOf(line, null, Choice.RunsOf(line.Text, _words.Chosen))],
        TemplatePart.Block => BlockOf(line),
        _ => throw new FormatException($"A template's {line.Part} stands alone: {line.Text.Text}"),
    };

    private IEnumerable<ReadingPart> BlockOf(TemplateLine block) => block.Block switch
    {
        "card" => [new CardPart(_words.Plain(block.Text), _words.PlainEnglish(block.English), RowsOf(block, CellKind.RowLabel))],
        "table" => [new TablePart(WidthsOf(block), RowsOf(block, CellKind.RowLabel), HasHead: false)],
        "grid" => [new TablePart(WidthsOf(block), RowsOf(block, CellKind.ColumnLabel), HasHead: true)],
        "parties" => [new TablePart(ContractTables.PartyWidths, ContractTables.Parties(paper), HasHead: false)],
        "pay" => [new TablePart(ContractTables.PayWidths, ContractTables.Pay(paper), HasHead: true)],
        "changes" => [new TablePart(ChangedClauses.Widths, ChangedClauses.Of(paper), HasHead: true, ShowsChanges: true)],
        "others" => _words.OtherAgreements.Select(agreement => ParagraphOf(block, ArticleNumber(), agreement)),
        "annex" => [AnnexOf(block)],
        "signatures" => [new SignaturesPart([.. block.Rows.Where(_words.Prints).Select(BoxOf)])],
        _ => throw new FormatException($"A template asks for an unknown block: {block.Block}"),
    };

    private TitlePart TitleOf(TemplateLine line) => new(
        line.Text.Cells[0].Text,
        line.Text.Cells is [_, var subtitle] ? subtitle.Text : null,
        IsBilingual(line) ? EnglishHead : null);

    private HeadingPart ChapterOf(TemplateLine line) => new(
        $"{ChineseNumbers.Ordinal(++_chapter)}、{_words.Plain(line.Text)}", EnglishOf(line), _isAnnex ? 3 : 2, StartsAnnex: false);

    private HeadingPart AnnexOf(TemplateLine block)
    {
        (_chapter, _article, _isAnnex) = (0, 0, true);
        return new(_words.Plain(block.Text), EnglishOf(block), 2, StartsAnnex: true);
    }

    private ParagraphPart ParagraphOf(TemplateLine line, string? number, IEnumerable<Run> runs) => new(
        number,
        [.. runs],
        !IsBilingual(line) ? null
            : line.Part == TemplatePart.Choice ? [.. Choice.RunsOf(line.English!, _words.Chosen)]
            : [.. _words.EnglishRunsOf(line.English!)],
        line.IsProminent);

    private string? EnglishOf(TemplateLine line) => IsBilingual(line) ? _words.PlainEnglish(line.English) : null;

    private static Face FaceOf(TemplateLine line) => line.IsProminent ? Face.Hei : Face.Song;

    private string ArticleNumber() => $"第{ChineseNumbers.Ordinal(++_article)}条";

    private bool IsBilingual(TemplateLine line) => paper.Bilingual && line.English is not null;

    private IReadOnlyList<IReadOnlyList<Cell>> RowsOf(TemplateLine block, CellKind labels)
    {
        var rows = block.Rows.Where(_words.Prints).ToList();
        var columns = block.Block == "card" ? 2 : WidthsOf(block).Length;
        return [.. rows.Select((row, index) => CellsOf(row, labels, index, columns))];
    }

    /// <summary>
    /// With row labels, labels and values take turns, and a cell alone is a value; with column labels, the first row
    /// names the columns. The last cell fills the row.
    /// </summary>
    private List<Cell> CellsOf(TemplateLine row, CellKind labels, int index, int columns)
    {
        var texts = row.Text.Cells;
        IReadOnlyList<TemplateText> english = IsBilingual(row) ? row.English!.Cells : [];
        var cells = new List<Cell>();
        for (var i = 0; i < texts.Count; i++)
        {
            var isLabel = labels == CellKind.ColumnLabel ? index == 0 : i % 2 == 0 && texts.Count > 1;
            cells.Add(new(
                _words.Plain(texts[i]),
                isLabel ? labels : CellKind.Value,
                i == texts.Count - 1 ? columns - i : 1,
                i < english.Count && english[i].Text.Length > 0 ? _words.PlainEnglish(english[i]) : null));
        }

        return cells;
    }

    private static double[] WidthsOf(TemplateLine block)
    {
        var shares = block.Text.Text.Split(' ')
            .Select(share => double.Parse(share, CultureInfo.InvariantCulture))
            .ToList();
        return [.. shares.Select(share => share / shares.Sum())];
    }

    private SignatureBox BoxOf(TemplateLine row) => row.Text.Cells is [var field, var title, var name]
        ? new(field.Text, title.Text, _words.Plain(name), paper.Bilingual ? _words.PlainEnglish(row.English) : null)
        : throw new FormatException($"A signature's row is field, title and name: {row.Text.Text}");
}
