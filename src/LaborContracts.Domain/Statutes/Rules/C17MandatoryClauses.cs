namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// C17: the clauses that every labor contract must have (LCL 17(1)), each missing one a finding of its own.
/// </summary>
internal static class C17MandatoryClauses
{
    public static Rule Rule { get; } = new("C17", "劳动合同法第十七条", Laws.LaborContractLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        (bool Missing, string Field, string Name, string NameEn)[] clauses =
        [
            (Blank(draft.Terms.Employer.Name), "employer.name", "用人单位名称", "the employer's name"),
            (Blank(draft.Terms.Employer.Address), "employer.address", "用人单位住所", "the employer's address"),
            (Blank(draft.Terms.Employer.LegalRepresentative), "employer.legalRepresentative", "用人单位法定代表人或者主要负责人", "the employer's legal representative"),
            (Blank(draft.Terms.Worker.Name), "worker.name", "劳动者姓名", "the worker's name"),
            (Blank(draft.Terms.Worker.Address), "worker.address", "劳动者住址", "the worker's address"),
            (Blank(draft.Terms.WorkContent), "workContent", "工作内容", "work content"),
            (draft.Terms.Workplace is null, "workplace", "工作地点", "place of work"),
            (draft.Terms.Workplace is { } place && Blank(place.Address), "workplace.address", "工作地点", "place of work"),
            (draft.Terms.WorkingHours is null, "workingHours", "工作时间", "working time"),
            (draft.Terms.WorkingHours is { } hours && Blank(hours.RestAndLeave), "workingHours.restAndLeave", "休息休假", "rest and leave"),
            (draft.Terms.Remuneration is null, "remuneration", "劳动报酬", "remuneration"),
            (Blank(draft.Terms.SocialInsurance), "socialInsurance", "社会保险", "social insurance"),
            (Blank(draft.Terms.LaborProtection), "laborProtection", "劳动保护和劳动条件", "labor protection and conditions"),
            (Blank(draft.Terms.OccupationalHazards), "occupationalHazards", "职业危害防护", "protection against occupational hazards"),
        ];
        foreach (var (_, field, name, nameEn) in clauses.Where(c => c.Missing))
        {
            yield return new(
                Severity.Block, field,
                $"缺少必备条款“{name}”，请补充；缺少必备条款的合同，用人单位须改正并承担赔偿责任（第八十一条）。",
                $"A mandatory clause is missing: {nameEn}. Add it; the employer is liable for its absence (Art. 81).");
        }
    }

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);
}
