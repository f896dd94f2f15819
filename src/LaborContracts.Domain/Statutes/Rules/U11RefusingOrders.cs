using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>U11: a worker may refuse an order without disadvantage. Recalled from the reference text.</summary>
internal static class U11RefusingOrders
{
    public static Rule Rule { get; } = new("U11", "人社厅发〔2023〕6号", Laws.PlatformDocuments, KindSets.PlatformAgreements, Check) { Confidence = Confidence.Recalled };

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsPlatformAgreement()) yield break;
        if (draft.Terms.Platform is not { MayRefuse: false }) yield break;
        yield return new(
            Severity.Warn, "platform.mayRefuse",
            "书面协议下劳动者一般可以自主决定是否接单；请约定拒绝派单不受不利对待，或者写明可以拒绝的情形。必须接单的，用工情况更接近劳动关系。",
            "Under a written agreement a worker generally decides whether to take an order; agree that refusing brings no disadvantage, or when one may refuse. Where every order must be taken the facts come nearer to employment.");
    }
}
