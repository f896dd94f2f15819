using System.Diagnostics.CodeAnalysis;
using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Domain.Kinds;

/// <summary>What each kind of document is called, who signs it in which order, and what it does to the relation.</summary>
public static class DocumentKinds
{
    private static readonly PartyRole[] Both = [PartyRole.Worker, PartyRole.Employer];

    private static readonly Dictionary<DocumentKind, Facts> All = new()
    {
        [DocumentKind.LaborContract] = new("labor-contract", "劳动合同书", "Labor Contract", Both),
        [DocumentKind.DispatchContract] = new("dispatch-contract", "劳务派遣劳动合同书", "Labor Dispatch Contract", Both),
        [DocumentKind.PartTimeAgreement] = new("part-time-agreement", "非全日制用工协议", "Part-time Employment Agreement", Both),
        [DocumentKind.PlatformLaborContract] =
            new("platform-labor-contract", "新就业形态劳动者劳动合同", "Labor Contract for Platform Workers", Both),
        [DocumentKind.PlatformAgreement] =
            new("platform-agreement", "新就业形态劳动者书面协议", "Written Agreement for Platform Workers", Both),
        [DocumentKind.PlatformAgreementThreeParty] = new(
            "platform-agreement-three-party", "新就业形态劳动者书面协议（三方）", "Written Agreement for Platform Workers (Three Parties)",
            [PartyRole.Worker, PartyRole.Employer, PartyRole.Partner]),
        [DocumentKind.PostRetirementAgreement] =
            new("post-retirement-agreement", "超龄劳动者用工协议", "Agreement with a Worker Past Retirement Age", Both),
        [DocumentKind.NonCompeteAgreement] =
            new("non-compete-agreement", "保密和竞业限制协议", "Confidentiality and Non-compete Agreement", Both),
        [DocumentKind.TrainingAgreement] = new("training-agreement", "培训和服务期协议", "Training and Service-period Agreement", Both),
        [DocumentKind.Amendment] = new("amendment", "变更协议书", "Amendment", Both),
        [DocumentKind.Renewal] = new("renewal", "续订书", "Renewal", Both),
        [DocumentKind.AgreedTermination] = new("agreed-termination", "协商解除协议书", "Termination by Agreement", Both),
        [DocumentKind.TerminationNotice] =
            new("termination-notice", "解除（终止）通知书", "Notice of Termination", [PartyRole.Employer]),
        [DocumentKind.ResignationNotice] = new("resignation-notice", "劳动者解除通知书", "Worker's Notice of Termination", [PartyRole.Worker]),
        [DocumentKind.TerminationCertificate] =
            new("termination-certificate", "解除（终止）劳动合同证明", "Certificate of Termination", [PartyRole.Employer]),
    };

    private static readonly Dictionary<string, DocumentKind> ByCode =
        All.ToDictionary(pair => pair.Value.Code, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The name in files and calls: <c>labor-contract</c>.</summary>
    public static string Code(this DocumentKind kind) => All[kind].Code;

    /// <summary>As it stands over the document, in Chinese.</summary>
    public static string Title(this DocumentKind kind) => All[kind].Title;

    /// <summary>The same in English.</summary>
    public static string TitleEn(this DocumentKind kind) => All[kind].TitleEn;

    /// <summary>Who signs, in this order; each once.</summary>
    public static IReadOnlyList<PartyRole> Signers(this DocumentKind kind) => All[kind].Signers;

    /// <summary>Who draws it up, offers it, and may take it back.</summary>
    public static PartyRole Drafter(this DocumentKind kind) =>
        kind == DocumentKind.ResignationNotice ? PartyRole.Worker : PartyRole.Employer;

    /// <summary>Whether a relation begins with it; the others follow a concluded one.</summary>
    public static bool IsAgreement(this DocumentKind kind) => kind < DocumentKind.Amendment;

    /// <summary>Whether it is a labor contract by which an employment relation (劳动关系) begins.</summary>
    public static bool IsEmployment(this DocumentKind kind) => kind is DocumentKind.LaborContract
        or DocumentKind.DispatchContract or DocumentKind.PlatformLaborContract;

    /// <summary>Whether it is one of the written agreements for platform workers without an employment relation.</summary>
    public static bool IsPlatformAgreement(this DocumentKind kind) =>
        kind is DocumentKind.PlatformAgreement or DocumentKind.PlatformAgreementThreeParty;

    /// <summary>False for a code that no kind has.</summary>
    public static bool TryParse(string? code, [NotNullWhen(true)] out DocumentKind? kind)
    {
        kind = code is not null && ByCode.TryGetValue(code, out var known) ? known : null;
        return kind is not null;
    }

    private sealed record Facts(string Code, string Title, string TitleEn, IReadOnlyList<PartyRole> Signers);
}
