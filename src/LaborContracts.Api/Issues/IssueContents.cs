using System.Text.Json.Nodes;
using LaborContracts.Domain.Statutes;

namespace LaborContracts.Api.Issues;

/// <summary>What an upload is about, beside its lines; sealed at rest.</summary>
/// <param name="Common">Terms that all lines have unless they say otherwise; null if there are none.</param>
internal sealed record IssueContents(JsonObject? Common)
{
    public IssueTotals Totals { get; init; } = new([], 0, null, null, null);

    /// <summary>Null until it is confirmed.</summary>
    public IssueConfirmation? Confirmation { get; init; }

    /// <summary>Where the file as a whole is at fault: a heading, or the number of a line; null if nowhere in particular.</summary>
    public string? Fault { get; init; }
}

/// <summary>What the lines that are ready come to: by it one sees a slipped decimal before anything is sent.</summary>
/// <param name="Warnings">By rule.</param>
/// <param name="Wages">Lines that state a monthly wage.</param>
/// <param name="WageSum">Of these wages, in CNY; null without any, like the two that follow.</param>
internal sealed record IssueTotals(
    Dictionary<string, IssueWarning> Warnings, int Wages, decimal? WageSum, decimal? LeastWage, decimal? GreatestWage)
{
    public IssueTotals With(CheckedLine line)
    {
        if (line.State != IssueLineState.Ready) return this;
        var warnings = new Dictionary<string, IssueWarning>(Warnings, StringComparer.Ordinal);
        foreach (var finding in line.Findings.Where(f => f.Severity == Severity.Warn).DistinctBy(f => f.Id))
            warnings[finding.Id] = warnings.TryGetValue(finding.Id, out var known)
                ? known with { Lines = known.Lines + 1 }
                : new(1, line.Number, finding.Article, finding.Message, finding.MessageEn);
        if (line.MonthlyWage is not { } wage) return this with { Warnings = warnings };
        return new(
            warnings,
            Wages + 1,
            (WageSum ?? 0) + wage,
            LeastWage < wage ? LeastWage : wage,
            GreatestWage > wage ? GreatestWage : wage);
    }
}

/// <summary>A rule that warns of some of the lines.</summary>
/// <param name="FirstLine">Of which the message speaks.</param>
internal sealed record IssueWarning(int Lines, int FirstLine, string Article, string Message, string MessageEn);

/// <summary>Who confirmed, from where, and why lines are issued in spite of warnings, by rule: part of each contract's evidence.</summary>
internal sealed record IssueConfirmation(string Account, string From, Dictionary<string, string> Reasons);

/// <summary>What is wrong with a line.</summary>
/// <param name="Faults">By path of the terms, the code of the fault.</param>
/// <param name="Findings">Of the statutes, those that block.</param>
/// <param name="Character">That no font has; null if that is not what is wrong.</param>
internal sealed record LineFaults(IReadOnlyDictionary<string, string> Faults, IReadOnlyList<Finding> Findings, string? Character);
