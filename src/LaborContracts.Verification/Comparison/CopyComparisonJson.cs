using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Verification.Comparison;

/// <summary>A comparison as JSON, <c>docs/formats/comparison.md</c>. It holds text of both files: for those who may see the contract.</summary>
public static class CopyComparisonJson
{
    /// <param name="language">Of the sentences: Chinese, or English.</param>
    public static JsonObject ToJson(this CopyComparison comparison, CultureInfo language) => new()
    {
        ["format"] = "labor-contract-comparison",
        ["version"] = 1,
        ["kind"] = Camel(comparison.Kind.ToString()),
        ["registered"] = File(comparison.Registered),
        ["copy"] = File(comparison.Copy),
        ["begins"] = new JsonObject { ["revisions"] = comparison.Begins.Revisions, ["of"] = comparison.Begins.Of },
        ["carriesKey"] = comparison.CarriesKey,
        ["signatures"] = new JsonArray([.. comparison.Signatures.Select(Signature)]),
        ["updates"] = comparison.Updates is { } updates ? new JsonArray([.. updates.Select(update => Update(update, comparison.Signatures))]) : null,
        ["trailingBytes"] = comparison.TrailingBytes,
        ["text"] = comparison.Text is { } text ? Text(text) : null,
        ["reasons"] = new JsonArray([.. comparison.Reasons.Select(reason => reason.ToJson(language))]),
    };

    private static JsonObject File(ComparedFile file) =>
        new() { ["sha256"] = file.Sha256.ToString()[2..], ["bytes"] = file.Bytes, ["pages"] = file.Pages };

    private static JsonObject Signature(SignatureReport signature) => new()
    {
        ["field"] = signature.Field,
        ["name"] = signature.SignerName,
        ["indication"] = signature.Indication.Name(),
        ["subIndication"] = signature.SubIndication?.Name(),
        ["coveredBytes"] = signature.CoveredLength,
        ["modificationsAfter"] = signature.ModificationsAfter.Name(),
        ["reason"] = signature.Reason is { } why ? ReportJson.Remark(why) : null,
    };

    private static JsonObject Update(UpdateReport update, IReadOnlyList<SignatureReport> signatures) => new()
    {
        ["start"] = update.Start,
        ["bytes"] = update.Length,
        ["after"] = signatures.LastOrDefault(signature => signature.CoveredLength > 0 && signature.CoveredLength <= update.Start)?.Field,
        ["level"] = update.Level.Name(),
        ["why"] = update.Why,
        ["objects"] = new JsonArray([.. update.Objects.Select(changed => new JsonObject
        {
            ["number"] = changed.Number, ["update"] = Camel(changed.Update.ToString()), ["place"] = changed.Place,
        })]),
        ["objectCount"] = update.ObjectCount,
    };

    private static JsonObject Text(TextComparison text) => new()
    {
        ["passages"] = text.Passages,
        ["same"] = text.Same,
        ["differences"] = new JsonArray([.. text.Differences.Select(difference => new JsonObject
        {
            ["clause"] = difference.Clause,
            ["page"] = difference.Page,
            ["copyPage"] = difference.CopyPage,
            ["registered"] = difference.Registered,
            ["copy"] = difference.Copy,
        })]),
        ["isComplete"] = text.IsComplete,
    };

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
