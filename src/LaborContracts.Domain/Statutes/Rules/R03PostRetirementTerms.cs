using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// R03: an agreement with a worker past the retirement age keeps to the minimum wage and to work fit for the age; what it
/// must state is C17's. The draft of the rule was read; that it is in force since July 2026, and its final wording, only
/// second-hand.
/// </summary>
internal static class R03PostRetirementTerms
{
    public static Rule Rule { get; } = new(
        "R03", "超龄劳动者基本权益保障暂行规定", Laws.OverAge, KindSets.Only(DocumentKind.PostRetirementAgreement), Check)
    {
        Confidence = Confidence.SecondHand,
    };

    private static IEnumerable<Remark> Check(Draft draft) =>
        [.. WorkAndRest(draft.Terms), .. Pay(draft)];

    private static IEnumerable<Remark> WorkAndRest(ContractTerms terms)
    {
        if (terms.WorkingHours is { } hours
            && (hours.HoursPerDay > 8 || hours.HoursPerDay * hours.DaysPerWeek > 44 || hours.OvertimePerDay > 0 || hours.OvertimePerMonth > 0 || hours.NightWork))
        {
            yield return new(
                Severity.Warn, "workingHours",
                "对超龄劳动者一般不安排加班、夜班，工作时间不超过法定标准；请减少工作时间或者删去加班、夜班安排。",
                "Workers past the retirement age generally do no overtime or night work, within statutory hours; shorten the hours or leave these out.");
        }

        if (terms.OccupationalHazards is { } hazards && !Blank(hazards) && !hazards.Trim().StartsWith('无') && !hazards.Contains("不存在", StringComparison.Ordinal))
        {
            yield return new(
                Severity.Inform, "occupationalHazards",
                "一般不安排超龄劳动者从事接触职业病危害、高强度或者高风险的作业；确需安排的，请核对其身体状况和防护措施。",
                "Workers past the retirement age are generally kept from hazardous, heavy or dangerous work; where it cannot be helped, check their health and the protection.");
        }

        if (Blank(terms.OverAge?.HealthCare))
        {
            yield return new(
                Severity.Inform, "overAge.healthCare",
                "建议写明健康检查和与年龄相适应的工作安排。",
                "It is advisable to state health checks and work fit for the worker's age.");
        }
    }

    private static IEnumerable<Remark> Pay(Draft draft)
    {
        if (draft.Terms is not { Workplace.District: { } district, Remuneration: { } pay }) yield break;
        if (pay.MonthlyWage is { } wage)
        {
            if (draft.Data.MinimumWages.Of(district, draft.On) is not { } row || wage >= row.Monthly) yield break;
            yield return new(
                Severity.Block, "remuneration.monthlyWage",
                $"超龄劳动者的报酬不低于当地最低工资标准：每月 {row.Monthly} 元（{row.Source}），约定为 {wage} 元。请提高。",
                $"Pay of workers past the retirement age is no less than the local minimum wage, {row.Monthly} CNY a month; agreed are {wage} CNY. Raise it.");
        }
        else if (pay.HourlyWage is { } hourly)
        {
            foreach (var remark in HourlyFloor.Below(draft, hourly, "remuneration.hourlyWage", "小时报酬", "The hourly pay")) yield return remark;
        }
    }

    private static bool Blank(string? text) => string.IsNullOrWhiteSpace(text);
}
