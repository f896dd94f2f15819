namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// F09: years at an earlier employer count on where the worker was moved for no cause of their own (LCLR 10). A reminder.
/// </summary>
internal static class F09Seniority
{
    public static Rule Rule { get; } = new("F09", "劳动合同法实施条例第十条", Laws.Implementation, KindSets.EmploymentTerms, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Seniority is { } seniority)
        {
            var from = seniority.EarlierEmployer is { } name ? $"在 {name} 的" : "";
            yield return new(
                Severity.Inform, "seniority.since",
                $"劳动者{from}工作年限自 {seniority.Since.InChinese()} 起合并计算，用于经济补偿、年休假和无固定期限劳动合同的十年；原用人单位已支付经济补偿的，计算经济补偿时不再重复计入。",
                $"Years of work count from {seniority.Since.InEnglish()}{(seniority.EarlierEmployer is { } other ? $", those at {other} included" : "")}: for severance, leave and the ten years of an open-ended contract. Years for which severance was paid do not count for severance again.");
        }
        else if (ContractChain.Before(draft).Links.FirstOrDefault(link => link.Affiliate is not null) is { } moved)
        {
            yield return new(
                Severity.Inform, "seniority",
                $"劳动者此前与 {moved.Affiliate} 订立过劳动合同：非因本人原因调入的，原工作年限应当合并计算，请填写工龄起算日和原因。",
                $"The worker had a contract with {moved.Affiliate} before: if moved for no cause of their own, those years count; state since when and why.");
        }
    }
}
