using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>C17 and W02: the clauses that every labor contract must have (LCL 17(1)), each missing one a finding of its own.</summary>
internal static class MandatoryClauses
{
    public static IEnumerable<Finding> Check(ContractTerms terms, DateOnly on)
    {
        (bool Missing, string Field, string Name, string NameEn)[] clauses =
        [
            (Blank(terms.WorkContent), "workContent", "工作内容", "work content"),
            (terms.Workplace is null, "workplace", "工作地点", "place of work"),
            (terms.WorkingHours is null, "workingHours", "工作时间", "working time"),
            (terms.WorkingHours is { } hours && Blank(hours.RestAndLeave), "workingHours.restAndLeave", "休息休假", "rest and leave"),
            (terms.Remuneration is null, "remuneration", "劳动报酬", "remuneration"),
            (Blank(terms.SocialInsurance), "socialInsurance", "社会保险", "social insurance"),
            (Blank(terms.LaborProtection), "laborProtection", "劳动保护和劳动条件", "labor protection and conditions"),
            (Blank(terms.OccupationalHazards), "occupationalHazards", "职业危害防护", "protection against occupational hazards"),
        ];
        foreach (var (_, field, name, nameEn) in clauses.Where(c => c.Missing))
        {
            yield return new(
                "C17", Severity.Block, "劳动合同法第十七条", field,
                $"缺少必备条款“{name}”,请补充;缺少必备条款的合同,用人单位须改正并承担赔偿责任(第八十一条)。",
                $"The mandatory clause on {nameEn} is missing; add it. The employer is liable for its absence (Art. 81).");
        }

        if (terms.Remuneration is { } pay && Blank(pay.PayMethod))
        {
            yield return new(
                "W02", Severity.Block, "劳动法第五十条、工资支付暂行规定第五条至第七条", "remuneration.payMethod",
                "请写明工资的支付方式;工资应当以货币形式按月支付给劳动者本人。",
                "State how wages are paid: in money, at least monthly, to the worker in person.");
        }
    }

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);
}
