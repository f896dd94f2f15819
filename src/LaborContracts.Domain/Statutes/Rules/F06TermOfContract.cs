using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>F06: the term is fixed, open-ended or that of a task, and says what its kind needs (LCL 12 to 15, 17).</summary>
internal static class F06TermOfContract
{
    public static Rule Rule { get; } = new(
        "F06", "劳动合同法第十二条至第十五条、第十七条", Laws.LaborContractLaw, KindSets.Employment, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Term is not { } term)
        {
            yield return new(
                Severity.Block, "term",
                "缺少必备条款“劳动合同期限”：请选择固定期限、无固定期限或者以完成一定工作任务为期限，并填写起始日。",
                "The mandatory clause on the term is missing: choose a fixed term, no fixed term or the completion of a task, and state the first day.");
            yield break;
        }

        if (term is { Kind: TermKind.Fixed, End: null })
        {
            yield return new(
                Severity.Block, "term.end",
                "固定期限劳动合同必须约定终止日；没有终止日的，请改为无固定期限。",
                "A fixed-term contract must have a last day; if there is none, make it open-ended.");
        }

        if (term is { Kind: TermKind.Fixed, End: { } end } && end < term.Start)
        {
            yield return new(
                Severity.Block, "term.end",
                $"合同终止日 {end.InChinese()} 早于起始日 {term.Start.InChinese()}，请改正。",
                $"The last day, {end.InEnglish()}, lies before the first, {term.Start.InEnglish()}; correct it.");
        }

        if (term is { Kind: not TermKind.Fixed, End: not null })
        {
            yield return new(
                Severity.Block, "term.end",
                term.Kind == TermKind.OpenEnded
                    ? "无固定期限劳动合同没有确定的终止日：请删去终止日，或者改为固定期限。"
                    : "以完成一定工作任务为期限的劳动合同在任务完成时终止，不能另定终止日：请删去终止日，或者改为固定期限。",
                term.Kind == TermKind.OpenEnded
                    ? "An open-ended contract has no last day: leave it out, or make the term fixed."
                    : "A contract for a task ends when the task is done and has no other last day: leave it out, or make the term fixed.");
        }

        if (term.Kind == TermKind.Task && string.IsNullOrWhiteSpace(term.Task))
        {
            yield return new(
                Severity.Block, "term.task",
                "以完成一定工作任务为期限的劳动合同必须写明该项工作任务，否则无从判断何时完成。",
                "A contract for a task must say what the task is; otherwise nobody can tell when it is done.");
        }

        if (term.Kind != TermKind.Task && !string.IsNullOrWhiteSpace(term.Task))
        {
            yield return new(
                Severity.Block, "term.task",
                "写有工作任务，但合同期限不是以完成一定工作任务为期限：请改正期限类型，或者把任务写入工作内容。",
                "A task is stated, but the term is not that of a task: correct the kind of term, or move the task to the work content.");
        }
    }
}
