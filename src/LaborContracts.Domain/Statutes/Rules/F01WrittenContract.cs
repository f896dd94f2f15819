using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// F01, F02: the written contract is due within one month of the first working day; after that double wages run (LCL
/// 10, 14, 82).
/// </summary>
internal static class F01WrittenContract
{
    public static IEnumerable<Finding> Check(ContractTerms terms, DateOnly on)
    {
        if (terms.EmploymentStart is not { } start || on < start) yield break;
        var due = start.AddMonths(1);
        if (on <= due)
        {
            var late = on.DayNumber - start.DayNumber > 20;
            yield return new(
                "F01", late ? Severity.Warn : Severity.Inform, "劳动合同法第十条", "employmentStart",
                $"劳动者已于 {start.InChinese()} 开始工作，书面劳动合同最迟应当在 {due.InChinese()} 订立。",
                $"The worker started on {start.InEnglish()}; the written contract is due by {due.InEnglish()}.");
        }
        else
        {
            var overAYear = on >= start.AddYears(1);
            yield return new(
                "F02", Severity.Warn, "劳动合同法第十四条、第八十二条，实施条例第六条、第七条", "employmentStart",
                overAYear
                    ? $"自 {start.InChinese()} 用工满一年未订立书面劳动合同，视为已订立无固定期限劳动合同，并应支付最多 11 个月的二倍工资；请改签无固定期限劳动合同。"
                    : $"自 {start.InChinese()} 用工已超过一个月未订立书面劳动合同，从 {due.AddDays(1).InChinese()} 起至补订前一日应支付二倍工资；现在仍应补订。",
                overAYear
                    ? $"No written contract for a year since {start.InEnglish()}: an open-ended contract is deemed concluded, and double wages of up to 11 months are due."
                    : $"No written contract for more than a month since {start.InEnglish()}: double wages run from {due.AddDays(1).InEnglish()} until the day before signing. Sign now all the same.");
        }
    }
}
