using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Text;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Documents.Contracts;

/// <summary>Sets a contract's template with its values into strips, and builds the structure beside them.</summary>
internal sealed class ContractPages(FontCase fonts, ContractTemplate template, ContractPaper paper)
{
    private const string Stops = "。！？；….!?;";
    private static readonly ParagraphStyle Title = new(22, 34, Indent: 0, Alignment: Alignment.Centered, IsHeading: true);
    private static readonly ParagraphStyle Subtitle = new(12, 24, Indent: 0, Alignment: Alignment.Centered, IsHeading: true);
    private static readonly ParagraphStyle Chapter = new(12.5, 22, Indent: 0, SpaceBefore: 9, IsHeading: true);
    private static readonly ParagraphStyle Text = new();
    private readonly ContractValues _values = new(paper.Terms);
    private readonly List<Strip> _strips = [];

    public StructureElement Document { get; } = new("Document");

    public IReadOnlyList<Strip> Set()
    {
        SetParagraph("H1", [new("劳动合同书", Face.Hei)], Title);
        SetParagraph("P", [new("（固定期限）", Face.Hei)], Subtitle);

        var (chapter, article) = (0, 0);
        foreach (var line in template.Lines)
        {
            if (line.Condition.Length > 0 && _values.Has(line.Condition) != line.WhenPresent) continue;
            switch (line.Part)
            {
                case TemplatePart.Chapter:
                    SetParagraph("H2", [new($"{ChineseNumbers.Ordinal(++chapter)}、{line.Text}", Face.Hei)], Chapter);
                    break;
                case TemplatePart.Article:
                    SetParagraph("P", [new($"第{ChineseNumbers.Ordinal(++article)}条　", Face.Hei), .. RunsOf(line)], Text);
                    break;
                case TemplatePart.Paragraph:
                    SetParagraph("P", [.. RunsOf(line)], Text);
                    break;
                case TemplatePart.Insert:
                    Insert(line.Text, ref article);
                    break;
            }
        }

        return _strips;
    }

    private void Insert(string name, ref int article)
    {
        switch (name)
        {
            case "parties":
                _strips.AddRange(ContractTables.Parties(fonts, Document, paper));
                // The preamble below must not cling to the table.
                _strips.Add(new(8, (_, _) => { }));
                break;
            case "pay":
                _strips.AddRange(ContractTables.Pay(fonts, Document, paper.Terms));
                _strips.Add(new(6, (_, _) => { }));
                break;
            case "others":
                foreach (var run in Others(paper.Terms))
                    SetParagraph("P", [new($"第{ChineseNumbers.Ordinal(++article)}条　", Face.Hei), run, .. StopAfter(run.Text)], Text);
                break;
            case "signatures":
                // Signatures never stand on a page that says nothing.
                _strips[^1] = _strips[^1] with { KeepWithNext = true };
                _strips.Add(SignatureBoxes.Set(fonts, Document, paper.Terms));
                break;
            default:
                throw new FormatException($"A template asks for an unknown insert: {name}");
        }
    }

    private static IEnumerable<Run> Others(ContractTerms terms) => terms.OtherAgreements
        .Where(text => !string.IsNullOrWhiteSpace(text))
        .Select(text => new Run(ContractValues.OnOneLine(text), Filled: true))
        .DefaultIfEmpty(new("双方没有约定其他事项。"));

    /// <summary>The parties' words may close the sentence, or leave that to the form.</summary>
    private static IEnumerable<Run> StopAfter(string words) => Stops.Contains(words[^1], StringComparison.Ordinal) ? [] : [new("。")];

    private void SetParagraph(string type, IReadOnlyList<Run> runs, ParagraphStyle style) =>
        _strips.AddRange(Paragraph.Set(fonts, Document.Add(type), runs, style));

    private IEnumerable<Run> RunsOf(TemplateLine line)
    {
        foreach (var (index, piece) in line.Pieces.Index())
        {
            if (piece.Length > 0) yield return index % 2 == 0 ? new(piece) : new(_values[piece], Filled: true);
        }

        if (line.Pieces is not [.., var last, ""]) yield break;
        foreach (var stop in StopAfter(_values[last])) yield return stop;
    }
}
