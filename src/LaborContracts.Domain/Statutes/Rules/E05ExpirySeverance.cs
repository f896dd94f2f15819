using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// E05: when a fixed term is over severance is due, unless the employer offered the same or better terms and the worker
/// refused (LCL 46(5)).
/// </summary>
internal static class E05ExpirySeverance
{
    public static Rule Rule { get; } = new(
        "E05", "劳动合同法第四十六条第五项", Laws.LaborContractLaw, KindSets.Only(DocumentKind.TerminationNotice), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsEmployment() || draft.Terms.Ending is not { Ground: EndingGround.Expiry } ending) yield break;
        if (ending.RenewalOffer == RenewalOffer.RefusedSameOrBetter)
        {
            yield return new(
                Severity.Inform, "ending.renewalOffer",
                "维持或者提高约定条件续订而劳动者不同意的，可以不支付经济补偿；请保存续订要约和劳动者拒绝的书面记录，不能证明的仍应支付。",
                "No severance is due if the worker refused a renewal on the same or better terms; keep the offer and the refusal in writing, since it is due where they cannot be shown.");
        }
        else if (ending.Severance is null)
        {
            yield return new(
                Severity.Warn, "ending.severance",
                ending.RenewalOffer == RenewalOffer.Worse
                    ? "降低条件续订、劳动者不同意而期满终止的，应当支付经济补偿；请写明平均工资和数额。"
                    : "固定期限劳动合同期满终止，用人单位没有以维持或者提高的条件提出续订的，应当支付经济补偿；请写明平均工资和数额，或者先提出续订。",
                ending.RenewalOffer == RenewalOffer.Worse
                    ? "A renewal was offered on worse terms and refused, so severance is due; state the average wage and the amount."
                    : "A fixed term ends and no renewal on the same or better terms was offered, so severance is due; state the average wage and the amount, or offer a renewal first.");
        }
    }
}
