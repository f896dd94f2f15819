using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// E04: severance is due on some grounds, and no less than <see cref="SeverancePay"/> says (LCL 46, 47; LCLR 27). In a
/// notice too little is a block; in an agreement the parties may settle for less, which is a warning.
/// </summary>
internal static class E04Severance
{
    private const string Settlement = "法释〔2020〕26号第三十五条";

    public static Rule Rule { get; } = new(
        "E04", "劳动合同法第四十六条、第四十七条，实施条例第二十七条", Laws.Implementation,
        KindSets.Only(DocumentKind.TerminationNotice, DocumentKind.AgreedTermination), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsEmployment() || draft.Terms.Ending is not { } ending) yield break;
        if (!SeverancePay.IsDue(ending.Ground, ending.RenewalOffer)) yield break;
        if ((ending.ServiceSince ?? draft.Terms.Seniority?.Since ?? ServiceSince(draft)) is not { } since || !Term.TryCreate(Later(since, SeverancePay.FirstDay), ending.LastDay, out var service)) yield break;
        if (since < SeverancePay.FirstDay)
        {
            yield return new(
                Severity.Inform, "ending.serviceSince",
                $"工作年限自 {since.InChinese()} 起：2008年1月1日以前的年限按当时的规定另行计算，下列数额只计 2008 年以后的年限。",
                $"Service counts from {since.InEnglish()}: years before 2008 go by the rules of their time; what is computed here is for the years since.")
            {
                Article = "劳动合同法第九十七条",
                Confidence = Confidence.Recalled,
            };
        }

        var months = SeverancePay.MonthsFor(service);
        if (ending.Severance is not { } severance)
        {
            if (ending.Ground == EndingGround.Expiry) yield break; // E05 says so
            yield return new(
                Severity.Warn, "ending.severance",
                $"以这一事由解除或者终止劳动合同应当支付经济补偿：{service.Start.InChinese()} 至 {service.End.InChinese()}，为 {months.Plain()} 个月工资。请写明平均工资和数额，在办结工作交接时支付。",
                $"Severance is due on this ground: for {service.Start.InEnglish()} to {service.End.InEnglish()}, {months.Plain()} month(s) of wages. State the average wage and the amount, to be paid at the handover.")
            {
                Confidence = ConfidenceOf(ending.Ground),
            };
            yield break;
        }

        foreach (var remark in Amount(draft, ending.Ground, severance, service)) yield return remark;
    }

    /// <summary>
    /// The first working day by the terms and by the consecutive contracts with the employer itself: a renewal's own first
    /// day is not where service began.
    /// </summary>
    internal static DateOnly? ServiceSince(Draft draft)
    {
        var first = draft.Terms.FirstWorkingDay;
        var earlier = ContractChain.Before(draft).Links.FirstOrDefault(link => link.Affiliate is null)?.Term.Start;
        return earlier < first ? earlier : first;
    }

    private static IEnumerable<Remark> Amount(Draft draft, EndingGround ground, Severance severance, Term service)
    {
        var district = draft.Terms.Workplace?.District;
        var minimum = district is null ? null : draft.Data.MinimumWages.ConfirmedOf(district, service.End);
        var city = district is null ? null : draft.Data.AverageWages.Of(district, service.End.Year - 1);
        var due = SeverancePay.Of(service, severance.AverageWage, minimum?.Monthly, city?.Monthly);
        // A city's average wage lies above its minimum wage, so three times the latter is never capped.
        var mayBeCapped = city is null && severance.AverageWage.Amount > 3 * (minimum?.Monthly.Amount ?? 0);
        if (severance.Amount.Amount < due.Amount)
        {
            var isAgreed = draft.Document == DocumentKind.AgreedTermination;
            yield return new(
                isAgreed ? Severity.Warn : Severity.Block, "ending.severance.amount",
                $"经济补偿 {severance.Amount} 元低于应付的 {due.Amount.Yuan()} 元：{service.Start.InChinese()} 至 {service.End.InChinese()} 为 {due.Months.Plain()} 个月，每月 {due.MonthlyWage.Yuan()} 元{Basis(due, severance)}。{(isAgreed ? "双方自愿且不显失公平的约定有效，但请确认劳动者知道应得的数额。" : "请补足。")}",
                $"Severance of {severance.Amount} CNY is below the {due.Amount.Yuan()} CNY due: {due.Months.Plain()} month(s) for {service.Start.InEnglish()} to {service.End.InEnglish()}, at {due.MonthlyWage.Yuan()} CNY. {(isAgreed ? "A free and fair settlement holds, but make sure that the worker knows what is due." : "Pay the full amount.")}")
            {
                Article = isAgreed ? $"{Rule.Article}，{Settlement}" : null,
                Confidence = mayBeCapped || ConfidenceOf(ground) != Confidence.Found ? Confidence.Recalled : city?.Confidence ?? Confidence.Found,
            };
        }

        if (mayBeCapped)
        {
            yield return new(
                Severity.Inform, "ending.severance",
                $"没有当地 {service.End.Year - 1} 年度职工月平均工资的数据，无法核对上限：平均工资高于其三倍的，按三倍计算，年限最高不超过十二年。",
                $"The local average wage of {service.End.Year - 1} is not on record, so the cap cannot be checked: above three times it, severance goes by three times it and twelve years at most.");
        }
    }

    private static string Basis(SeverancePay due, Severance severance) => due switch
    {
        { IsCapped: true } => "（当地职工月平均工资的三倍，最高十二年）",
        _ when due.MonthlyWage > severance.AverageWage.Amount => "（平均工资低于最低工资标准，按最低工资标准计算）",
        _ => "",
    };

    /// <summary>That a task's end brings severance stands in LCLR 22, which was not read again.</summary>
    private static Confidence ConfidenceOf(EndingGround ground) => ground == EndingGround.TaskDone ? Confidence.Recalled : Confidence.Found;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
