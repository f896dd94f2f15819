using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// M03: a service period needs special technical training that the employer pays for; the penalty is at most its cost,
/// and at most the share of the cost that falls on what is not yet served (LCL 22, LCLR 16).
/// </summary>
internal static class M03ServicePeriod
{
    public static Rule Rule { get; } = new("M03", "劳动合同法第二十二条、实施条例第十六条", Laws.LaborContractLaw, KindSets.Clauses, Check);

    private static IEnumerable<Remark> Check(Draft draft) => draft.Terms.Training is { } training
        ? [.. OfTraining(draft.Terms, training), .. OfPenalties(draft.Terms, training)]
        : OfPenalties(draft.Terms, null);

    private static IEnumerable<Remark> OfTraining(ContractTerms terms, Training training)
    {
        if (training.ServicePeriod is null && training.Penalty is null) yield break;
        if (!training.IsSpecial || !training.PaidByEmployer)
        {
            yield return new(
                Severity.Block, training.IsSpecial ? "training.paidByEmployer" : "training.isSpecial",
                "只有用人单位提供专项培训费用、进行专业技术培训的，才可以约定服务期和违约金；入职培训、岗前培训、安全培训或者劳动者自费的培训不可以。请删去服务期和违约金。",
                "A service period and a penalty need special technical training paid for by the employer; induction, safety training or training at the worker's own cost is not enough. Delete both.");
            yield break;
        }

        if (training.Cost is not { } cost)
        {
            if (training.Penalty is null || terms.Kind == DocumentKind.TrainingAgreement) yield break; // C17 says so
            yield return new(
                Severity.Warn, "training.cost",
                "请写明培训费用（有凭证的培训费、差旅费和其他直接费用）：违约金不得超过培训费用，没有数额就无从核对。",
                "State the cost of the training (vouched fees, travel and other direct expenses): the penalty may not exceed it, and cannot be judged without it.");
        }
        else if (training.Penalty is { } penalty && penalty > cost)
        {
            yield return TooHigh("training.penalty", penalty, cost);
        }
        else if (training is { ServicePeriod: { } period, Penalty: not null })
        {
            var middle = period.Start.AddDays((period.End.DayNumber - period.Start.DayNumber) / 2);
            yield return new(
                Severity.Inform, "training.penalty",
                $"违约金不得超过服务期尚未履行部分所应分摊的培训费用：培训费用 {cost} 元按服务期 {period.Start.InChinese()} 至 {period.End.InChinese()} 分摊，例如 {middle.InChinese()} 离职的，至多 {ServicePeriodPenalty.MostFor(cost, period, middle).Yuan()} 元。",
                $"The penalty may not exceed the share of the cost for what is not yet served: {cost} CNY over {period.Start.InEnglish()} to {period.End.InEnglish()}; for one who leaves on {middle.InEnglish()}, for example, {ServicePeriodPenalty.MostFor(cost, period, middle).Yuan()} CNY at most.");
        }
    }

    private static IEnumerable<Remark> OfPenalties(ContractTerms terms, Training? training)
    {
        for (var i = 0; i < terms.Penalties.Count; i++)
        {
            if (terms.Penalties[i] is not { Ground: PenaltyGround.ServicePeriod } penalty) continue;
            var field = $"penalties[{i}]";
            if (training is null)
            {
                yield return new(
                    Severity.Warn, field,
                    "约定了违反服务期的违约金，但没有写明专项培训及其费用；违约金不得超过用人单位提供的培训费用。请补充培训约定。",
                    "There is a penalty for a service period but no training and no cost; the penalty may not exceed what the employer paid for training. Add the training.");
            }
            else if (penalty.Amount is { } amount && training.Cost is { } cost && amount > cost)
            {
                yield return TooHigh($"{field}.amount", amount, cost);
            }
        }
    }

    private static Remark TooHigh(string field, Money penalty, Money cost) => new(
        Severity.Block, field,
        $"违约金 {penalty} 元超过培训费用 {cost} 元；违约金不得超过用人单位提供的培训费用，并随服务期的履行按比例减少。请降至 {cost} 元以内。",
        $"The penalty of {penalty} CNY exceeds the training's cost of {cost} CNY; it may not, and falls as the service period is served. Lower it to {cost} CNY or less.");
}
