using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// E01: a worker leaves on thirty days' written notice, in probation on three (LCL 37). A warning: a worker who leaves
/// sooner still leaves.
/// </summary>
internal static class E01ResignationNotice
{
    public static Rule Rule { get; } = new(
        "E01", "劳动合同法第三十七条", Laws.LaborContractLaw, KindSets.Only(DocumentKind.ResignationNotice), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsEmployment() || draft.Terms.Ending is not { } ending) yield break;
        if (ending.Ground is not (EndingGround.ResignationWithNotice or EndingGround.ResignationInProbation)) yield break;
        var given = ending.NoticeOn ?? draft.On;
        var inProbation = ending.Ground == EndingGround.ResignationInProbation;
        if (inProbation && draft.Terms.Probation is { Term: var probation } && given > probation.End)
        {
            yield return new(
                Severity.Warn, "ending.ground",
                $"试用期已于 {probation.End.InChinese()} 结束，此后辞职应当提前三十日书面通知；请改选“提前三十日通知解除”。",
                $"Probation ended on {probation.End.InEnglish()}; after it a worker gives thirty days' written notice. Choose that ground.");
            inProbation = false;
        }

        var days = inProbation ? 3 : 30;
        if (ending.LastDay.DayNumber - given.DayNumber >= days) yield break;
        yield return new(
            Severity.Warn, "ending.lastDay",
            $"{(inProbation ? "试用期内应当提前三日通知" : "应当提前三十日书面通知")}：{given.InChinese()} 通知的，最后工作日不早于 {given.AddDays(days).InChinese()}；用人单位同意提前的除外，提前离开造成损失的可能要赔偿。",
            $"Notice is {days} days: given on {given.InEnglish()}, the last day is {given.AddDays(days).InEnglish()} or later, unless the employer agrees to less; who leaves sooner may owe damages.");
    }
}
