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
        ContractState.Offered => "待劳动者签名",
        ContractState.SignedByWorker => "待用人单位盖章",
        ContractState.Concluded => "已订立",
        ContractState.Declined => "劳动者已拒绝",
        ContractState.Withdrawn => "用人单位已撤回",
        ContractState.Lapsed => "已过签署期限",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No such state."),
    };
}

/// <summary>It is the other party's turn.</summary>
public sealed record NotYourTurn(PartyRole Role) : Refusal(
    RefusalKind.Conflict,
    "contract.not-your-turn",
    Role == PartyRole.Employer ? "请等待劳动者先签名，再由用人单位盖章。" : "劳动者已签名，正等待用人单位盖章。",
    Role == PartyRole.Employer ? "The worker signs first; the employer seals after." : "The worker has signed; the employer's seal is awaited.");

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
