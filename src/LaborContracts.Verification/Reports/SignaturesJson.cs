using System.Text.Json.Nodes;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Verification;

/// <summary>What the signatures of a PDF are worth as JSON, <c>docs/formats/schemas/signatures.schema.json</c>: for those who hold the file.</summary>
public static class SignaturesJson
{
    /// <param name="report">Of a file that has signatures.</param>
    public static JsonObject ToJson(this PadesReport report) => new()
    {
        ["indication"] = report.Overall().Name(),
        ["signatures"] = new JsonArray([.. report.Signatures.Select(s => ReportJson.Signature(new(null, s), showNames: true))]),
        ["documentTimestamps"] = new JsonArray([.. report.DocumentTimestamps.Select(ReportJson.Timestamp)]),
        ["warnings"] = new JsonArray([.. report.Signatures.SelectMany(s => s.Warnings).Distinct().Select(ReportJson.Remark)]),
    };

    /// <summary>The worst indication of a file that has signatures.</summary>
    public static Indication Overall(this PadesReport report) => report.Signatures.Min(s => s.Indication); // ordered from the worst up
}
