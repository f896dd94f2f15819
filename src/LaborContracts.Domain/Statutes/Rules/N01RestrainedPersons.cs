using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// N01: only senior managers, senior technicians and others who keep secrets may be restrained, and scope, area and term
/// must fit the secrets they know (LCL 24; LDI2 13).
/// </summary>
internal static class N01RestrainedPersons
{
    public static Rule Rule { get; } = new(
        "N01", "劳动合同法第二十四条、法释〔2025〕12号第十三条", Laws.LaborContractLaw, KindSets.Clauses, Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        if (draft.Terms.NonCompete is not { } restraint) yield break;
        if (restraint.Person is null)
        {
            yield return new(
                Severity.Warn, "nonCompete.person",
                "竞业限制的人员限于高级管理人员、高级技术人员和其他负有保密义务的人员；请写明劳动者属于哪一类，都不属于的应当删去竞业限制。",
                "Only senior managers, senior technicians and others with a duty of confidentiality may be restrained; say which the worker is, or delete the restraint.");
        }

        if (string.IsNullOrWhiteSpace(restraint.Justification))
        {
            yield return new(
                Severity.Warn, "nonCompete.justification",
                restraint.Person == RestrictedPerson.OtherWithSecrets
                    ? "对其他负有保密义务的人员约定竞业限制的，要事先说明理由和需要保守的商业秘密的具体内容；劳动者不知悉商业秘密的，竞业限制不生效。请补充。"
                    : "请写明劳动者知悉哪些商业秘密；劳动者不知悉商业秘密的，竞业限制不生效，范围、地域、期限与秘密不相适应的部分无效。",
                "State which secrets the worker knows: for one who knows none the restraint has no effect, and as far as its scope, area or term does not fit them it is void.");
        }

        if (draft.Terms.Kind == DocumentKind.NonCompeteAgreement) yield break; // C17 says what is missing in one
        if (string.IsNullOrWhiteSpace(restraint.Scope) || string.IsNullOrWhiteSpace(restraint.Area))
        {
            yield return new(
                Severity.Warn, string.IsNullOrWhiteSpace(restraint.Scope) ? "nonCompete.scope" : "nonCompete.area",
                "竞业限制的范围和地域应当约定，限于有竞争关系的同类产品、同类业务和本单位的经营地域；请写明，最好列出企业名录。",
                "The scope and area of the restraint must be agreed: rivals in the same goods or business, where the employer does business. State them, best with a list of firms.");
        }
    }
}
