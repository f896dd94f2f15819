using System.Globalization;

namespace LaborContracts.Verification.Evidence;

/// <summary>One of the three questions that a dispute asks, and its answer in a sentence.</summary>
/// <param name="Name"><c>contract</c>: is this the contract that was signed; <c>signers</c>: who signed it, and did they mean it;
/// <c>changes</c>: has anything changed since.</param>
public sealed record EvidenceQuestion(string Name, Reason Answer)
{
    private static readonly Dictionary<string, EvidencePart[]> Parts = new(StringComparer.Ordinal)
    {
        ["contract"] = [EvidencePart.Documents, EvidencePart.Registration],
        ["signers"] = [EvidencePart.Documents, EvidencePart.Intent],
        ["changes"] = [EvidencePart.Manifest, EvidencePart.Documents, EvidencePart.Registration, EvidencePart.Trail],
    };

    /// <summary>The three, in their order.</summary>
    public static IReadOnlyList<EvidenceQuestion> Of(EvidenceReport report) =>
    [
        new("contract", new(OutcomeOf(report.Verdict), $"question.contract.{report.Verdict}")),
        Ask(report, "signers"),
        Ask(report, "changes"),
    ];

    /// <summary>The question itself.</summary>
    public string Sentence(CultureInfo language) => new Reason(Answer.Outcome, $"question.{Name}").Sentence(language);

    /// <summary>The steps of a report that the answer rests on.</summary>
    public IEnumerable<EvidenceStep> PartsOf(EvidenceReport report) => Steps(report, Name);

    private static IEnumerable<EvidenceStep> Steps(EvidenceReport report, string name) => Parts[name].Select(report.Step).OfType<EvidenceStep>();

    private static EvidenceQuestion Ask(EvidenceReport report, string name)
    {
        var steps = Steps(report, name).ToList();
        var outcome = steps.Exists(step => step.Outcome == Outcome.Failed) ? Outcome.Failed
            : steps.Exists(step => step.Outcome == Outcome.NotChecked) || (name == "changes" && LacksWhatFollowed(report)) ? Outcome.NotChecked
            : Outcome.Passed;
        return new(name, new(outcome, $"question.{name}.{outcome}"));
    }

    /// <summary>
    /// Whether the registry or the trail tells of a document that ended or changed the relation and is not in the package: the reasons
    /// <c>status.recorded-not-proven</c> and <c>trail.conclusion-not-here</c>.
    /// </summary>
    private static bool LacksWhatFollowed(EvidenceReport report)
    {
        var found = report.Documents.Select(document => document.Report).OfType<Report>().ToList();
        var recorded = found.SelectMany(one => one.Reasons).Where(IsOfAnother).Select(reason => (uint)reason.Values[1]);
        return recorded.Any(revision => !found.Exists(one => one.Document.Revision == revision && !one.Reasons.Any(IsOfAnother)))
            || report.Trail?.Reasons.Any(reason => reason.Code == "trail.conclusion-not-here") == true;
    }

    private static bool IsOfAnother(Reason reason) => reason.Code == "status.recorded-not-proven";

    private static Outcome OutcomeOf(Verdict verdict) => verdict switch
    {
        Verdict.Authentic => Outcome.Passed,
        Verdict.Altered or Verdict.NotRegistered => Outcome.Failed,
        _ => Outcome.NotChecked,
    };
}
