namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// R01: a labor contract ends at the statutory retirement age (LCL 44(2), LCLR 21). The terms do not say which of the
/// two
/// ages for women the post has: past the later one is certain, past the earlier one is a reminder.
/// </summary>
internal static class R01RetirementAge
{
    public static Rule Rule { get; } = new("R01", "劳动合同法第四十四条、劳动合同法实施条例第二十一条", Laws.Implementation, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms is not { Worker: { Born: { } born, KnownSex: { } sex }, Term.Span: { } term }) yield break;
        var earliest = RetirementAge.EarliestFor(sex, born);
        var latest = RetirementAge.LatestFor(sex, born);
        if (term.Start >= latest)
        {
            yield return new(
                Severity.Block, "term.start",
                $"劳动者在合同起始日已过法定退休年龄(最迟 {latest.MonthInChinese()});应改签超龄劳动者用工协议。",
                $"The worker is past the statutory retirement age when the term starts (at the latest {latest.MonthInEnglish()}); use the agreement for workers past it.");
        }
        else if (term.End >= latest)
        {
            yield return new(
                Severity.Warn, "term.end",
                $"劳动者最迟在 {latest.MonthInChinese()} 达到法定退休年龄，早于合同终止日；届时劳动合同终止，请核对期限。",
                $"The worker reaches the statutory retirement age at the latest in {latest.MonthInEnglish()}, before the term ends; the contract ends then. Check the term.");
        }
        else if (term.End >= earliest)
        {
            yield return new(
                Severity.Inform, "term.end",
                $"如该岗位原退休年龄为 50 周岁，劳动者将在 {earliest.MonthInChinese()} 达到法定退休年龄，不晚于合同终止日；请核对岗位类别。",
                $"If the post's old retirement age was 50, the worker reaches the statutory age in {earliest.MonthInEnglish()}, not after the term's end; check the kind of post.");
        }
    }
}
