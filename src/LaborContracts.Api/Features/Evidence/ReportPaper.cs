using LaborContracts.Documents;
using LaborContracts.Domain.Kinds;
using LaborContracts.Verification;
using LaborContracts.Verification.Evidence;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>The report on paper: the three questions first, each with what was not checked and how to repeat it, then all that they rest on.</summary>
internal static class ReportPaper
{
    /// <param name="json">report.json, attached.</param>
    public static StatementPaper Of(Evidence evidence, EvidenceManifest manifest, ReadOnlyMemory<byte> json, string operatorName, bool isDemonstration, EvidenceText text) => new(
        text["report.title"], evidence.Number, [.. Blocks(evidence, manifest, text)], new(EvidenceNames.Report, json),
        text["seal.title"], operatorName, evidence.Address, manifest.MadeAt, isDemonstration, text.IsEnglish);

    private static IEnumerable<StatementBlock> Blocks(Evidence evidence, EvidenceManifest manifest, EvidenceText text)
    {
        var report = evidence.Report;
        yield return new StatementTable(
        [
            (text["number"], evidence.Number),
            (text["verdict"], $"{report.Verdict.Name()} {report.Verdict.Sentence(text.Language)}"),
            (text["made-at"], EvidenceText.Moment(manifest.MadeAt)),
            (text["made-for"], text[$"for.{manifest.MadeFor}"]),
            (text["legal-basis"], evidence.MadeFor.LegalBasisIn(text)),
            (text["key"], EvidenceText.Grouped(report.Key.ToString())),
        ]);
        foreach (var question in EvidenceQuestion.Of(report))
            foreach (var block in Question(question, report, text)) yield return block;

        yield return new StatementHeading(text["steps"]);
        yield return new StatementTable([.. report.Steps.Select(step => (step.Part.Sentence(text.Language), text.Outcome(step.Outcome)))]);
        yield return new StatementHeading(text["documents"]);
        foreach (var document in report.Documents) yield return Document(document, evidence, text);
        yield return new StatementHeading(text["findings"]);
        foreach (var step in report.Steps)
            foreach (var reason in step.Reasons) yield return new StatementParagraph($"{text.Outcome(reason.Outcome)} · {reason.Sentence(text.Language)}");

        yield return new StatementHeading(text["limits"]);
        yield return new StatementParagraph(text["limits.text"]);
    }

    private static IEnumerable<StatementBlock> Question(EvidenceQuestion question, EvidenceReport report, EvidenceText text)
    {
        yield return new StatementHeading(question.Sentence(text.Language));
        yield return new StatementParagraph(question.Answer.Sentence(text.Language));
        var open = question.PartsOf(report).SelectMany(step => step.Reasons).Where(reason => reason.Outcome == Outcome.NotChecked)
            .Select(reason => reason.Sentence(text.Language)).Distinct().ToList();
        yield return new StatementParagraph(open.Count > 0 ? $"{text["not-checked"]} {string.Join(' ', open)}" : text["all-checked"]);
        yield return new StatementParagraph(text[$"repeat.{question.Name}"]);
    }

    private static StatementTable Document(EvidenceDocument document, Evidence evidence, EvidenceText text) => new(
    [
        (text["file"], document.Name),
        .. evidence.Documents.TryGetValue(document.Name, out var contract)
            ? [(text["number"], contract.Number), (text["kind"], text.IsEnglish ? contract.Document.TitleEn() : contract.Document.Title())]
            : Array.Empty<(string, string)>(),
        .. document.Report is { } report ? DocumentRows.Of(report, text) : [],
    ]);
}
