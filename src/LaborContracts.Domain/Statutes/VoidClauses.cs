using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Domain.Statutes;

/// <summary>One entry of the dictionary: wording by which a clause is void or suspicious.</summary>
/// <param name="Name">Of the entry, such as <c>S01.waiver</c>.</param>
/// <param name="Rule">Id of the rule in whose name it speaks.</param>
/// <param name="Patterns">Any of them in a sentence is a hit.</param>
/// <param name="Unless">Any of them in the same sentence, and it is none.</param>
/// <param name="Message">Chinese; <c>{text}</c> stands for the words that were found.</param>
/// <param name="Since">First day on which it is law.</param>
/// <param name="Source">The article, in Chinese.</param>
/// <param name="Kinds">Kinds of agreement that it speaks of; all that the rule speaks of if empty.</param>
public sealed record VoidClause(
    string Name,
    string Rule,
    IReadOnlyList<Regex> Patterns,
    IReadOnlyList<Regex> Unless,
    Severity Severity,
    string Message,
    string MessageEn,
    DateOnly Since,
    string Source,
    Confidence Confidence,
    IReadOnlyList<DocumentKind> Kinds);

/// <summary>The dictionary of void clauses, from <c>Data/void-clauses.json</c>.</summary>
public sealed class VoidClauses
{
    private const string File = "void-clauses.json";
    private const int LongestQuote = 40;

    /// <summary>The rules that read the dictionary; an entry for another would never be asked.</summary>
    private static readonly string[] Readers = ["E08", "F14", "M01", "M02", "P06", "R04", "S01", "V01", "W08", "W11"];

    /// <summary>Who the parties are is no clause.</summary>
    private static readonly string[] NotClauses = ["employer.", "worker.", "partner.", "dispatch.user."];

    private VoidClauses(IReadOnlyList<VoidClause> entries) => Entries = entries;

    public IReadOnlyList<VoidClause> Entries { get; }

    /// <summary>What the entries of a rule find in everything that the parties wrote: one remark for an entry and field.</summary>
    internal static IEnumerable<Remark> Find(string rule, Draft draft)
    {
        var entries = draft.Data.VoidClauses.Entries
            .Where(e => e.Rule == rule && e.Since <= draft.On && (e.Kinds.Count == 0 || e.Kinds.Contains(draft.Terms.Kind)))
            .ToList();
        if (entries.Count == 0) yield break;
        foreach (var field in TermsJson.Fields(draft.Terms))
        {
            if (field.Value is not string text || Array.Exists(NotClauses, n => field.Path.StartsWith(n, StringComparison.Ordinal))) continue;
            var sentences = FreeText.Read(text);
            foreach (var entry in entries)
            {
                if (sentences.Select(sentence => HitOf(entry, sentence)).FirstOrDefault(hit => hit is not null) is not { } hit) continue;
                yield return new(
                    entry.Severity, field.Path,
                    entry.Message.Replace("{text}", hit, StringComparison.Ordinal),
                    entry.MessageEn.Replace("{text}", hit, StringComparison.Ordinal))
                {
                    Article = entry.Source,
                    Confidence = entry.Confidence,
                };
            }
        }
    }

    /// <summary>The words found; null if the sentence has none, or forbids them.</summary>
    private static string? HitOf(VoidClause entry, Sentence sentence)
    {
        if (entry.Unless.Any(pattern => pattern.IsMatch(sentence.Text))) return null;
        foreach (var match in entry.Patterns.SelectMany(pattern => pattern.Matches(sentence.Text)))
        {
            // The group "act" is what would be forbidden: in 工伤…概不负责 a denial may stand in between.
            var act = match.Groups["act"] is { Success: true } group ? group.Index : match.Index;
            if (sentence.Denies(act, match.Index + match.Length)) continue;
            return match.Value.Length <= LongestQuote ? match.Value : string.Concat(match.Value.AsSpan(0, LongestQuote), "…");
        }

        return null;
    }

    internal static VoidClauses Read(Stream stream)
    {
        using (stream)
        {
            try
            {
                using var json = JsonDocument.Parse(stream);
                var entries = json.RootElement.GetProperty("entries").EnumerateArray().Select(Entry).ToList();
                return entries.Select(e => e.Name).Distinct().Count() == entries.Count
                    ? new(entries)
                    : throw new FormatException($"{File}: two entries have the same id.");
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                throw new FormatException($"{File}: {e.Message}", e);
            }
        }
    }

    private static VoidClause Entry(JsonElement json, int index)
    {
        var name = json.TryGetProperty("id", out var id) && id.GetString() is { Length: > 0 } given ? given : $"number {index + 1}";
        try
        {
            var rule = json.GetProperty("rule").GetString()!;
            if (!Readers.Contains(rule)) throw new FormatException($"rule {rule} does not read the dictionary");
            var patterns = Texts(json, "phrases").Select(phrase => Pattern(Regex.Escape(NotEmpty(FreeText.Plain(phrase)))))
                .Concat(Texts(json, "regexes").Select(Pattern)).ToList();
            if (patterns.Count == 0) throw new FormatException("want phrases or regexes");
            return new(
                name, rule, patterns,
                [.. Texts(json, "unless").Select(Pattern)],
                Enum.Parse<Severity>(json.GetProperty("severity").GetString()!, ignoreCase: true),
                NotEmpty(json.GetProperty("zh").GetString()!),
                NotEmpty(json.GetProperty("en").GetString()!),
                DateOnly.ParseExact(json.GetProperty("since").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                NotEmpty(json.GetProperty("source").GetString()!),
                json.GetProperty("confidence").GetString() switch
                {
                    "read" => Confidence.Found,
                    "second-hand" => Confidence.SecondHand,
                    "recalled" => Confidence.Recalled,
                    var other => throw new FormatException($"confidence {other}: want read, second-hand or recalled"),
                },
                [.. Texts(json, "kinds").Select(code => DocumentKinds.TryParse(code, out var kind) ? kind.Value : throw new FormatException($"no kind {code}"))]);
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"{File}: entry {name}: {e.Message}", e);
        }
    }

    private static IEnumerable<string> Texts(JsonElement json, string name) =>
        json.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(item => NotEmpty(item.GetString()!)) : [];

    private static string NotEmpty(string text) => text.Length > 0 ? text : throw new FormatException("a text is empty");

    /// <summary>Without backtracking, since operators write them: time grows with the text's length only.</summary>
    private static Regex Pattern(string pattern)
    {
        var regex = new Regex(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        return regex.IsMatch("") ? throw new FormatException($"{pattern} matches everything") : regex;
    }
}
