using System.Text;
using System.Text.RegularExpressions;

namespace LaborContracts.Documents.Contracts;

/// <summary>What a line of a template is.</summary>
internal enum TemplatePart
{
    /// <summary>A chapter's heading, numbered 一、.</summary>
    Chapter,

    /// <summary>A clause, numbered 第一条.</summary>
    Article,

    /// <summary>A further paragraph of a clause.</summary>
    Paragraph,

    /// <summary>A table or the signature boxes, by name.</summary>
    Insert,
}

/// <summary>The form of a contract, one line a part; the file's own first lines say how it is written.</summary>
internal sealed partial class ContractTemplate
{
    private static readonly Dictionary<string, TemplatePart> Marks = new(StringComparer.Ordinal)
    {
        ["= "] = TemplatePart.Chapter,
        ["* "] = TemplatePart.Article,
        ["- "] = TemplatePart.Paragraph,
        ["@"] = TemplatePart.Insert,
    };

    private ContractTemplate(IReadOnlyList<TemplateLine> lines) => Lines = lines;

    public IReadOnlyList<TemplateLine> Lines { get; }

    /// <exception cref="ArgumentException">There is no template of this kind.</exception>
    public static ContractTemplate Load(string kind)
    {
        using var stream = typeof(ContractTemplate).Assembly.GetManifestResourceStream($"{kind}.txt")
            ?? throw new ArgumentException($"There is no template {kind}.", nameof(kind));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new([.. reader.ReadToEnd().Split('\n')
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(Read)]);
    }

    private static TemplateLine Read(string line)
    {
        var condition = Condition().Match(line);
        var rest = line[condition.Length..];
        var (mark, part) = Marks.FirstOrDefault(pair => rest.StartsWith(pair.Key, StringComparison.Ordinal));
        if (mark is null) throw new FormatException($"A template's line starts with none of the marks: {line}");
        return new(part, rest[mark.Length..], condition.Groups["name"].Value, condition.Groups["sign"].Value != "!");
    }

    [GeneratedRegex(@"^(\{(?<sign>[?!])(?<name>\w+)\})?", RegexOptions.CultureInvariant)]
    private static partial Regex Condition();
}

/// <summary>A line of a template.</summary>
/// <param name="Text">With values' names in braces; for an insert, its name.</param>
/// <param name="Condition">Name of the value that decides whether the line is printed; empty if it always is.</param>
/// <param name="WhenPresent">Whether the line is printed when that value is there, or when it is not.</param>
internal sealed partial record TemplateLine(TemplatePart Part, string Text, string Condition, bool WhenPresent)
{
    /// <summary>The text in turns: the form's own words, then the name of a value, and so on.</summary>
    public string[] Pieces { get; } = Braces().Split(Text);

    [GeneratedRegex(@"[{}]", RegexOptions.CultureInvariant)]
    private static partial Regex Braces();
}
