using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>U08: there is a way to appeal, and a person reviews what an algorithm decides against a worker. The latter is a draft of 2026.</summary>
internal static class U08AppealsAndReview
{
    public static Rule Rule { get; } = new("U08", "人社厅发〔2023〕50号、新就业形态劳动者权益保障办法（征求意见稿）", Laws.PlatformHoursAndPay, KindSets.PlatformAgreements, Check) { Confidence = Confidence.SecondHand };

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsPlatformAgreement() || draft.Terms.PlatformRules is not { } rules) yield break; // C17 says that they are missing
        if (string.IsNullOrWhiteSpace(rules.Appeals))
        {
            yield return new(
                Severity.Warn, "platformRules.appeals",
                "请写明申诉渠道：向谁提出、多久答复；劳动者对扣款、评分、停止派单等处理有异议的，应当能够申诉。",
                "Say how to appeal, to whom and how soon an answer comes: a worker must be able to object to deductions, ratings or a stop of dispatching.");
        }

        if (rules.HumanReview || draft.On < Laws.PlatformDraft) yield break;
        yield return new(
            Severity.Warn, "platformRules.humanReview",
            "停止派单、封禁账号等重大处理不宜只由算法作出，应当有人工复核（2026年10月8日征求意见稿，尚未生效）。建议约定人工复核。",
            "Grave decisions such as stopping dispatch or banning an account should not be an algorithm's alone; let a person review them, as a draft of 2026-10-08, not in force, asks.");
    }
}
