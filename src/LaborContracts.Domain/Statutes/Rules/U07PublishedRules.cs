using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>U07: the platform's rules are published, and changes announced seven days before they hold. Recalled.</summary>
internal static class U07PublishedRules
{
    public static Rule Rule { get; } = new("U07", "人社厅发〔2023〕50号", Laws.PlatformHoursAndPay, KindSets.PlatformAgreements, Check) { Confidence = Confidence.Recalled };

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsPlatformAgreement() || draft.Terms.PlatformRules is not { } rules) yield break; // C17 says that they are missing
        if (string.IsNullOrWhiteSpace(rules.PublishedAt))
        {
            yield return new(
                Severity.Warn, "platformRules.publishedAt",
                "请写明平台劳动规则在哪里公布：应当在显著位置公示，方便劳动者随时查看。",
                "Say where the platform's rules can be read: in a prominent place, at any time.");
        }

        if (rules.NoticeDays is >= 7) yield break;
        yield return new(
            Severity.Warn, "platformRules.noticeDays",
            rules.NoticeDays is { } days
                ? $"平台劳动规则的修改应当至少在生效前 7 日公示；约定为 {days} 日，请延长（该期限待核实）。"
                : "请约定平台劳动规则的修改在生效前至少 7 日公示（该期限待核实）。",
            "Changes to the platform's rules are published at least 7 days before they take effect; agree that. The period is to be confirmed.");
    }
}
