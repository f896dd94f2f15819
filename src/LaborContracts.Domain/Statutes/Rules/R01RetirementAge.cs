using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// R01: a labor contract ends at the statutory retirement age (LCL 44(2), LCLR 21), or at the day to which the parties
/// have deferred it, three years later at most. Where a woman's kind of post is not stated, past the later of the two
/// ages is certain and past the earlier one is a reminder.
/// </summary>
internal static class R01RetirementAge
{
    private const string Reform = "国务院关于渐进式延迟法定退休年龄的办法";

    public static Rule Rule { get; } = new(
        "R01", "劳动合同法第四十四条、劳动合同法实施条例第二十一条", Laws.Implementation, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms is not { Term: { } term } || StatutoryOf(draft) is not var (earliest, latest)) yield break;
        var deferral = draft.Terms.Retirement?.DeferredUntil;
        var longest = latest.AddYears(draft.Data.Retirement.ElasticYears);
        if (deferral > longest)
        {
            yield return new(
                Severity.Block, "retirement.deferredUntil",
                $"弹性延迟退休最长不超过法定退休年龄后 {draft.Data.Retirement.ElasticYears} 年，即 {longest.MonthInChinese()}；约定延迟至 {deferral.Value.MonthInChinese()}，请改正。",
                $"Retirement is deferred by at most {draft.Data.Retirement.ElasticYears} years beyond the statutory age, to {longest.MonthInEnglish()}; agreed is {deferral.Value.MonthInEnglish()}. Correct it.")
            {
                Article = Reform,
            };
        }

        // Within the three years the deferral decides when the contract ends; beyond them its lawful part does.
        var (first, last) = deferral is null
            ? (earliest, latest)
            : (Later(earliest, Earlier(deferral.Value, longest)), Later(latest, Earlier(deferral.Value, longest)));
        var start = draft is { Document: DocumentKind.Amendment, Terms.Amending.EffectiveFrom: var from } && from > term.Start
            ? from
            : term.Start;
        if (start >= last)
        {
            yield return new(
                Severity.Block, "term.start",
                $"劳动者最迟在 {last.MonthInChinese()} 已达到{(deferral is null ? "法定退休年龄" : "延迟后的退休时间")}，不能再订立劳动合同：应当改签超龄劳动者用工协议；约定弹性延迟退休的，请填写延迟至何时。",
                $"The worker has reached {(deferral is null ? "the statutory retirement age" : "the deferred retirement")} in {last.MonthInEnglish()} at the latest and cannot have a labor contract: use the agreement for workers past it, or state until when retirement is deferred.");
        }
        else if (start >= first)
        {
            yield return new(
                Severity.Warn, "retirement.category",
                $"如该岗位原退休年龄为 50 周岁，劳动者在 {first.MonthInChinese()} 已达到退休年龄：请填写岗位类别；已达到的，应当改签超龄劳动者用工协议。",
                $"If the post's old retirement age was 50, the worker has reached the age in {first.MonthInEnglish()}: state the kind of post; if so, use the agreement for workers past it.");
        }
        else if (term.Span is { } span && span.End >= last)
        {
            yield return new(
                Severity.Warn, "term.end",
                $"劳动者最迟在 {last.MonthInChinese()} 达到{(deferral is null ? "法定退休年龄" : "延迟后的退休时间")}，早于合同终止日；届时劳动合同终止，请核对期限。",
                $"The worker reaches {(deferral is null ? "the statutory retirement age" : "the deferred retirement")} at the latest in {last.MonthInEnglish()}, before the term ends; the contract ends then. Check the term.");
        }
        else if (term.Span is { } whole && whole.End >= first)
        {
            yield return new(
                Severity.Inform, "term.end",
                $"如该岗位原退休年龄为 50 周岁，劳动者将在 {first.MonthInChinese()} 达到法定退休年龄，不晚于合同终止日；请填写岗位类别。",
                $"If the post's old retirement age was 50, the worker reaches the statutory age in {first.MonthInEnglish()}, not after the term's end; state the kind of post.");
        }
    }

    /// <summary>The earliest and latest statutory day; null where birth date or sex is not known.</summary>
    internal static (DateOnly Earliest, DateOnly Latest)? StatutoryOf(Draft draft) => draft.Terms.Worker is { Born: { } born, KnownSex: { } sex }
        ? draft.Data.Retirement.Of(sex, draft.Terms.Retirement?.Category, born)
        : null;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
