using System.Reflection;

namespace LaborContracts.Domain.Statutes;

/// <summary>All rules of law that a draft is held against, in the order of their ids within each group.</summary>
public static class StatuteBook
{
    /// <summary>
    /// Every rule there is: each a static property Rule of a class in the folder Rules, so that none can be written and
    /// forgotten here.
    /// </summary>
    public static IReadOnlyList<Rule> Rules { get; } =
    [
        .. typeof(StatuteBook).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith($"{typeof(StatuteBook).Namespace}.Rules", StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static))
            .Where(property => property.PropertyType == typeof(Rule))
            .Select(property => (Rule)property.GetValue(null)!)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>All findings, the gravest first; none if nothing is to be said.</summary>
    public static IReadOnlyList<Finding> Check(Draft draft) =>
    [
        .. Rules
            .Where(rule => rule.SpeaksOf(draft) && rule.IsLawOn(draft.On) && !draft.Data.SwitchedOff.Contains(rule.Id))
            .SelectMany(rule => rule.Check(draft).Select(remark => ToFinding(rule, remark)))
            .OrderByDescending(finding => finding.Severity),
    ];

    private static Finding ToFinding(Rule rule, Remark remark)
    {
        var confidence = (Confidence)Math.Max((int)rule.Confidence, (int)remark.Confidence);
        // What was not read in the law's own text is never a hard stop.
        var severity = confidence != Confidence.Found && remark.Severity == Severity.Block ? Severity.Warn : remark.Severity;
        return new(rule.Id, severity, remark.Article ?? rule.Article, remark.Field, remark.Message, remark.MessageEn, confidence);
    }
}
