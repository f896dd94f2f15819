namespace LaborContracts.Domain.Kinds;

/// <summary>
/// The documents that the platform knows: nine by which the parties of a relation begin (劳动合同 and its kin), and six
/// that follow in its life. <see cref="DocumentKinds"/> says what each is called and who signs it.
/// </summary>
public enum DocumentKind
{
    /// <summary>劳动合同: fixed-term, open-ended, or until a task is done (LCL 12 to 15).</summary>
    LaborContract,

    /// <summary>劳务派遣劳动合同 (LCL 58).</summary>
    DispatchContract,

    /// <summary>非全日制用工协议 (LCL 68 to 72).</summary>
    PartTimeAgreement,

    /// <summary>新就业形态劳动者劳动合同 (人社厅发〔2023〕6号).</summary>
    PlatformLaborContract,

    /// <summary>新就业形态劳动者书面协议, two parties (人社厅发〔2023〕6号).</summary>
    PlatformAgreement,

    /// <summary>书面协议（三方）: platform, worker and the enterprise that works with the platform.</summary>
    PlatformAgreementThreeParty,

    /// <summary>超龄劳动者用工协议: with a worker past the statutory retirement age.</summary>
    PostRetirementAgreement,

    /// <summary>保密和竞业限制协议 (LCL 23, 24).</summary>
    NonCompeteAgreement,

    /// <summary>培训和服务期协议 (LCL 22).</summary>
    TrainingAgreement,

    /// <summary>变更协议 (LCL 35).</summary>
    Amendment,

    /// <summary>续订书.</summary>
    Renewal,

    /// <summary>协商一致解除协议 (LCL 36).</summary>
    AgreedTermination,

    /// <summary>解除或者终止通知书, by the employer (LCL 39, 40, 41, 44).</summary>
    TerminationNotice,

    /// <summary>解除劳动合同通知书, by the worker (LCL 37, 38).</summary>
    ResignationNotice,

    /// <summary>解除或者终止劳动合同证明 (LCL 50).</summary>
    TerminationCertificate,
}
