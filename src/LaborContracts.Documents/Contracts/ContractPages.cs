using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Reading;
using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Contracts;

/// <summary>Sets the parts of a contract into strips, and builds the structure beside them.</summary>
internal sealed class ContractPages(FontCase fonts)
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
    private readonly List<Strip> _strips = [];
    private double _gap; // still to be left blank above the next part

    public StructureElement Document { get; } = new("Document");

    public IReadOnlyList<Strip> Set(IReadOnlyList<ReadingPart> parts)
    {
        foreach (var part in parts) Set(part);
        return _strips;
    }

    private void Set(ReadingPart part)
    {
        switch (part)
        {
            case TitlePart title:
                SetTitle(title);
                break;
            case HeadingPart heading:
                SetHeading(heading);
                break;
            case ParagraphPart paragraph:
                SetParagraph(paragraph);
                break;
            case CardPart card:
                Add(KeyTerms.Set(fonts, Document, (card.Heading, card.English), card.Rows));
                _gap = 14;
                break;
            case TablePart table:
                Add(new Table(fonts, TableLook.Ruled).Set(Document, table.Widths, table.Rows, table.HasHead, spaceBefore: 5));
                _gap = 8;
                break;
            case SignaturesPart signatures:
                // Signatures never stand on a page that says nothing.
                _strips[^1] = _strips[^1] with { KeepWithNext = true };
                Add([SignatureBoxes.Set(fonts, Document, signatures.Boxes)]);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part.GetType(), "No such part.");
        }
    }

    private void SetTitle(TitlePart title)
    {
        Add(Paragraph.Set(fonts, Document.Add("H1"), [new(title.Text, Face.Hei)], Title));
        if (title.Subtitle is { } subtitle)
            Add(Paragraph.Set(fonts, Document.Add("P"), [new($"（{subtitle}）", Face.Hei)], Subtitle));
        if (title.English is { } english)
            Add(Paragraph.Set(fonts, Document.AddEnglish("P"), [new(english)], EnglishTitle));
        _gap = 4;
    }

    private void SetHeading(HeadingPart heading)
    {
        var first = _strips.Count;
        var element = Document.Add($"H{heading.Level}");
        var (chinese, english) = heading.English is null ? (element, element) : element.Split();
        Add(Paragraph.Set(fonts, chinese, [new(heading.Text, Face.Hei)], heading.StartsAnnex ? Annex : Chapter));
        if (heading.English is not null)
        {
            Add(Paragraph.Set(fonts, english, [new(heading.English)], heading.StartsAnnex ? EnglishTitle : EnglishHeading));
            _gap = 3;
        }

        if (heading.StartsAnnex) _strips[first] = _strips[first] with { StartsPage = true };
    }

    private void SetParagraph(ParagraphPart paragraph)
    {
        IReadOnlyList<Run> runs = paragraph.Number is { } number
            ? [new($"{number}　", Face.Hei), .. paragraph.Runs] : paragraph.Runs;
        Add(Paragraph.Set(fonts, Document.Add("P"), runs, Text));
        if (paragraph.English is null) return;
        _strips[^1] = _strips[^1] with { KeepWithNext = true };
        Add(Paragraph.Set(fonts, Document.AddEnglish("P"), paragraph.English, English));
        _gap = 2;
    }

    private void Add(IEnumerable<Strip> strips)
    {
        foreach (var strip in strips)
        {
            _strips.Add(_gap > 0 ? strip with { SpaceBefore = strip.SpaceBefore + _gap } : strip);
            _gap = 0;
        }
    }
}
