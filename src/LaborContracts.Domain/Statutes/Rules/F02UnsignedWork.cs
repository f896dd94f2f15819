using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// F02: a month of work without a written contract, and double wages run (LCL 14(3), 82; LCLR 6, 7), counted by the
/// month and in a part of a month by its working days (LDI2 6).
/// </summary>
internal static class F02UnsignedWork
{
    public static Rule Rule { get; } = new(
        "F02", "劳动合同法第十四条、第八十二条，实施条例第六条、第七条", Laws.LaborContractLaw, KindSets.NewEmployment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (F01WrittenContract.WorkingSince(draft) is not { } start || draft.On <= start.AddMonths(1)) yield break;
        var from = start.AddMonths(1).AddDays(1);
        var (owed, owedEn) = draft.On >= start.AddYears(1)
            ? Estimate(draft, wage => wage * 11)
            : Estimate(draft, wage => OneMore(wage, from, draft.On.AddDays(-1), draft.Terms.WorkingHours?.DaysPerWeek ?? 5));
        yield return draft.On >= start.AddYears(1)
            ? new(
                Severity.Warn, "employmentStart",
                $"自 {start.InChinese()} 用工满一年未订立书面劳动合同，视为已订立无固定期限劳动合同，并应支付最多 11 个月的二倍工资{owed}；请改签无固定期限劳动合同。",
                $"No written contract for a year since {start.InEnglish()}: an open-ended contract is deemed concluded, and double wages of up to 11 months are due{owedEn}. Conclude an open-ended contract.")
            : new(
                Severity.Warn, "employmentStart",
                $"自 {start.InChinese()} 用工已超过一个月未订立书面劳动合同，从 {from.InChinese()} 起至补订前一日应支付二倍工资{owed}；现在仍应补订。",
                $"No written contract for more than a month since {start.InEnglish()}: double wages run from {from.InEnglish()} until the day before signing{owedEn}. Sign now all the same.");
    }

    /// <summary>What is owed on top of the wages themselves; nothing where the monthly wage is not known or no day has passed yet.</summary>
    private static (string, string) Estimate(Draft draft, Func<decimal, decimal> owed)
    {
        if (draft.Terms.Remuneration is not { } pay || W01MinimumWage.MonthlyOf(pay) is not { Amount: > 0 } wage) return ("", "");
        var sum = decimal.Round(owed(wage.Amount), 2, MidpointRounding.AwayFromZero);
        if (sum == 0) return ("", "");
        return (
            $"（按月工资 {wage} 元估算，在已付工资之外另付约 {Wording.Yuan(sum)} 元）",
            $" (about {Wording.Yuan(sum)} CNY beyond the wages paid, by a monthly wage of {wage} CNY)");
    }

    /// <summary>
    /// One wage for the days from a first to a last: full months, then working days over 21.75, never more than a month's.
    /// Statutory holidays are not left out, so it is an estimate.
    /// </summary>
    internal static decimal OneMore(decimal monthlyWage, DateOnly from, DateOnly until, decimal daysPerWeek)
    {
        if (until < from) return 0;
        var months = Term.Of(from, until).FullMonths;
        var days = 0;
        for (var day = from.AddMonths(months); day <= until; day = day.AddDays(1))
            if (((int)day.DayOfWeek + 6) % 7 < daysPerWeek) days++; // Monday is 0
        return monthlyWage * months + decimal.Min(monthlyWage, monthlyWage / WorkingTime.PaidDaysPerMonth * days);
    }
}
