using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>U10: an agreement of three says who of platform and partner, two firms, owes the worker what (人社厅发〔2023〕6号).</summary>
internal static class U10ThreeParties
{
    public static Rule Rule { get; } = new(
        "U10", "人社部发〔2021〕56号、人社厅发〔2023〕6号", Laws.PlatformDocuments, KindSets.PlatformAgreements, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.Kind != DocumentKind.PlatformAgreementThreeParty) yield break;
        if (draft.Terms.Partner?.CreditCode == draft.Terms.Employer.CreditCode)
        {
            yield return new(
                Severity.Block, "partner.creditCode",
                "丙方与甲方是同一单位；请填写另一家平台用工合作企业，或者改用两方书面协议。",
                "The partner is the same firm as the first party; name another, or use the agreement of two.");
        }

        if (string.IsNullOrWhiteSpace(draft.Terms.DutyDivision))
        {
            yield return new(
                Severity.Block, "dutyDivision",
                "请写明平台企业与合作企业各自对劳动者承担的责任（报酬、休息、安全、职业伤害保障、申诉等）；没有划分的，损害发生时双方都可能承担责任。",
                "Say which duties the platform and the partner each owe the worker: pay, rest, safety, injury protection, appeals. Without a division both may be liable.");
        }
    }
}
