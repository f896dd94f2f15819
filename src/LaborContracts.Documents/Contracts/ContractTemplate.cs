using System.Text;
using System.Text.RegularExpressions;

namespace LaborContracts.Documents.Contracts;

/// <summary>The form of a contract, one line a part; docs/typesetting.md says how it is written.</summary>
internal sealed partial class ContractTemplate
{
    private static readonly (string Mark, TemplatePart Part)[] Marks =
    [
        ("! ", TemplatePart.Title),
        ("= ", TemplatePart.Chapter),
        ("* ", TemplatePart.Article),
        ("- ", TemplatePart.Paragraph),
        ("[] ", TemplatePart.Choice),
        ("@", TemplatePart.Block),
        ("~ ", TemplatePart.Row),
    ];

    private ContractTemplate(IReadOnlyList<TemplateLine> lines)
    {
        Lines = lines;
        var title = lines is [{ Part: TemplatePart.Title } first, ..]
            ? first
            : throw new FormatException("A template begins with its title.");
        Head = HeadOf(title.Text, "（", "）");
        EnglishHead = title.English is { } english ? HeadOf(english, " (", ")") : null;
    }

    public IReadOnlyList<TemplateLine> Lines { get; }

    /// <summary>The title on one line: 劳动合同书（固定期限）.</summary>
    public string Head { get; }

    /// <summary>The same in English, if the template has it.</summary>
    public string? EnglishHead { get; }

    /// <exception cref="ArgumentException">There is no template of this kind.</exception>
    public static ContractTemplate Load(string kind)
    {
        using var stream = typeof(ContractTemplate).Assembly.GetManifestResourceStream($"{kind}.txt")
            ?? throw new ArgumentException($"There is no template {kind}.", nameof(kind));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Read(reader.ReadToEnd());
    }

    /// <exception cref="FormatException">Not written as templates are.</exception>
    public static ContractTemplate Read(string text)
    {
        var lines = new List<TemplateLine>();
        TemplateLine? last = null;
        foreach (var line in text.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            if (line.StartsWith("> ", StringComparison.Ordinal))
            {
                if (last is not { English: null })
                    throw new FormatException($"A template's English has no Chinese: {line}");
                last.English = new(line[2..]);
                continue;
            }

            last = ReadLine(line);
            if (last.Part != TemplatePart.Row) lines.Add(last);
            else if (lines is [.., { Part: TemplatePart.Block } block]) block.Rows.Add(last);
            else throw new FormatException($"A template's row belongs to no block: {line}");
        }

        return new(lines);
    }

    private static TemplateLine ReadLine(string line)
    {
        var condition = Condition().Match(line);
        var rest = line[condition.Length..];
        var (mark, part) = Marks.FirstOrDefault(pair => rest.StartsWith(pair.Mark, StringComparison.Ordinal));
        if (mark is null) throw new FormatException($"A template's line starts with none of the marks: {line}");
        var text = rest[mark.Length..];
        var block = part == TemplatePart.Block ? text.Split(' ')[0] : "";
        return new(
            part,
            new(text[block.Length..].TrimStart(' ')),
            block,
            condition.Groups["name"].Value,
            condition.Groups["sign"].Value != "!");
    }

    private static string HeadOf(TemplateText title, string opening, string closing) =>
        title.Cells is [var name, var subtitle]
        ? name.Text + opening + subtitle.Text + closing
        : title.Text;

    [GeneratedRegex(@"^(\{(?<sign>[?!])(?<name>[\w.]+)\})?", RegexOptions.CultureInvariant)]
    private static partial Regex Condition();
}
