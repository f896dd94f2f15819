using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>U09: the platform registers the worker for occupational injury protection and pays for each order; Jiangsu is in the pilot.</summary>
internal static class U09OccupationalInjury
{
    public static Rule Rule { get; } = new("U09", "新就业形态就业人员职业伤害保障试点办法", Laws.OccupationalInjury, KindSets.PlatformAgreements, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsPlatformAgreement()) yield break;
        if (!string.IsNullOrWhiteSpace(draft.Terms.InjuryProtection?.Scheme)) yield break;
        var isCovered = draft.Terms.Platform?.Trade is PlatformTrade.Delivery or PlatformTrade.RideHailing or PlatformTrade.Freight;
        yield return new(
            isCovered ? Severity.Warn : Severity.Inform, "injuryProtection.scheme",
            isCovered
                ? "请写明职业伤害保障由谁参保缴费：江苏属于试点省份，出行、即时配送、同城货运平台应当按单缴费，劳动者不缴费，也不以劳动关系为前提。"
                : "请写明劳动者受到职业伤害时的保障；职业伤害保障目前覆盖出行、即时配送、同城货运，其他行业可以约定商业保险。",
            isCovered
                ? "Say who registers and pays for occupational injury protection: Jiangsu is in the pilot, and platforms for rides, deliveries and city freight pay for each order, the worker nothing, with no employment relation needed."
                : "Say what covers the worker's injuries; the scheme covers rides, deliveries and city freight so far, and other trades may agree commercial insurance.");
    }
}
