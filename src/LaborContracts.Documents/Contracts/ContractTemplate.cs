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
        ("*! ", TemplatePart.Article),
        ("* ", TemplatePart.Article),
        ("-! ", TemplatePart.Paragraph),
        ("- ", TemplatePart.Paragraph),
        ("[] ", TemplatePart.Choice),
        ("@", TemplatePart.Block),
        ("~ ", TemplatePart.Row),
    ];

    private ContractTemplate(IReadOnlyList<TemplateLine> lines) => Lines = lines is [{ Part: TemplatePart.Title }, ..]
        ? lines
        : throw new FormatException("A template begins with its title.");

    public IReadOnlyList<TemplateLine> Lines { get; }

    /// <summary>The title that a paper bears: the first whose conditions hold.</summary>
    public TemplateLine TitleOf(TemplateWords words) => Lines.First(line => line.Part == TemplatePart.Title && words.Prints(line));

    /// <summary>The title on one line: 劳动合同书（固定期限）.</summary>
    public string HeadOf(TemplateWords words) => HeadOf(TitleOf(words).Text, "（", "）");

    /// <summary>The same in English, if the template has it.</summary>
    public string? EnglishHeadOf(TemplateWords words) => TitleOf(words).English is { } english ? HeadOf(english, " (", ")") : null;

    /// <summary>Whether the form of a kind is written.</summary>
    public static bool Exists(string kind) =>
        typeof(ContractTemplate).Assembly.GetManifestResourceInfo($"{kind}.txt") is not null;

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
        var conditions = new List<LineCondition>();
        var rest = line;
        while (Condition().Match(rest) is { Success: true } match)
        {
            conditions.Add(new(
                match.Groups["name"].Value,
                match.Groups["choice"].Success ? match.Groups["choice"].Value : null,
                match.Groups["sign"].Value == "?"));
            rest = rest[match.Length..];
        }

        var (mark, part) = Marks.FirstOrDefault(pair => rest.StartsWith(pair.Mark, StringComparison.Ordinal));
        if (mark is null) throw new FormatException($"A template's line starts with none of the marks: {line}");
        var text = rest[mark.Length..];
        var block = part == TemplatePart.Block ? text.Split(' ')[0] : "";
        return new(
            part,
            new(text[block.Length..].TrimStart(' ')),
            block,
            conditions,
            mark.EndsWith("! ", StringComparison.Ordinal) && mark.Length == 3);
    }

    private static string HeadOf(TemplateText title, string opening, string closing) =>
        title.Cells is [var name, var subtitle]
        ? name.Text + opening + subtitle.Text + closing
        : title.Text;

    [GeneratedRegex(@"^\{(?<sign>[?!])(?<name>[\w.\[\]]+)(=(?<choice>\w+))?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Condition();
}
