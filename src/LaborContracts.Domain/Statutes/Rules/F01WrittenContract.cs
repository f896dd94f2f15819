namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>F01: the written contract is due within one month of the first working day (LCL 10).</summary>
internal static class F01WrittenContract
{
    public static Rule Rule { get; } = new("F01", "劳动合同法第十条", Laws.LaborContractLaw, KindSets.NewEmployment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (WorkingSince(draft) is not { } start || draft.On < start) yield break;
        var due = start.AddMonths(1);
        if (draft.On > due) yield break;
        var late = draft.On.DayNumber - start.DayNumber > 20;
        yield return new(
            late ? Severity.Warn : Severity.Inform, "employmentStart",
            $"劳动者已于 {start.InChinese()} 开始工作，书面劳动合同最迟应当在 {due.InChinese()} 订立。",
            $"The worker started on {start.InEnglish()}; the written contract is due by {due.InEnglish()}.");
    }

    /// <summary>
    /// The day since which work lacks a written contract: the first working day, the term's where none is stated, or the
    /// day after an earlier contract's end. Null if an earlier contract still runs.
    /// </summary>
    internal static DateOnly? WorkingSince(Draft draft)
    {
        var first = draft.Terms.EmploymentStart ?? draft.Terms.Term?.Start;
        var chain = ContractChain.Before(draft);
        if (chain.Links.Count == 0) return first;
        return chain.LastEnd?.AddDays(1) is { } after ? first > after ? first : after : null;
    }
}
