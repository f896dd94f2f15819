using System.Runtime.CompilerServices;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Domain.Statutes;

/// <summary>The dictionary of void clauses, from <c>Data/void-clauses.json</c>, and what it finds in terms.</summary>
public sealed class VoidClauses
{
    private const int LongestQuote = 40;

    /// <summary>Who the parties are is no clause.</summary>
    private static readonly string[] NotClauses = ["employer.", "worker.", "partner.", "dispatch.user."];

    /// <summary>Each of the rules that read the dictionary asks anew; the terms are read once.</summary>
    private readonly ConditionalWeakTable<ContractTerms, IReadOnlyList<Hit>> _hits = [];

    private VoidClauses(IReadOnlyList<VoidClause> entries) => Entries = entries;

    public IReadOnlyList<VoidClause> Entries { get; }

    /// <summary>What the entries of a rule find in everything that the parties wrote: one remark for an entry and field.</summary>
    internal static IEnumerable<Remark> Find(string rule, Draft draft)
    {
        var clauses = draft.Data.VoidClauses;
        return clauses._hits.GetValue(draft.Terms, clauses.HitsIn)
            .Where(hit => hit.Entry.Rule == rule && hit.Entry.Since <= draft.On
                && (hit.Entry.Kinds.Count == 0 || hit.Entry.Kinds.Contains(draft.Terms.Kind)))
            .Select(ToRemark);
    }

    internal static VoidClauses Read(DataNode file)
    {
        file.Only("note", "entries");
        var entries = file.Rows("entries").Select(VoidClause.Read).ToList();
        var twice = entries.GroupBy(entry => entry.Id).FirstOrDefault(same => same.Count() > 1);
        return twice is null ? new(entries) : throw file.Wrong($"there are two entries {twice.Key}");
    }

    private static Remark ToRemark(Hit hit)
    {
        var words = hit.Words.Length <= LongestQuote ? hit.Words : string.Concat(hit.Words.AsSpan(0, LongestQuote), "…");
        return new(
            hit.Entry.Severity, hit.Field,
            hit.Entry.Message.Replace("{text}", words, StringComparison.Ordinal),
            hit.Entry.MessageEn.Replace("{text}", words, StringComparison.Ordinal))
        {
            Article = hit.Entry.Source,
            Confidence = hit.Entry.Confidence,
        };
    }

    private List<Hit> HitsIn(ContractTerms terms) =>
    [
        .. from field in TermsJson.Fields(terms)
           where field.Value is string && !Array.Exists(NotClauses, start => field.Path.StartsWith(start, StringComparison.Ordinal))
           let sentences = FreeText.Read((string)field.Value)
           from entry in Entries
           let words = sentences.Select(entry.HitIn).FirstOrDefault(hit => hit is not null)
           where words is not null
           select new Hit(entry, field.Path, words),
    ];

    private sealed record Hit(VoidClause Entry, string Field, string Words);
}
