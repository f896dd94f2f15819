namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// C02: for migrant workers, the standard, the day and the way of pay in writing, in money (MWR 6, 11 to 14). The terms do
/// not say who is one, so it speaks of building sites.
/// </summary>
internal static class C02MigrantWages
{
    public static Rule Rule { get; } = new(
        "C02", "保障农民工工资支付条例第六条、第十一条至第十四条", Laws.MigrantWages, KindSets.Work, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms is not { Construction: not null, Remuneration: { } pay }) yield break;
        (bool Wrong, string Field, string Message, string MessageEn)[] items =
        [
            (pay.MonthlyWage is null && pay.HourlyWage is null && string.IsNullOrWhiteSpace(pay.PayRules), "remuneration",
                "请书面约定农民工工资支付标准（按月、按时或者计件单价）。",
                "Agree the standard of pay in writing: by month, by hour or by piece."),
            (pay.PayDay is null && pay.SettlementDays is null, "remuneration.payDay",
                "请书面约定工资支付日期或者周期；农民工工资应当按约定的日期足额支付。",
                "Agree the day or period of payment in writing; wages are paid in full on that day."),
            (string.IsNullOrWhiteSpace(pay.PayMethod), "remuneration.payMethod",
                "请书面约定工资支付方式；应当以货币形式，通过银行转账或者现金支付给农民工本人。",
                "Agree how wages are paid: in money, by transfer or in cash, to the worker in person."),
            (pay.InKind, "remuneration.inKind",
                "农民工工资应当以货币形式支付，不得以实物或者有价证券等其他形式替代；请删去。",
                "Wages are paid in money and not in goods or securities; delete it."),
        ];
        foreach (var (_, field, message, messageEn) in items.Where(item => item.Wrong)) yield return new(Severity.Block, field, message, messageEn);
    }
}
