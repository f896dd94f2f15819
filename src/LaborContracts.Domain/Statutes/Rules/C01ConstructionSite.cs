namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>C01: on a site, real-name registration, a special wage account and payment by the general contractor (MWR 26, 28, 31).</summary>
internal static class C01ConstructionSite
{
    public static Rule Rule { get; } = new(
        "C01", "保障农民工工资支付条例第二十六条、第二十八条、第三十一条", Laws.MigrantWages, KindSets.Work, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Construction is not { } site) yield break;
        (bool Missing, string Field, string Message, string MessageEn)[] items =
        [
            (Blank(site.ProjectName), "construction.projectName", "请写明工程项目名称。", "Name the project."),
            (Blank(site.WageAccount), "construction.wageAccount",
                "请写明农民工工资专用账户：施工总承包单位应当开设专用账户，专项用于支付本项目农民工工资。",
                "Name the special wage account: the general contractor opens one for the wages of this project only."),
            (Blank(site.GeneralContractor), "construction.generalContractor",
                "请写明施工总承包单位：分包单位农民工工资由总承包单位通过专用账户代发。",
                "Name the general contractor, who pays the wages of subcontractors' workers from the special account."),
            (!site.RealNameRegistered, "construction.realNameRegistered",
                "未依法订立劳动合同并进行用工实名登记的人员，不得进入施工现场；请在进场前完成实名登记。",
                "Nobody enters the site without a labor contract and real-name registration; register the worker before that."),
        ];
        foreach (var (_, field, message, messageEn) in items.Where(item => item.Missing)) yield return new(Severity.Warn, field, message, messageEn);
    }

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);
}
