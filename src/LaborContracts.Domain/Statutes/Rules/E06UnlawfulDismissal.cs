using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>E06: an unlawful termination costs twice the severance, or the contract goes on (LCL 48, 87).</summary>
internal static class E06UnlawfulDismissal
{
    public static Rule Rule { get; } = new(
        "E06", "劳动合同法第四十八条、第八十七条", Laws.LaborContractLaw, KindSets.Only(DocumentKind.TerminationNotice), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (!draft.Terms.Kind.IsEmployment() || draft.Terms.Ending is not { } ending || !E03DismissalProcedure.IsDismissal(ending.Ground)) yield break;
        yield return new(
            Severity.Inform, "ending.ground",
            "解除事由由用人单位举证；被认定违法解除的，劳动者可以要求继续履行，或者要求按经济补偿标准的二倍支付赔偿金。请保存事实和程序的证据。",
            "The employer must prove the ground; if the dismissal is unlawful the worker may ask that the contract go on, or for twice the severance. Keep proof of the facts and the procedure.");
    }
}
