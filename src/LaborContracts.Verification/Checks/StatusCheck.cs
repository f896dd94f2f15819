using LaborContracts.Ledger.Chain;
using LaborContracts.Verification.Attachments;

namespace LaborContracts.Verification.Checks;

/// <summary>
/// Whether the contract is in force: by its own term on today's date in China, and by the exceptions in the registry. An
/// exception there proves nothing without its successor document, and the report says so.
/// </summary>
internal static class StatusCheck
{
    private static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);

    public static async Task<(ContractStatus Status, Reason? Reason)> JudgeAsync(
        AttachedContract contract, IRegistry? registry, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(now.ToOffset(ChinaTime).DateTime);
        if (registry is null) return Unasked();
        try
        {
            return await registry.StatusOfAsync(contract.Key, cancellationToken) is { } entry && entry.Status != RecordedStatus.None
                ? (Recorded(entry.Status), new Reason(Outcome.NotChecked, "status.recorded-not-proven", entry.Revision, entry.BlockTime))
                : (ByTerm(), null);
        }
        catch (ChainUnavailableException)
        {
            return Unasked();
        }

        (ContractStatus, Reason?) Unasked() => today > contract.End
            ? (ContractStatus.Expired, null)
            : (ContractStatus.Unknown, new Reason(Outcome.NotChecked, "status.unreachable"));

        ContractStatus ByTerm() => today < contract.Start ? ContractStatus.NotYetInForce
            : today > contract.End ? ContractStatus.Expired
            : ContractStatus.InForce;
    }

    private static ContractStatus Recorded(RecordedStatus status) => status switch
    {
        RecordedStatus.Amended => ContractStatus.Amended,
        RecordedStatus.Renewed => ContractStatus.Renewed,
        RecordedStatus.Terminated => ContractStatus.Terminated,
        RecordedStatus.Voided => ContractStatus.Voided,
        _ => ContractStatus.Unknown, // of a later registry than this program knows
    };
}
