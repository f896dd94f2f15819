namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>F02: a month of work without a written contract, and double wages run (LCL 14(3), 82; LCLR 6, 7).</summary>
internal static class F02UnsignedWork
{
    public static Rule Rule { get; } = new(
        "F02", "劳动合同法第十四条、第八十二条，实施条例第六条、第七条", Laws.LaborContractLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.EmploymentStart is not { } start || draft.On <= start.AddMonths(1)) yield break;
        var due = start.AddMonths(1);
        yield return draft.On >= start.AddYears(1)
            ? new(
                Severity.Warn, "employmentStart",
                $"自 {start.InChinese()} 用工满一年未订立书面劳动合同，视为已订立无固定期限劳动合同，并应支付最多 11 个月的二倍工资；请改签无固定期限劳动合同。",
                $"No written contract for a year since {start.InEnglish()}: an open-ended contract is deemed concluded, and double wages of up to 11 months are due.")
            : new(
                Severity.Warn, "employmentStart",
                $"自 {start.InChinese()} 用工已超过一个月未订立书面劳动合同，从 {due.AddDays(1).InChinese()} 起至补订前一日应支付二倍工资；现在仍应补订。",
                $"No written contract for more than a month since {start.InEnglish()}: double wages run from {due.AddDays(1).InEnglish()} until the day before signing. Sign now all the same.");
    }
}
