using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// R05: the agreement for workers past the retirement age is not for others: before it, there is an employment relation
/// and a labor contract is due (LCL 10, LCLR 21).
/// </summary>
internal static class R05NotYetRetired
{
    // Nobody draws a pension earlier than this, whatever the ground; ours, and generous.
    private const int EarliestPensionYears = 15;

    public static Rule Rule { get; } = new(
        "R05", "劳动合同法第十条、劳动合同法实施条例第二十一条", Laws.Implementation,
        KindSets.Only(DocumentKind.PostRetirementAgreement, DocumentKind.Renewal), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Term is not { Start: var start } || draft.Terms.Worker is not { Born: { } born, KnownSex: { } sex }) yield break;
        var category = draft.Terms.Retirement?.Category;
        var (earliest, latest) = draft.Data.Retirement.Of(sex, category, born);
        if (draft.Terms.Retirement?.DeferredUntil is { } deferral && deferral > start)
        {
            yield return new(
                Severity.Block, "retirement.deferredUntil",
                $"双方约定延迟至 {deferral.InChinese()} 退休，此前仍是劳动关系：请订立劳动合同。",
                $"The parties have deferred retirement to {deferral.InEnglish()}; until then there is an employment relation: conclude a labor contract.");
        }
        else if (start >= latest)
        {
            yield break;
        }
        else if (start >= earliest)
        {
            yield return new(
                Severity.Warn, "retirement.category",
                $"如该岗位原退休年龄为 55 周岁，劳动者到 {latest.MonthInChinese()} 才达到法定退休年龄：请填写岗位类别；尚未达到的，应当订立劳动合同。",
                $"If the post's old retirement age was 55, the worker reaches the age only in {latest.MonthInEnglish()}: state the kind of post; if so, conclude a labor contract.");
        }
        else if (draft.Terms.OverAge?.ReceivesPension == true && start >= earliest.AddYears(-EarliestPensionYears))
        {
            // A pension drawn early, by the elastic three years or for hard labor, ends the employment relation as well.
            var elastic = start >= draft.Data.Retirement.EarliestElastic(sex, category, born);
            yield return new(
                elastic ? Severity.Inform : Severity.Warn, "overAge.receivesPension",
                $"劳动者到 {earliest.MonthInChinese()} 才达到法定退休年龄，但写明已享受基本养老保险待遇：请核对其提前退休的证明；未享受的，应当订立劳动合同。",
                $"The worker reaches the statutory age only in {earliest.MonthInEnglish()}, but is said to draw a pension: check the proof of early retirement; without one, conclude a labor contract.");
        }
        else
        {
            yield return new(
                Severity.Block, "worker.idNumber",
                $"劳动者最早到 {earliest.MonthInChinese()} 才达到法定退休年龄，在此之前是劳动关系，不能订立超龄劳动者用工协议：请订立劳动合同。",
                $"The worker reaches the statutory retirement age in {earliest.MonthInEnglish()} at the earliest; before that there is an employment relation: conclude a labor contract instead.");
        }
    }
}
