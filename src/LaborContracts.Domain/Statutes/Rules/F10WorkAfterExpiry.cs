namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// F10: who works on after the term for more than a month without objection may have the contract renewed on the same
/// terms (LDI2 11). The platform reminds before and after a term's end; this reminds who renews late.
/// </summary>
internal static class F10WorkAfterExpiry
{
    public static Rule Rule { get; } = new("F10", "最高人民法院劳动争议解释（二）第十一条", Laws.Interpretation2, KindSets.EmploymentTerms, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (ContractChain.Before(draft).LastEnd is not { } end || draft.On <= end) yield break;
        var month = end.AddMonths(1);
        yield return draft.On <= month
            ? new(
                Severity.Inform, "term.start",
                $"原合同已于 {end.InChinese()} 届满：劳动者继续工作、用人单位超过一个月未表示异议的，劳动者可以要求按原条件续订。请在 {month.InChinese()} 之前完成续订，或者书面表示异议。",
                $"The contract ran out on {end.InEnglish()}: if the worker works on for more than a month without objection, they may have it renewed on the same terms. Renew, or object in writing, by {month.InEnglish()}.")
            : new(
                Severity.Inform, "term.start",
                $"原合同已于 {end.InChinese()} 届满，超过一个月：劳动者一直工作而用人单位未表示异议的，可以要求按原条件续订，续订条件不宜低于原合同。",
                $"The contract ran out on {end.InEnglish()}, more than a month ago: if the worker has worked on without objection, they may have it renewed on the same terms, so the new ones should not be worse.");
    }
}
