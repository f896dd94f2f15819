using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;

namespace LaborContracts.Documents.Statements;

/// <summary>Sets a statement into strips, and builds the structure beside them.</summary>
internal sealed class StatementPages(FontCase fonts, StatementPaper paper)
{
    private static readonly ParagraphStyle Title = new(18, 32, Indent: 0, Alignment: Alignment.Centered, IsHeading: true);
    private static readonly ParagraphStyle Heading = new(11.5, 20, Indent: 0, SpaceBefore: 9, IsHeading: true);
    private static readonly ParagraphStyle Chinese = new(10, 16);
    private static readonly ParagraphStyle English = Chinese with { Indent = 0, SpaceBefore = 2, Alignment = Alignment.Ragged };
    private static readonly double[] Widths = [0.24, 0.76];

    public StructureElement Document { get; } = new("Document") { Language = paper.IsEnglish ? "en-US" : null };

    public IReadOnlyList<Strip> Set()
    {
        List<Strip> strips = [.. Paragraph.Set(fonts, Document.Add("H1"), [new(paper.Title, Face.Hei)], Title)];
        foreach (var block in paper.Blocks) strips.AddRange(Set(block));
        strips[^1] = strips[^1] with { KeepWithNext = true }; // the seal never stands on a page that says nothing
        strips.Add(SignatureBoxes.Set(fonts, Document, [new(StatementPaper.SealField, paper.SealTitle, paper.SealName)]));
        return strips;
    }

    private IEnumerable<Strip> Set(StatementBlock block) => block switch
    {
        StatementHeading heading => Paragraph.Set(fonts, Document.Add("H2"), [new(heading.Text, Face.Hei)], Heading),
        StatementParagraph paragraph => Paragraph.Set(fonts, Document.Add("P"), [new(paragraph.Text)], paper.IsEnglish ? English : Chinese),
        StatementTable table => new Table(fonts, TableLook.Ruled).Set(
            Document, Widths, [.. table.Rows.Select(row => (IReadOnlyList<Cell>)[new(row.Label, CellKind.RowLabel), new(row.Value)])],
            hasHead: false, spaceBefore: 5),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "No such block."),
    };
}
