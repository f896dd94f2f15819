using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Verification.Statements;

/// <summary>The report of a statement as JSON, <c>docs/formats/statement.md</c>.</summary>
public static class StatementReportJson
{
    /// <param name="language">Of the sentences: Chinese, or English.</param>
    public static JsonObject ToJson(this StatementReport report, CultureInfo language) => new()
    {
        ["verdict"] = report.Verdict.Name(),
        ["checkedAt"] = JsonTime.Write(report.CheckedAt),
        ["employer"] = report.Employer,
        ["from"] = Text(report.From),
        ["to"] = Text(report.To),
        ["key"] = report.Key.ToString(),
        ["after"] = report.After,
        ["leaves"] = report.Leaves,
        ["documents"] = report.Documents,
        ["registeredTo"] = report.RegisteredTo,
        ["coveredTo"] = report.CoveredTo is { } time ? JsonTime.Write(time) : null,
        ["reasons"] = new JsonArray([.. report.Reasons.Select(reason => reason.ToJson(language))]),
    };

    /// <summary>The verdict as the format writes it: <c>COMPLETE</c>.</summary>
    public static string Name(this StatementVerdict verdict) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(verdict.ToString());

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
