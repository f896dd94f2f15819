using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>R04: the old wording of a mere service relation for workers past the age has no rule behind it any more (LDI2 21).</summary>
internal static class R04OldWording
{
    public static Rule Rule { get; } = new(
        "R04", "法释〔2025〕12号第二十一条", Laws.Interpretation2,
        KindSets.Only(DocumentKind.PostRetirementAgreement, DocumentKind.Amendment, DocumentKind.Renewal), Check);

    private static IEnumerable<Remark> Check(Draft draft) =>
        draft.Terms.Kind == DocumentKind.PostRetirementAgreement ? VoidClauses.Find("R04", draft) : [];
}
