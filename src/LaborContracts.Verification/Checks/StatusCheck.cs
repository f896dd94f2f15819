using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Verification.Attachments;

namespace LaborContracts.Verification.Checks;

/// <summary>
/// Whether the contract is in force: an exception in the pinned registry comes first, then the term in the signed PDF
/// by the calendar day in China. An exception is reported as recorded, not proven: the successor was not verified here.
/// Without a node, what the pinned validators sealed tells of the time of their block.
/// </summary>
internal sealed class StatusCheck(Trust trust, IRegistry? registry, IReadOnlyList<ConsensusProof> consensus)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8); // Asia/Shanghai has had no other offset since 1991

    public async Task<(ContractStatus Status, IReadOnlyList<Reason> Reasons)> LookAsync(
        Document document, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var attachment = document.Attachment!;
        var latest = Sealed(attachment.Key);
        if (registry is null || trust.ChainId is null) return ByBlock(document, latest, now);
        try
        {
            var entry = await registry.StatusOfAsync(attachment.Key, cancellationToken);
            if (latest?.Entry is { } known && entry != known && (entry is null || !known.MayBecome(entry.Status, entry.Revision)))
            {
                // Statuses only move forward: a node that shows less than the validators sealed lags behind, or hides it.
                if (entry is not null && entry.Revision >= known.Revision)
                    return (ContractStatus.Unknown, [new(Outcome.NotChecked, "status.contradicted")]);
                entry = known;
            }

            return Judge(document, entry, now, new(Outcome.Passed, "status.none-newer"));
        }
        catch (ChainUnavailableException)
        {
            return ByBlock(document, latest, now);
        }
    }

    private static (ContractStatus, IReadOnlyList<Reason>) ByBlock(Document document, ProvenStatus? latest, DateTimeOffset now) =>
        latest is null
            ? WithoutRegistry(document.Attachment!, now)
            : Judge(document, latest.Entry, now, new(Outcome.NotChecked, "status.none-newer-as-of", latest.Block.Number, latest.Block.Time));

    private static (ContractStatus, IReadOnlyList<Reason>) Judge(
        Document document, StatusEntry? entry, DateTimeOffset now, Reason noneNewer)
    {
        var attachment = document.Attachment!;
        if (entry is null || !Concerns(entry, attachment)) return (ByTerm(attachment, now), [noneNewer]);
        // The document that ends the relation is the one at hand: then the ending is proven with it.
        return (StatusOf(entry.Status), entry.Revision == attachment.Revision && document.Ends.Any(end => end.Sha256 == entry.Document)
            ? [new(Outcome.Passed, "status.by-this-document", entry.BlockTime)]
            : [new(Outcome.NotChecked, "status.recorded-not-proven", entry.BlockTime, entry.Revision)]);
    }

    /// <summary>What the pinned validators sealed of the contract, as of the latest block that shows it.</summary>
    private ProvenStatus? Sealed(Bytes32 key) => trust.Registry is { } pinned
        ? consensus.Select(one => one.CheckStatus(key, new(pinned, trust.Validators)).Proven).OfType<ProvenStatus>()
            .MaxBy(proven => proven.Block.Number)
        : null;

    /// <summary>That a term is over or has not begun follows from the signed PDF alone; that it is in force does not.</summary>
    public static (ContractStatus Status, IReadOnlyList<Reason> Reasons) WithoutRegistry(
        ContractAttachment attachment, DateTimeOffset now) => (
            ByTerm(attachment, now) is var status and not ContractStatus.InForce ? status : ContractStatus.Unknown,
            [new(Outcome.NotChecked, "status.not-looked-at")]);

    /// <summary>
    /// A newer document concerns those before it. An end and a voiding are final, and so concern every document of the
    /// contract, the certificate after the end among them.
    /// </summary>
    private static bool Concerns(StatusEntry entry, ContractAttachment attachment) =>
        entry.Revision > attachment.Revision || entry.Status is RecordedStatus.Terminated or RecordedStatus.Voided;

    private static ContractStatus StatusOf(RecordedStatus status) => status switch
    {
        RecordedStatus.Amended => ContractStatus.Amended,
        RecordedStatus.Renewed => ContractStatus.Renewed,
        RecordedStatus.Terminated => ContractStatus.Terminated,
        RecordedStatus.Voided => ContractStatus.Voided,
        _ => ContractStatus.Unknown,
    };

    private static ContractStatus ByTerm(ContractAttachment attachment, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.ToOffset(China).DateTime);
        return attachment.Start is { } start && today < start ? ContractStatus.NotYetInForce
            : attachment.End is { } end && today > end ? ContractStatus.Expired
            : ContractStatus.InForce;
    }
}
