using System.Globalization;
using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Contracts;

/// <summary>Sets a contract's template with its values into strips, and builds the structure beside them.</summary>
internal sealed class ContractPages(FontCase fonts, ContractTemplate template, ContractPaper paper)
{
    private static readonly ParagraphStyle Chapter = new(11.5, 20, Indent: 0, SpaceBefore: 9, IsHeading: true);
    private static readonly ParagraphStyle Title = new(20, 34, Indent: 0, Alignment: Alignment.Centered, IsHeading: true);
    private static readonly ParagraphStyle Subtitle = Title with { Size = 11, Leading = 20 };
    private static readonly ParagraphStyle Annex = Title with { Size = 14, Leading = 26 };
    private static readonly ParagraphStyle Text = new();
    private static readonly ParagraphStyle English =
        new(8.5, 12, Indent: 0, SpaceBefore: 1, Alignment: Alignment.Ragged, Shade: Shade.Quiet);
    private static readonly ParagraphStyle EnglishHeading = English with { IsHeading = true };
    private static readonly ParagraphStyle EnglishTitle =
        EnglishHeading with { Size = 10, Leading = 16, Alignment = Alignment.Centered };
    private readonly TemplateWords _words = new(paper);
    private readonly List<Strip> _strips = [];
    private double _gap; // still to be left blank above the next part
    private int _chapter;
    private int _article;
    private bool _isAnnex;

    /// <summary>The title on one line.</summary>
    public string Head => template.HeadOf(_words);

    /// <summary>The same in English, if the template has it.</summary>
    public string? EnglishHead => template.EnglishHeadOf(_words);

    public StructureElement Document { get; } = new("Document");

    public IReadOnlyList<Strip> Set()
    {
        var title = template.TitleOf(_words);
        foreach (var line in template.Lines.Where(line => line == title || (line.Part != TemplatePart.Title && _words.Prints(line)))) Set(line);
        return _strips;
    }

    private void Set(TemplateLine line)
    {
        switch (line.Part)
        {
            case TemplatePart.Title:
                SetTitle(line);
                break;
            case TemplatePart.Chapter:
                var number = $"{ChineseNumbers.Ordinal(++_chapter)}、";
                SetHeading(_isAnnex ? "H3" : "H2", number, line, Chapter, EnglishHeading);
                break;
            case TemplatePart.Article:
                SetParagraph([ArticleNumber(), .. _words.RunsOf(line.Text, FaceOf(line))], line);
                break;
            case TemplatePart.Paragraph:
                SetParagraph([.. _words.RunsOf(line.Text, FaceOf(line))], line);
                break;
            case TemplatePart.Choice:
                SetParagraph([.. Choice.RunsOf(line.Text, _words.Chosen)], line);
                break;
            case TemplatePart.Block:
                SetBlock(line);
                break;
        }
    }

    private void SetBlock(TemplateLine block)
    {
        switch (block.Block)
        {
            case "card":
                var heading = (_words.Plain(block.Text), _words.PlainEnglish(block.English));
                Add(KeyTerms.Set(fonts, Document, heading, RowsOf(block, CellKind.RowLabel)));
                _gap = 14;
                break;
            case "table":
                SetTable(WidthsOf(block), RowsOf(block, CellKind.RowLabel), hasHead: false);
                break;
            case "grid":
                SetTable(WidthsOf(block), RowsOf(block, CellKind.ColumnLabel), hasHead: true);
                break;
            case "parties":
                SetTable(ContractTables.PartyWidths, ContractTables.Parties(paper), hasHead: false);
                break;
            case "pay":
                SetTable(ContractTables.PayWidths, ContractTables.Pay(paper), hasHead: true);
                break;
            case "changes":
                SetTable(ChangedClauses.Widths, ChangedClauses.Of(paper), hasHead: true);
                break;
            case "others":
                foreach (var agreement in _words.OtherAgreements) SetParagraph([ArticleNumber(), .. agreement], block);
                break;
            case "annex":
                (_chapter, _article, _isAnnex) = (0, 0, true);
                var first = _strips.Count;
                SetHeading("H2", "", block, Annex, EnglishTitle);
                _strips[first] = _strips[first] with { StartsPage = true };
                break;
            case "signatures":
                // Signatures never stand on a page that says nothing.
                _strips[^1] = _strips[^1] with { KeepWithNext = true };
                Add([SignatureBoxes.Set(fonts, Document, [.. block.Rows.Where(_words.Prints).Select(BoxOf)])]);
                break;
            default:
                throw new FormatException($"A template asks for an unknown block: {block.Block}");
        }
    }

    private void SetTitle(TemplateLine line)
    {
        Add(Paragraph.Set(fonts, Document.Add("H1"), [new(line.Text.Cells[0].Text, Face.Hei)], Title));
        if (line.Text.Cells is [_, var subtitle])
            Add(Paragraph.Set(fonts, Document.Add("P"), [new($"（{subtitle.Text}）", Face.Hei)], Subtitle));
        if (IsBilingual(line))
            Add(Paragraph.Set(fonts, Document.AddEnglish("P"), [new(template.EnglishHeadOf(_words)!)], EnglishTitle));
        _gap = 4;
    }

    private void SetHeading(
        string type, string number, TemplateLine line, ParagraphStyle style, ParagraphStyle englishStyle)
    {
        var element = Document.Add(type);
        var (chinese, english) = IsBilingual(line) ? element.Split() : (element, element);
        Add(Paragraph.Set(fonts, chinese, [new(number + _words.Plain(line.Text), Face.Hei)], style));
        if (!IsBilingual(line)) return;
        Add(Paragraph.Set(fonts, english, [new(_words.PlainEnglish(line.English)!)], englishStyle));
        _gap = 3;
    }

    private void SetParagraph(IReadOnlyList<Run> runs, TemplateLine line)
    {
        Add(Paragraph.Set(fonts, Document.Add("P"), runs, Text));
        if (!IsBilingual(line)) return;
        _strips[^1] = _strips[^1] with { KeepWithNext = true };
        var english = line.Part == TemplatePart.Choice
            ? Choice.RunsOf(line.English!, _words.Chosen)
            : _words.EnglishRunsOf(line.English!);
        Add(Paragraph.Set(fonts, Document.AddEnglish("P"), [.. english], English));
        _gap = 2;
    }

    private void SetTable(IReadOnlyList<double> widths, IReadOnlyList<IReadOnlyList<Cell>> rows, bool hasHead)
    {
        Add(new Table(fonts, TableLook.Ruled).Set(Document, widths, rows, hasHead, spaceBefore: 5));
        _gap = 8;
    }

    private void Add(IEnumerable<Strip> strips)
    {
        foreach (var strip in strips)
        {
            _strips.Add(_gap > 0 ? strip with { SpaceBefore = strip.SpaceBefore + _gap } : strip);
            _gap = 0;
        }
    }

    private static Face FaceOf(TemplateLine line) => line.IsProminent ? Face.Hei : Face.Song;

    private Run ArticleNumber() => new($"第{ChineseNumbers.Ordinal(++_article)}条　", Face.Hei);

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
