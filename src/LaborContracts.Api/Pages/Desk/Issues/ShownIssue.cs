using System.Text.Json;
using LaborContracts.Api.Features.Issues;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Api.Pages.Desk.Issues;

/// <summary>An upload as its page shows it.</summary>
/// <param name="Samples">The first lines that are ready.</param>
/// <param name="Problems">Those of the lines that are left out, a page of them.</param>
/// <param name="Next">Cursor of the next page of problems; null on the last.</param>
public sealed record ShownIssue(
    IssueView Batch, IReadOnlyList<SampleLine> Samples, IReadOnlyList<LineProblem> Problems, string? Next)
{
    internal static ShownIssue Of(ShowIssue.Answer answer) => new(
        answer.Batch, [.. answer.Samples.Select(sample => SampleLine.Of(sample.Line, sample.Terms))],
        [.. answer.Errors.SelectMany(LineProblem.Of)], answer.Next);
}

/// <summary>A line as it would be issued: enough to see whether the columns are where they belong.</summary>
/// <param name="IdNumber">Masked, as in all lists.</param>
/// <param name="Wage">A month, if the line states one.</param>
public sealed record SampleLine(int Number, string Worker, string IdNumber, Money? Wage, DateOnly? Start, DateOnly? End)
{
    internal static SampleLine Of(int number, JsonElement line)
    {
        var (terms, _) = TermsJson.Read(line);
        return new(
            number, terms!.Worker.Name, terms.Worker.IdNumber.Masked, terms.Remuneration?.MonthlyWage, terms.Term?.Start, terms.Term?.End);
    }
}

/// <summary>One thing that is wrong with a line.</summary>
/// <param name="Code">Of the line's refusal: what to do about it is said under it.</param>
/// <param name="Column">What the field is called; null if it is about the whole line.</param>
public sealed record LineProblem(int Line, string Code, string? Column, string Message)
{
    internal static IEnumerable<LineProblem> Of(ShowIssue.FaultyLine line)
    {
        foreach (var fault in line.Faults) yield return new(line.Line, line.Code, fault.Name ?? fault.Field, fault.Message);
        foreach (var finding in line.Findings)
        {
            yield return new(
                line.Line, line.Code, ShowIssue.NameOf(finding.Field), PageText.Format("batches.finding", PageText.MessageOf(finding), finding.Article));
        }

        if (line.Faults.Count + line.Findings.Count == 0)
            yield return new(line.Line, line.Code, null, line.Character is { } character ? $"{line.Message}{character}" : line.Message);
    }
}
