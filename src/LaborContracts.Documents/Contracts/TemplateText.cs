using System.Text.RegularExpressions;

namespace LaborContracts.Documents.Contracts;

/// <summary>Words of a template, with values' names in braces: <c>共{termLength}。</c></summary>
internal sealed partial class TemplateText(string text)
{
    private IReadOnlyList<TemplateText>? _cells;

    public string Text => text;

    /// <summary>In turns: the form's own words, then the name of a value, and so on.</summary>
    public IReadOnlyList<string> Pieces { get; } = Braces().Split(text);

    /// <summary>The parts between bars: the cells of a row, the options of a choice.</summary>
    public IReadOnlyList<TemplateText> Cells =>
        _cells ??= [.. text.Split('|', StringSplitOptions.TrimEntries).Select(cell => new TemplateText(cell))];

    [GeneratedRegex(@"[{}]", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
