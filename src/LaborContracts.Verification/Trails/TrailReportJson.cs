using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Verification.Trails;

/// <summary>The report of a trail as JSON, <c>docs/formats/trail.md</c>. It holds nothing of what the events say.</summary>
public static class TrailReportJson
{
    /// <param name="language">Of the sentences: Chinese, or English.</param>
    public static JsonObject ToJson(this TrailReport report, CultureInfo language) => new()
    {
        ["verdict"] = report.Verdict.Name(),
        ["checkedAt"] = JsonTime.Write(report.CheckedAt),
        ["key"] = report.Key.ToString(),
        ["entries"] = report.Entries,
        ["shredded"] = report.Shredded,
        ["head"] = report.Head?.ToString(),
        ["registeredTo"] = report.RegisteredTo,
        ["reasons"] = new JsonArray([.. report.Reasons.Select(reason => reason.ToJson(language))]),
    };

    /// <summary>The verdict as the format writes it: <c>WHOLE</c>.</summary>
    public static string Name(this TrailVerdict verdict) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(verdict.ToString());
}
