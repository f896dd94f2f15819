using LaborContracts.Domain.Statutes;

namespace LaborContracts.Domain.Lifecycle;

/// <summary>The act is not possible in the contract's present state.</summary>
public sealed record NotInThisState(ContractState State) : Refusal(
    RefusalKind.Conflict,
    "contract.not-in-this-state",
    $"合同目前的状态是“{InChinese(State)}”，不能进行此操作。",
    $"The contract is {State}; this is not possible now.")
{
    private static string InChinese(ContractState state) => state switch
    {
        ContractState.Draft => "草稿",
        ContractState.Offered => "已发出，等待签署",
        ContractState.SignedByWorker => "劳动者已签名，等待其他方签署",
        ContractState.SignedByEmployer => "用人单位已盖章，等待其他方签署",
        ContractState.Concluded => "已订立",
        ContractState.Declined => "劳动者已拒绝",
        ContractState.Withdrawn => "已撤回",
        ContractState.Lapsed => "已过签署期限或者已被后发的通知取代",
        ContractState.Amended => "已变更",
        ContractState.Renewed => "已续订",
        ContractState.Terminated => "已解除或者终止",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };
}

/// <summary>It is another party's turn.</summary>
public sealed record NotYourTurn(PartyRole Role, PartyRole Next) : Refusal(
    RefusalKind.Conflict,
    "contract.not-your-turn",
    $"现在轮到{InChinese(Next)}签署，请等待。",
    $"It is the {Next} whose signature is awaited now.")
{
    private static string InChinese(PartyRole role) => role switch
    {
        PartyRole.Worker => "劳动者",
        PartyRole.Employer => "用人单位",
        PartyRole.Partner => "合作企业",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such party."),
    };
}

/// <summary>A signature waits for its timestamp; until that is decided nothing else may happen.</summary>
public sealed record TimestampAwaited() : Refusal(
    RefusalKind.Conflict,
    "contract.awaiting-timestamp",
    "一方的签署正在等待时间戳，完成之前不能进行其他操作。",
    "A signature waits for its timestamp; nothing else is possible until that is done.");

/// <summary>No signature is being waited for.</summary>
public sealed record NoSignatureAwaited() : Refusal(
    RefusalKind.Conflict,
    "contract.no-signature-awaited",
    "目前没有等待时间戳的签署。",
    "No signature is waiting for a timestamp.");

/// <summary>The offer's time has run out.</summary>
public sealed record OfferExpired(DateTimeOffset ExpiredAt) : Refusal(
    RefusalKind.Conflict,
    "contract.offer-expired",
    "签署期限已过，请用人单位重新发出合同。",
    "The time for signing has run out; the employer may offer the contract anew.");

/// <summary>The offer's time has not run out yet.</summary>
public sealed record OfferStillOpen(DateTimeOffset ExpiresAt) : Refusal(
    RefusalKind.Conflict,
    "contract.offer-still-open",
    "签署期限未到。",
    "The time for signing has not run out.");

/// <summary>The statutes forbid the offer.</summary>
public sealed record OfferBlockedByStatute(IReadOnlyList<Finding> Findings) : Refusal(
    RefusalKind.Unprocessable,
    "contract.blocked-by-statute",
    "合同有违反法律强制性规定之处，不能发出，请按核对结果更正。",
    "The contract breaks mandatory law and cannot be offered; correct it as the findings say.");

/// <summary>Each warning needs a reason why the document is offered in spite of it.</summary>
public sealed record WarningsNeedReasons(IReadOnlyList<Finding> Findings) : Refusal(
    RefusalKind.Unprocessable,
    "contract.warnings-need-reasons",
    "核对结果中有警告，请逐项写明仍要发出的理由；理由会随合同一并留存。",
    "There are warnings: give a reason for each under its rule's id. The reasons are kept with the contract.");

/// <summary>A later document cannot be followed by another; the contract by which the relation began can.</summary>
public sealed record FollowsAnother(Guid ContractId) : Refusal(
    RefusalKind.Conflict,
    "contract.follows-another",
    "这是后续文件，请在最初的合同上办理变更、续订或者解除。",
    "This is a later document; amend, renew or end the contract that it follows.");

/// <summary>Another document of the relation is out for signing.</summary>
public sealed record SuccessorIsOpen() : Refusal(
    RefusalKind.Conflict,
    "contract.successor-open",
    "这份合同已有一份后续文件正在签署，请等待签署完成或者先撤回。",
    "Another document that follows this contract is out for signing; wait for it, or withdraw it.");

/// <summary>Drawn up on terms that a later document has changed meanwhile.</summary>
public sealed record SuccessorIsOutdated() : Refusal(
    RefusalKind.Conflict,
    "contract.successor-outdated",
    "起草之后合同又有变更，请按现行条款重新起草。",
    "The contract was changed after this was drawn up; draw it up anew on the present terms.");

/// <summary>No document of this relation is out for signing, or it is another one.</summary>
public sealed record NoSuchSuccessor() : Refusal(
    RefusalKind.Conflict,
    "contract.no-such-successor",
    "没有正在签署的这份后续文件。",
    "This document is not out for signing.");

/// <summary>A certificate confirms an ending that was agreed or given notice of.</summary>
public sealed record CertificateNeedsEnding() : Refusal(
    RefusalKind.Conflict,
    "contract.certificate-needs-ending",
    "请先签署协商解除协议或者发出解除通知，再出具证明；期满等法定终止情形可以直接出具。",
    "Agree the ending or give notice of it first; only where a relation ends by itself is the certificate issued at once.");

/// <summary>A certificate says other than the notice or agreement that it confirms.</summary>
public sealed record CertificateContradictsEnding() : Refusal(
    RefusalKind.Conflict,
    "contract.certificate-contradicts-ending",
    "证明与已生效的解除协议或者通知不一致：事由、最后工作日和经济补偿不能由用人单位单方更改。",
    "The certificate differs from the agreement or notice that it confirms: ground, last day and severance are not the employer's alone to change.");

/// <summary>A notice or a certificate is declared by one side alone; it needs no consent, so there is none to refuse.</summary>
public sealed record NotYoursToDecline() : Refusal(
    RefusalKind.Conflict,
    "contract.not-yours-to-decline",
    "这是一方单独作出的文件，不需要对方同意，不能拒签；有异议的，可以申请调解或者仲裁。",
    "This document is one side's own declaration and needs no consent that could be refused; whoever objects may go to mediation or arbitration.");

/// <summary>There is no such request for a change.</summary>
public sealed record NoSuchChangeRequest() : Refusal(
    RefusalKind.NotFound,
    "change-request.not-found",
    "没有这项修改请求。",
    "There is no such request for a change.");

/// <summary>A request for a change is answered once.</summary>
public sealed record ChangeAlreadyAnswered() : Refusal(
    RefusalKind.Conflict,
    "change-request.answered",
    "这项修改请求已经答复。",
    "This request for a change is answered already.");

/// <summary>A copy on paper was asked for, and the day by which it is due has not passed.</summary>
public sealed record PaperCopyAwaited(DateOnly DueOn) : Refusal(
    RefusalKind.Conflict,
    "paper-copy.awaited",
    "已经提出过纸质文本请求，请等待用人单位提供。",
    "A copy on paper was asked for already; please wait for the employer to give it.");
