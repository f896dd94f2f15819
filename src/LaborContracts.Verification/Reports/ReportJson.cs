using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Ledger.Json;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Verification;

/// <summary>The report as JSON, <c>docs/formats/report.md</c>.</summary>
public static class ReportJson
{
    /// <param name="report">The report.</param>
    /// <param name="language">Of the sentences: Chinese, or English.</param>
    /// <param name="showNames">Whether the reader holds the file and may see whose names are in it.</param>
    public static JsonObject ToJson(this Report report, CultureInfo language, bool showNames) => new()
    {
        ["verdict"] = report.Verdict.Name(),
        ["status"] = report.Status.Name(),
        ["checkedAt"] = JsonTime.Write(report.CheckedAt),
        ["document"] = new JsonObject
        {
            ["sha256"] = report.Document.Sha256.ToString()[2..],
            ["sm3"] = report.Document.Sm3.ToString()[2..],
            ["bytes"] = report.Document.Bytes,
            ["pages"] = report.Document.Pages,
            ["kind"] = report.Document.Kind,
            ["revision"] = report.Document.Revision,
        },
        ["signatures"] = new JsonArray([.. report.Signatures.Select(s => Signature(s, showNames))]),
        ["documentTimestamps"] = new JsonArray([.. report.DocumentTimestamps.Select(Timestamp)]),
        ["anchor"] = report.Anchor is { } anchor ? Anchor(anchor) : null,
        ["reasons"] = new JsonArray([.. report.Reasons.Select(reason => reason.ToJson(language))]),
    };

    /// <summary>One reason, with its sentence.</summary>
    public static JsonObject ToJson(this Reason reason, CultureInfo language) => new()
    {
        ["code"] = reason.Code,
        ["outcome"] = JsonNamingPolicy.CamelCase.ConvertName(reason.Outcome.ToString()),
        ["message"] = reason.Sentence(language),
    };

    /// <summary>One signature, with its role if it stands for a party.</summary>
    public static JsonObject Signature(PartySignature party, bool showNames) => new()
    {
        ["name"] = showNames ? party.Signature.SignerName : null,
        ["field"] = party.Signature.Field,
        ["role"] = party.Role,
        ["indication"] = party.Signature.Indication.Name(),
        ["subIndication"] = party.Signature.SubIndication?.Name(),
        ["signingTime"] = party.Signature.SigningTime is { } claimed ? JsonTime.Write(claimed) : null,
        ["timestampTime"] = party.Signature.TimestampTime is { } proven ? JsonTime.Write(proven) : null,
        ["level"] = party.Signature.Level,
        ["coversWholeDocument"] = party.Signature.CoversWholeDocument,
        ["modificationsAfter"] = party.Signature.ModificationsAfter.Name(),
        ["reason"] = party.Signature.Reason is { } why ? Remark(why) : null,
        ["warnings"] = new JsonArray([.. party.Signature.Warnings.Select(Remark)]),
    };

    /// <summary>A timestamp over the document.</summary>
    public static JsonObject Timestamp(SignatureReport timestamp) => new()
    {
        ["field"] = timestamp.Field,
        ["indication"] = timestamp.Indication.Name(),
        ["subIndication"] = timestamp.SubIndication?.Name(),
        ["timestampTime"] = timestamp.TimestampTime is { } proven ? JsonTime.Write(proven) : null,
        ["coversWholeDocument"] = timestamp.CoversWholeDocument,
        ["modificationsAfter"] = timestamp.ModificationsAfter.Name(),
        ["reason"] = timestamp.Reason is { } why ? Remark(why) : null,
    };

    /// <summary>A remark about a signature, in English.</summary>
    public static JsonObject Remark(SignatureRemark remark) =>
        new() { ["code"] = remark.Code, ["message"] = remark.Message };

    /// <summary>The verdict as the format writes it: <c>NOT_REGISTERED</c>.</summary>
    public static string Name(this Verdict verdict) => Screaming(verdict.ToString());

    /// <summary>The status as the format writes it: <c>IN_FORCE</c>.</summary>
    public static string Name(this ContractStatus status) => Screaming(status.ToString());

    private static JsonObject Anchor(AnchorFacts anchor) => new()
    {
        ["root"] = anchor.Proof.Root.ToString(),
        ["leafIndex"] = anchor.Proof.LeafIndex,
        ["treeSize"] = anchor.Proof.TreeSize,
        ["inclusion"] = anchor.InclusionHolds ? "VALID" : "INVALID",
        ["chainId"] = anchor.ChainId,
        ["registry"] = anchor.Registry?.ToString(),
        ["transactionHash"] = anchor.Event?.TransactionHash.ToString(),
        ["blockNumber"] = anchor.OnChain?.BlockNumber,
        ["blockTime"] = anchor.OnChain is { } onChain ? JsonTime.Write(onChain.BlockTime) : null,
        ["confirmations"] = anchor.Confirmations,
        ["consensus"] = anchor.Consensus is { } consensus ? consensus.Refusal?.Code ?? "proven" : null,
        ["seals"] = anchor.Consensus?.Proven?.Block.Seals,
        ["validators"] = anchor.Consensus?.Proven?.Block.Validators,
    };

    private static string Screaming(string name) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(name);
}
