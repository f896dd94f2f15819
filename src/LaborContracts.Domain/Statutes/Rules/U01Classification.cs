using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// U01: contract or agreement is decided by the facts, and the answers are kept with the document (人社厅发〔2023〕6号). A
/// warning: how the answers are weighed is the platform's own.
/// </summary>
internal static class U01Classification
{
    public static Rule Rule { get; } = new(
        "U01", "人社部发〔2021〕56号、人社厅发〔2023〕6号", Laws.PlatformDocuments,
        KindSets.Only(DocumentKind.PlatformLaborContract, DocumentKind.PlatformAgreement, DocumentKind.PlatformAgreementThreeParty), Check);

    private static IEnumerable<Remark> Check(Draft draft)
    {
        var isAgreement = draft.Terms.Kind.IsPlatformAgreement();
        Remark? remark = (draft.Terms.Classification?.Outcome, isAgreement) switch
        {
            (null, _) => new(
                Severity.Warn, "classification",
                "订立劳动合同还是书面协议，应当根据用工事实和管理程度确定；请填写用工情况问卷，答案随文书保存。",
                "Whether a labor contract or a written agreement fits depends on the facts of the work and the degree of management; answer the questionnaire, which is kept with the document."),
            (RelationType.Employment, true) => new(
                Severity.Warn, "classification",
                "问卷的答案符合确立劳动关系的情形，应当依法订立劳动合同；以书面协议代替劳动合同，不影响按用工事实认定劳动关系，并可能承担未订立书面劳动合同的二倍工资。请改用新就业形态劳动者劳动合同，或者核对答案。",
                "By these answers this is an employment relation, and a labor contract is due. An agreement in its place does not change what the facts are, and may cost double wages for want of a written contract. Use the labor contract for platform workers, or check the answers."),
            (RelationType.SelfOperating, true) => new(
                Severity.Warn, "classification",
                "问卷的答案表明劳动者自主经营、企业不进行劳动管理，属于民事法律调整的情形；书面协议适用于企业对劳动者进行劳动管理的情形。请核对答案。",
                "By these answers the worker runs his own business and is not managed, which civil law governs; the written agreement is for managed work. Check the answers."),
            (RelationType.SelfOperating or RelationType.WrittenAgreement, false) => new(
                Severity.Inform, "classification",
                "问卷的答案不完全符合确立劳动关系的情形，双方仍可以订立劳动合同，对劳动者保障更充分；请确认这是双方的意思。",
                "By these answers employment is not fully made out; a labor contract may be concluded all the same and protects the worker better. Make sure that both sides mean it."),
            _ => null,
        };
        return remark is null ? [] : [remark];
    }
}
