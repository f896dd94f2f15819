using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>U12: how often pay is settled. Recalled from the reference text; a month as the longest is ours.</summary>
internal static class U12Settlement
{
    public static Rule Rule { get; } = new("U12", "人社厅发〔2023〕6号", Laws.PlatformDocuments, KindSets.PlatformAgreements, Check) { Confidence = Confidence.Recalled };

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsPlatformAgreement() || draft.Terms.PlatformPay is not { } pay) yield break; // C17 says that it is missing
        if (pay.SettlementDays is <= 31) yield break;
        yield return new(
            Severity.Warn, "platformPay.settlementDays",
            pay.SettlementDays is { } days
                ? $"报酬结算周期约定为 {days} 日，长于一个月；报酬应当按时足额支付，请缩短到一个月以内。"
                : "请约定报酬的结算周期；报酬应当按时足额支付，最长以一个月为宜。",
            "Agree how often pay is settled, a month at the longest: it is paid in full and in time.");
    }
}
