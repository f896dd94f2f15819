using System.Text.Json.Nodes;
using LaborContracts.Domain.Statutes;
using LaborContracts.Ledger.Json;
using LaborContracts.Ledger.Trails;
using LaborContracts.Verification.Evidence;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>rule-check.json of a package (docs/formats/evidence.md): what the rules said at each offer, as the trail recorded it, with the articles.</summary>
internal static class RuleCheck
{
    private static readonly Dictionary<string, string> Articles = StatuteBook.Rules.ToDictionary(rule => rule.Id, rule => rule.Article, StringComparer.Ordinal);

    public static byte[] Of(TrailFile trail) => EvidenceJson.Write(new()
    {
        ["format"] = "labor-contract-rule-check",
        ["version"] = 1,
        ["offers"] = new JsonArray([.. trail.Entries.Select(entry => entry.Told()).OfType<TrailEvent>()
            .Where(told => told.Type == TrailEventType.Offered).Select(Offer)]),
    });

    private static JsonObject Offer(TrailEvent told) => new()
    {
        ["documentSha256"] = told.Details["documentSha256"],
        ["offeredAt"] = JsonTime.Write(told.At),
        ["findings"] = new JsonArray([.. told.Details["findings"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => new JsonObject
        {
            ["id"] = id,
            ["article"] = Articles.GetValueOrDefault(id), // a rule that is law no longer has none in today's book
            ["reason"] = told.Details.GetValueOrDefault($"reason.{id}"),
        })]),
    };
}
