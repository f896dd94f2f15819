namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// W02: wages are paid in money, at least monthly, on an agreed day, to the worker (LL 50, Wage Payment Rules 5 to 7).
/// </summary>
internal static class W02PayDay
{
    public static Rule Rule { get; } = new("W02", "劳动法第五十条、工资支付暂行规定第五条至第七条", Laws.LaborLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Remuneration is not { } pay) yield break;
        // Who is paid by the week, the day or the hour needs no day of the month.
        if (pay.PayDay is not (>= 1 and <= 31) && !(pay is { PayDay: null, SettlementDays: not null }))
        {
            yield return new(
                Severity.Block, "remuneration.payDay",
                "请约定每月的工资支付日（1 日至 31 日）；工资至少每月支付一次，遇节假日应当提前支付。",
                "Agree the day of the month on which wages are paid, 1 to 31; they are paid at least monthly, and earlier if the day is a holiday.");
        }

        if (pay.SettlementDays > 31)
        {
            yield return new(
                Severity.Block, "remuneration.settlementDays",
                $"工资至少每月支付一次；约定每 {pay.SettlementDays} 天结算一次，最长不得超过一个月。",
                $"Wages are paid at least monthly; agreed is once in {pay.SettlementDays} days, at most a month is allowed.");
        }

        if (string.IsNullOrWhiteSpace(pay.PayMethod))
        {
            yield return new(
                Severity.Block, "remuneration.payMethod",
                "请写明工资的支付方式；工资应当以货币形式按月支付给劳动者本人。",
                "State how wages are paid: in money, at least monthly, to the worker in person.");
        }

        if (pay.InKind)
        {
            yield return new(
                Severity.Block, "remuneration.inKind",
                "工资应当以法定货币支付，不得以实物或者有价证券替代；请删去实物支付的约定。",
                "Wages are paid in legal tender, not in goods or securities; leave payment in kind out.");
        }
    }
}
