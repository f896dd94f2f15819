using System.Security.Cryptography;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Verification.Evidence;

/// <summary>
/// Whether the platform's report is sealed, is over these files, and says what was found here. Where it claims what could not be looked at
/// here, that stays its word.
/// </summary>
internal static class ReportCheck
{
    private const int Limit = 4 << 20;

    public static EvidenceStep Of(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, EvidenceReport found, SealCheck seals)
    {
        var reasons = Reasons(files, found, seals).ToList();
        var outcome = reasons.Exists(reason => reason.Outcome == Outcome.Failed) ? Outcome.Failed
            : reasons.Exists(reason => reason.Outcome == Outcome.NotChecked) ? Outcome.NotChecked
            : Outcome.Passed;
        return new(EvidencePart.Report, outcome, reasons);
    }

    private static IEnumerable<Reason> Reasons(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, EvidenceReport found, SealCheck seals)
    {
        if (!files.TryGetValue(EvidenceNames.Report, out var given))
        {
            yield return new(Outcome.NotChecked, "package.missing", EvidenceNames.Report);
            yield break;
        }

        foreach (var name in (string[])[EvidenceNames.ChineseReport, EvidenceNames.EnglishReport])
        {
            if (!files.TryGetValue(name, out var pdf))
            {
                yield return new(Outcome.NotChecked, "package.missing", name);
                continue;
            }

            var (seal, attached) = seals.Of(name, pdf, EvidenceNames.Report);
            yield return seal;
            if (seal.Code != "package.unreadable" && attached?.Span.SequenceEqual(given.Span) != true) yield return new(Outcome.Failed, "report.other-attached", name);
        }

        foreach (var reason in Compare(given, files, found)) yield return reason;
    }

    private static List<Reason> Compare(ReadOnlyMemory<byte> given, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, EvidenceReport found)
    {
        try
        {
            var json = StrictObject.Read(given, "report", Limit).OfFormat(EvidenceReportJson.Format, 1);
            var named = json.Objects("files", EvidencePackage.MostFiles).ToDictionary(EvidenceFile.NameIn, file => file.Hash("sha256"));
            var actual = files.Where(file => !EvidenceNames.OutsideReport.Contains(file.Key))
                .ToDictionary(file => file.Key, file => new Bytes32(SHA256.HashData(file.Value.Span)));
            List<Reason> reasons =
            [
                .. named.Where(file => !actual.TryGetValue(file.Key, out var hash) || hash != file.Value)
                    .Select(file => new Reason(Outcome.Failed, "report.other-file", file.Key)),
                .. actual.Keys.Where(name => !named.ContainsKey(name)).Select(name => new Reason(Outcome.Failed, "report.unnamed-file", name)),
            ];
            if (reasons.Count == 0) reasons.Add(new(Outcome.Passed, "report.same-files", named.Count));
            if (json.Hash("key") != found.Key) reasons.Add(new(Outcome.Failed, "package.other-key", EvidenceNames.Report));
            reasons.Add(Says(VerdictIn(json), found.Verdict.Name()));
            return reasons;
        }
        catch (Exception e) when (e is FormatException or ArgumentException) // the second: a file twice
        {
            return [new(Outcome.Failed, "package.unreadable", EvidenceNames.Report)];
        }
    }

    private static string VerdictIn(StrictObject json) => json.Text("verdict") is var verdict && Enum.GetValues<Verdict>().Any(one => one.Name() == verdict)
        ? verdict
        : throw json.Wrong("verdict", "one of the five");

    /// <summary>The report was made with a node at hand; what a verifier without one leaves open does not contradict it.</summary>
    private static Reason Says(string claimed, string found) =>
        claimed == found ? new(Outcome.Passed, "report.says-the-same", claimed)
        : IsOpen(found) || IsOpen(claimed) ? new(Outcome.NotChecked, "report.says-otherwise", claimed, found)
        : new(Outcome.Failed, "report.contradicts", claimed, found);

    private static bool IsOpen(string verdict) => verdict == Verdict.Indeterminate.Name() || verdict == Verdict.Pending.Name();
}
