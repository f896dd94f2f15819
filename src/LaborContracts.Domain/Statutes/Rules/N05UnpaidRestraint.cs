namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>N05: who is not paid for a restraint may be free of it (LDI1 38; 人社厅发〔2025〕40号, 17).</summary>
internal static class N05UnpaidRestraint
{
    public static Rule Rule { get; } = new(
        "N05", "法释〔2020〕26号第三十八条、人社厅发〔2025〕40号第十七条", Laws.CivilCode, KindSets.Clauses, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.NonCompete is null) yield break;
        yield return new(
            Severity.Inform, "nonCompete",
            "因用人单位的原因三个月未支付补偿的，劳动者可以要求解除竞业限制；指引还认为超过一个月经提醒仍未支付的，劳动者可以不再履行。请按月支付并保留凭证。",
            "If the employer leaves three months unpaid, the worker may be released; by the guide also after more than a month and a reminder. Pay monthly and keep the vouchers.");
    }
}
