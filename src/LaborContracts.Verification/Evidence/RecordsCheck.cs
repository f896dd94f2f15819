using LaborContracts.Ledger.Json;
using LaborContracts.Ledger.Trails;

namespace LaborContracts.Verification.Evidence;

/// <summary>The platform's two records beside the trail: the statutory findings at the offers, and what it says of itself.</summary>
internal static class RecordsCheck
{
    private const int Limit = 1 << 20;
    private const int MostFindings = 1_000;

    /// <summary>Each offer in the file is one of the trail, by the hash of what was offered, with the same findings and reasons.</summary>
    public static EvidenceStep OfRules(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, TrailFile? trail) => Step(
        EvidencePart.Rules, files, EvidenceNames.RuleCheck, content =>
        {
            var json = StrictObject.Read(content, "rule-check", Limit).OfFormat("labor-contract-rule-check", 1);
            var offers = json.Objects("offers", MostFindings).Select(OfferIn).ToList();
            if (trail is null) return new(Outcome.NotChecked, "rules.without-trail");
            var told = trail.Entries.Select(entry => entry.Told()).OfType<TrailEvent>()
                .Where(one => one.Type == TrailEventType.Offered).Select(ToldBy).ToList();
            if (offers.Any(offer => !told.Contains(offer))) return new(Outcome.Failed, "rules.other-than-trail");
            return offers.Count == told.Count
                ? new(Outcome.Passed, "rules.same", offers.Count)
                : new(Outcome.NotChecked, "rules.fewer-than-trail", offers.Count, told.Count);
        });

    /// <summary>What it says of the platform is the platform's word; the registry in it is compared with the pinned one.</summary>
    public static EvidenceStep OfStatement(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, Trust trust) => Step(
        EvidencePart.Statement, files, EvidenceNames.Statement, content =>
        {
            var json = StrictObject.Read(content, "statement", Limit).OfFormat("labor-contract-system-statement", 1);
            return json.WholeNumber("chainId") == trust.ChainId && json.Address("registry") == trust.Registry
                ? new(Outcome.Passed, "statement.same-registry")
                : new(Outcome.NotChecked, "statement.other-registry");
        });

    private static EvidenceStep Step(
        EvidencePart part, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, string name, Func<ReadOnlyMemory<byte>, Reason> judge)
    {
        if (!files.TryGetValue(name, out var content)) return new(part, Outcome.NotChecked, [new(Outcome.NotChecked, "package.missing", name)]);
        try
        {
            var found = judge(content);
            return new(part, found.Outcome, [found]);
        }
        catch (FormatException)
        {
            return new(part, Outcome.Failed, [new(Outcome.Failed, "package.unreadable", name)]);
        }
    }

    /// <summary>An offer in one text, to be compared: what was offered, the rules that spoke, and the reasons given.</summary>
    private static string OfferIn(StrictObject json)
    {
        var findings = json.Objects("findings", MostFindings);
        return Joined(
            json.Text("documentSha256"),
            string.Join(' ', findings.Select(finding => finding.Text("id"))),
            findings.Where(finding => finding.Has("reason")).Select(finding => (finding.Text("id"), finding.Text("reason"))));
    }

    private static string ToldBy(TrailEvent told) => Joined(
        told.Details.GetValueOrDefault("documentSha256", ""),
        told.Details.GetValueOrDefault("findings", ""),
        told.Details.Where(detail => detail.Key.StartsWith("reason.", StringComparison.Ordinal)).Select(detail => (detail.Key["reason.".Length..], detail.Value)));

    private static string Joined(string document, string findings, IEnumerable<(string Id, string Reason)> reasons) => string.Join(
        '\n', reasons.Distinct().OrderBy(one => one.Id, StringComparer.Ordinal).Select(one => $"{one.Id} {one.Reason}").Prepend(findings).Prepend(document));
}
