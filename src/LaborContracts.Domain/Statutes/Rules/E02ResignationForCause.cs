using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>E02: for the employer's fault a worker may leave at once, and severance is due (LCL 38, 46(1)).</summary>
internal static class E02ResignationForCause
{
    public static Rule Rule { get; } = new(
        "E02", "劳动合同法第三十八条", Laws.LaborContractLaw, KindSets.Only(DocumentKind.ResignationNotice), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsEmployment() || draft.Terms.Ending is not { Ground: EndingGround.ResignationForCause }) yield break;
        yield return new(
            Severity.Inform, "ending.ground",
            "用人单位有第三十八条情形的，劳动者可以解除劳动合同，不受提前三十日通知的限制（以暴力、威胁强迫劳动或者违章冒险作业的，无需事先告知），用人单位应当支付经济补偿；请写明属于哪一种情形和具体事实，否则事后难以主张。",
            "For the employer's fault a worker may leave without thirty days' notice, under force or mortal danger without any, and the employer owes severance. Say which case it is and the facts; without them it is hard to claim later.");
    }
}
