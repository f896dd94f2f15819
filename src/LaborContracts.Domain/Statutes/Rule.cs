using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes;

/// <summary>One rule of law, named by its id.</summary>
/// <param name="Id">Such as P01.</param>
/// <param name="Article">The article it rests on, in Chinese.</param>
/// <param name="Since">First day on which it is law.</param>
/// <param name="Kinds">The kinds of document that it speaks of.</param>
/// <param name="Check">What it remarks on a draft; nothing if nothing is to be said.</param>
public sealed record Rule(
    string Id, string Article, DateOnly Since, IReadOnlySet<DocumentKind> Kinds, Func<Draft, IEnumerable<Remark>> Check)
{
    /// <summary>Last day on which it is law; null while it is.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>A rule that was not read in the law's own text never blocks, and the operator may switch it off.</summary>
    public Confidence Confidence { get; init; } = Confidence.Found;

    /// <summary>Whether it is law on a day.</summary>
    public bool IsLawOn(DateOnly day) => day >= Since && !(day > Until);

    /// <summary>
    /// Whether it speaks of a draft. What amends or renews an agreement is held against the rules of that kind of agreement:
    /// a renewed part-time agreement is not judged as a labor contract. A rule of no agreement is for all amendments.
    /// </summary>
    public bool SpeaksOf(Draft draft) => Kinds.Contains(draft.Document)
        && (draft.Document is not (DocumentKind.Amendment or DocumentKind.Renewal)
            || Kinds.Contains(draft.Terms.Kind) || !Kinds.Any(kind => kind.IsAgreement()));
}

/// <summary>What a rule remarks; the book adds which rule it was.</summary>
/// <param name="Field">JSON path of the field.</param>
/// <param name="Message">Chinese: what is wrong, why, and what would be right.</param>
/// <param name="MessageEn">The same in English.</param>
public sealed record Remark(Severity Severity, string Field, string Message, string MessageEn)
{
    /// <summary>The article, where it is not the rule's own.</summary>
    public string? Article { get; init; }

    /// <summary>The confidence of a value that this remark rests on, where it is less than the rule's own.</summary>
    public Confidence Confidence { get; init; } = Confidence.Found;
}
