using System.Text.RegularExpressions;
using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes;

/// <summary>One entry of the dictionary: wording by which a clause is void or suspicious.</summary>
/// <param name="Id">Of the entry, such as <c>S01.waiver</c>.</param>
/// <param name="Rule">Id of the rule in whose name it speaks.</param>
/// <param name="Patterns">Any of them in a sentence is a hit.</param>
/// <param name="Unless">Any of them in the same sentence, and it is none.</param>
/// <param name="Message">Chinese; <c>{text}</c> stands for the words that were found.</param>
/// <param name="Since">First day on which it is law.</param>
/// <param name="Source">The article, in Chinese.</param>
/// <param name="Kinds">Kinds of agreement that it speaks of; all that the rule speaks of if empty.</param>
public sealed record VoidClause(
    string Id,
    string Rule,
    IReadOnlyList<Regex> Patterns,
    IReadOnlyList<Regex> Unless,
    Severity Severity,
    string Message,
    string MessageEn,
    DateOnly Since,
    string Source,
    Confidence Confidence,
    IReadOnlyList<DocumentKind> Kinds)
{
    /// <summary>The rules that read the dictionary; an entry for another would never be asked.</summary>
    internal static readonly IReadOnlyList<string> Readers = ["E08", "F14", "M01", "M02", "P06", "R04", "S01", "V01", "W08", "W11"];

    /// <exception cref="FormatException">It is not of its form; the message names it.</exception>
    internal static VoidClause Read(DataNode row)
    {
        var id = row.Text("id");
        try
        {
            row.Only("id", "rule", "phrases", "regexes", "unless", "kinds", "severity", "zh", "en", "since", "source", "confidence");
            var patterns = Texts(row, "phrases").Select(item => Pattern(item, Regex.Escape(FreeText.Plain(item.AsText()))))
                .Concat(Texts(row, "regexes").Select(item => Pattern(item, item.AsText())))
                .ToList();
            if (patterns.Count == 0) throw row.Wrong("want phrases or regexes");
            var rule = row.Text("rule");
            return new(
                id,
                Readers.Contains(rule) ? rule : throw row.Wrong($"rule {rule} does not read the dictionary"),
                patterns,
                [.. Texts(row, "unless").Select(item => Pattern(item, item.AsText()))],
                row.Text("severity") switch
                {
                    "inform" => Severity.Inform,
                    "warn" => Severity.Warn,
                    "block" => Severity.Block,
                    _ => throw row.Wrong("severity: want inform, warn or block"),
                },
                row.Text("zh"),
                row.Text("en"),
                row.Day("since"),
                row.Text("source"),
                row.Confidence("confidence"),
                [.. Texts(row, "kinds").Select(KindOf)]);
        }
        catch (FormatException e)
        {
            throw new FormatException($"Entry {id}: {e.Message}", e);
        }
    }

    /// <summary>The words found; null if the sentence has none, or forbids them.</summary>
    internal string? HitIn(Sentence sentence)
    {
        // To ask whether there is a match at all is much quicker than to look for where it is.
        foreach (var match in Patterns.Where(pattern => pattern.IsMatch(sentence.Text)).SelectMany(pattern => pattern.Matches(sentence.Text)))
        {
            // The group "act" is what would be forbidden: in 工伤…概不负责 a denial may stand in between.
            var act = match.Groups["act"] is { Success: true } group ? group.Index : match.Index;
            if (!sentence.Denies(act, match.Index + match.Length) && !Unless.Any(pattern => pattern.IsMatch(sentence.Text))) return match.Value;
        }

        return null;
    }

    private static IReadOnlyList<DataNode> Texts(DataNode row, string name) => row.Has(name) ? row.Items(name) : [];

    private static DocumentKind KindOf(DataNode item) => DocumentKinds.TryParse(item.AsText(), out var kind)
        ? kind.Value
        : throw item.Wrong($"there is no kind of document {item.AsText()}");

    /// <summary>Without backtracking, since operators write them: time grows with the text's length only.</summary>
    private static Regex Pattern(DataNode item, string pattern)
    {
        try
        {
            var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            return regex.IsMatch("") ? throw item.Wrong("matches everything") : regex;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw item.Wrong(e.Message);
        }
    }
}
