using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>T02: part-time pay is no less than the hourly minimum wage, and settled every fifteen days at most (LCL 72).</summary>
internal static class T02PartTimePay
{
    private const int LongestSettlement = 15;

    public static Rule Rule { get; } = new(
        "T02", "劳动合同法第七十二条", Laws.LaborContractLaw, KindSets.Only(DocumentKind.PartTimeAgreement), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Remuneration is not { } pay) yield break; // C17 says that there is none
        if (pay.HourlyWage is { } wage)
        {
            foreach (var remark in HourlyFloor.Below(draft, wage, "remuneration.hourlyWage", "小时工资", "The hourly wage")) yield return remark;
        }
        else
        {
            yield return new(
                Severity.Block, "remuneration.hourlyWage",
                "非全日制用工以小时计酬为主，小时计酬标准不得低于当地小时最低工资；请约定小时工资。",
                "Part-time work is paid by the hour, at the local hourly minimum wage or more; agree the hourly wage.");
        }

        if (pay.SettlementDays is > 0 and <= LongestSettlement) yield break;
        yield return new(
            Severity.Block, "remuneration.settlementDays",
            pay.SettlementDays is { } days
                ? $"非全日制用工的报酬结算支付周期最长不得超过 15 日；约定为 {days} 日，请缩短。"
                : "请约定报酬结算支付周期；非全日制用工最长不得超过 15 日，不能按月支付。",
            pay.SettlementDays is { } agreed
                ? $"Part-time pay is settled every 15 days at most; agreed are {agreed}. Shorten it."
                : "Agree how often pay is settled: for part-time work every 15 days at most, not monthly.");
    }
}
