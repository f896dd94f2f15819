using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>S02: the worker is registered for social insurance within thirty days of the first working day (SIL 58).</summary>
internal static class S02InsuranceRegistration
{
    private const int Days = 30;

    public static Rule Rule { get; } = new(
        "S02", "社会保险法第五十八条", Laws.SocialInsurance,
        KindSets.Only(DocumentKind.LaborContract, DocumentKind.DispatchContract, DocumentKind.PlatformLaborContract), Check);

    /// <summary>Once work has begun: before that nothing is due, and every draft would bear the same reminder.</summary>
    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.FirstWorkingDay is not { } first || draft.On < first) yield break;
        var due = first.AddDays(Days);
        yield return draft.On <= due
            ? new(
                Severity.Inform, "employmentStart",
                $"劳动者已于 {first.InChinese()} 开始工作，应当在 {due.InChinese()} 前（自用工之日起三十日内）申请办理社会保险登记。",
                $"The worker started on {first.InEnglish()}; social insurance registration is due within thirty days, by {due.InEnglish()}.")
            : new(
                Severity.Inform, "employmentStart",
                $"劳动者自 {first.InChinese()} 开始工作，社会保险登记应当在 {due.InChinese()} 前办理；尚未办理的请立即补办。",
                $"The worker started on {first.InEnglish()} and registration for social insurance was due by {due.InEnglish()}; if it was not made, make it now.");
    }
}
