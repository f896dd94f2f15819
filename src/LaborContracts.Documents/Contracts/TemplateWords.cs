using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Contracts;

/// <summary>The words of a template's lines with a paper's values in them.</summary>
internal sealed class TemplateWords(ContractPaper paper)
{
    private const string Stops = "。！？；….!?;";
    private const string InEnglish = ".en"; // ends the name of a value's English form
    private readonly ContractValues _values = new(paper);

    public IEnumerable<IReadOnlyList<Run>> OtherAgreements => paper.Terms.OtherAgreements
        .Where(text => !string.IsNullOrWhiteSpace(text))
        .Select(text => new Run(ContractValues.OnOneLine(text), Filled: true))
        .DefaultIfEmpty(new("双方没有约定其他事项。"))
        .Select(run => (IReadOnlyList<Run>)[run, .. StopAfter(run.Text)]);

    /// <summary>Whether a line's conditions hold.</summary>
    public bool Prints(TemplateLine line) => line.Conditions.All(condition =>
        (condition.Choice is { } choice ? Chosen(condition.Name) == choice : Has(condition.Name)) == condition.WhenHolds);

    /// <summary>What a choice's value holds; empty if it has none.</summary>
    public string Chosen(string name) => _values.ChoiceOf(name);

    /// <summary>For a paragraph: values are underlined, and one that ends it ends with a stop.</summary>
    public IEnumerable<Run> RunsOf(TemplateText text, Face face = Face.Song)
    {
        foreach (var (index, piece) in text.Pieces.Index())
        {
            if (piece.Length > 0) yield return index % 2 == 0 ? new(piece, face) : new(_values[piece], Filled: true);
        }

        if (text.Pieces is not [.., var last, ""]) yield break;
        foreach (var stop in StopAfter(_values[last])) yield return stop;
    }

    /// <summary>For an English paragraph: values without an English form are Chinese, and say so to those who listen.</summary>
    public IEnumerable<Run> EnglishRunsOf(TemplateText text)
    {
        foreach (var (index, piece) in text.Pieces.Index())
        {
            if (piece.Length == 0) continue;
            if (index % 2 == 0) yield return new(piece);
            else if (_values.Has(piece + InEnglish)) yield return new(_values[piece + InEnglish], Filled: true);
            else yield return new(_values[piece], Filled: true, Language: "zh-CN");
        }
    }

    /// <summary>For headings and tables.</summary>
    public string Plain(TemplateText text) =>
        string.Concat(text.Pieces.Select((piece, index) => index % 2 == 0 ? piece : _values[piece]));

    public string? PlainEnglish(TemplateText? text)
    {
        if (text is null || !paper.Bilingual) return null;
        return string.Concat(text.Pieces.Select((piece, index) =>
            index % 2 == 0 ? piece : _values[_values.Has(piece + InEnglish) ? piece + InEnglish : piece]));
    }

    private bool Has(string name) => name == "bilingual" ? paper.Bilingual : _values.Has(name);

    /// <summary>The parties' words may close the sentence, or leave that to the form.</summary>
    private static IEnumerable<Run> StopAfter(string words) =>
        Stops.Contains(words[^1], StringComparison.Ordinal) ? [] : [new("。")];
}
