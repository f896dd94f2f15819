using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Contracts;

/// <summary>
/// A line of boxes, <c>[] 工时制度：{hours} standard=标准工时制 | flexible=不定时工作制</c>: all options, with those ticked
/// that hold.
/// </summary>
internal static class Choice
{
    /// <param name="chosen">What a value holds: the name of an option, or several with commas; empty for none.</param>
    /// <exception cref="ArgumentException">The value is none of the options.</exception>
    public static IEnumerable<Run> RunsOf(TemplateText line, Func<string, string> chosen)
    {
        if (line.Pieces is not [var lead, var name, var list])
            throw new FormatException($"A choice has one value and its options: {line.Text}");
        var options = list.Split('|', StringSplitOptions.TrimEntries).Select(option => option.Split('=', 2)).ToList();
        var ticked = chosen(name).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (ticked.FirstOrDefault(value => options.All(option => option[0] != value)) is { } unknown)
            throw new ArgumentException($"{name} offers no {unknown}.", nameof(line));

        if (lead.Length > 0) yield return new(lead);
        foreach (var (index, option) in options.Index())
        {
            if (index > 0) yield return new("\u3000");
            yield return new(ticked.Contains(option[0]) ? "☑" : "☐");
            yield return new(option[1]);
        }
    }
}
