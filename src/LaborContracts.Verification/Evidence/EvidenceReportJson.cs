using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Json;
using LaborContracts.Verification.Trails;

namespace LaborContracts.Verification.Evidence;

/// <summary>The report of a package as JSON (docs/formats/evidence.md).</summary>
public static class EvidenceReportJson
{
    internal const string Format = "labor-contract-evidence-report";

    /// <param name="language">Of the sentences: Chinese, or English.</param>
    /// <param name="showNames">Whether the reader holds the package and may see whose names are in it.</param>
    public static JsonObject ToJson(this EvidenceReport report, CultureInfo language, bool showNames) => new()
    {
        ["verdict"] = report.Verdict.Name(),
        ["checkedAt"] = JsonTime.Write(report.CheckedAt),
        ["key"] = report.Key.ToString(),
        ["questions"] = new JsonArray([.. EvidenceQuestion.Of(report).Select(question => ToJson(question, language))]),
        ["steps"] = new JsonArray([.. report.Steps.Select(step => ToJson(step, language))]),
        ["documents"] = new JsonArray([.. report.Documents.Select(document => new JsonObject
        {
            ["name"] = document.Name,
            ["report"] = document.Report?.ToJson(language, showNames),
            ["certificates"] = new JsonArray([.. document.Report?.Signatures.Select(Certificate) ?? []]),
        })]),
        ["trail"] = report.Trail?.ToJson(language),
    };

    /// <summary>The report as the file report.json: in Chinese, with the files that the platform saw.</summary>
    /// <param name="files">All files of the package that are there before the report is.</param>
    public static byte[] ToFile(this EvidenceReport report, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files)
    {
        var json = new JsonObject { ["format"] = Format, ["version"] = 1 };
        foreach (var (name, value) in report.ToJson(CultureInfo.GetCultureInfo("zh-CN"), showNames: true).ToList())
            json[name] = value?.DeepClone();
        json["files"] = new JsonArray([.. files.Select(file => new JsonObject
        {
            ["name"] = file.Key, ["sha256"] = new Bytes32(SHA256.HashData(file.Value.Span)).ToString(),
        })]);
        return EvidenceJson.Write(json);
    }

    /// <summary>The step's name in the format: <c>registration</c>.</summary>
    public static string Name(this EvidencePart part) => JsonNamingPolicy.CamelCase.ConvertName(part.ToString());

    /// <summary>The outcome's name in the format: <c>notChecked</c>.</summary>
    public static string Name(this Outcome outcome) => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());

    private static JsonObject ToJson(EvidenceQuestion question, CultureInfo language) => new()
    {
        ["question"] = question.Name,
        ["outcome"] = question.Answer.Outcome.Name(),
        ["answer"] = question.Answer.Sentence(language),
    };

    private static JsonObject ToJson(EvidenceStep step, CultureInfo language) => new()
    {
        ["step"] = step.Part.Name(),
        ["outcome"] = step.Outcome.Name(),
        ["reasons"] = new JsonArray([.. step.Reasons.Select(reason => reason.ToJson(language))]),
    };

    private static JsonObject Certificate(PartySignature party) => new()
    {
        ["field"] = party.Signature.Field,
        ["serialNumber"] = party.Signature.Certificate?.SerialNumber,
        ["issuer"] = party.Signature.Certificate?.Issuer,
        ["notBefore"] = party.Signature.Certificate is { } from ? JsonTime.Write(from.NotBefore) : null,
        ["notAfter"] = party.Signature.Certificate is { } to ? JsonTime.Write(to.NotAfter) : null,
        ["timestampAuthority"] = party.Signature.TimestampAuthority,
    };
}
