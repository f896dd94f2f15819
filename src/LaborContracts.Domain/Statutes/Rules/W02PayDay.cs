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
        if (pay.PayDay is not (>= 1 and <= 31))
        {
            yield return new(
                Severity.Block, "remuneration.payDay",
                "请约定每月的工资支付日（1 日至 31 日）；工资至少每月支付一次，遇节假日应当提前支付。",
                "Agree the day of the month on which wages are paid, 1 to 31; they are paid at least monthly, and earlier if the day is a holiday.");
        }

        if (string.IsNullOrWhiteSpace(pay.PayMethod))
        {
            yield return new(
                Severity.Block, "remuneration.payMethod",
                "请写明工资的支付方式；工资应当以货币形式按月支付给劳动者本人。",
                "State how wages are paid: in money, at least monthly, to the worker in person.");
        }
    }
}
