using System.Text.Json;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Verifications;

/// <summary>What anyone with the QR code of a contract may know: nothing about persons or firms.</summary>
/// <param name="State">State of the contract, in camelCase.</param>
/// <param name="Kind">Code of the kind of document.</param>
/// <param name="NewerExists">Whether a later document of the same contract is concluded.</param>
/// <param name="ConcludedAt">When the platform recorded its conclusion; the proven time is in the file's timestamps.</param>
/// <param name="Sha256">SHA-256 of the concluded file; null before that.</param>
public sealed record StatusCard(
    string State, string Kind, DateTimeOffset? ConcludedAt, string? Sha256, bool Anchored, ulong? BlockNumber, DateTimeOffset? BlockTime,
    bool NewerExists);

/// <summary>Finds status cards by the code on paper.</summary>
internal sealed class StatusCards(LaborContractsDb db)
{
    private const int CodeLength = 26;

    public async Task<StatusCard?> FindAsync(string code, CancellationToken cancellationToken)
    {
        if (code.Length != CodeLength) return null;
        var lower = code.ToLowerInvariant();
        var found = await (
            from contract in db.Contracts
            where contract.Code == lower && contract.State != nameof(ContractState.Draft)
            from root in db.Contracts.Where(r => r.Id == contract.RootId)
            from leaf in db.Leaves.Where(l => l.ContractId == contract.Id && l.Kind == (int)LeafKind.ConcludedDocument).DefaultIfEmpty()
            from batch in db.Batches.Where(b => leaf != null && b.Id == leaf.BatchId && b.ProvenAt != null).DefaultIfEmpty()
            orderby leaf.Id descending
            select new { contract.State, contract.Document, contract.Revision, root.LatestRevision, leaf, batch }).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return found is null ? null : new StatusCard(
            JsonNamingPolicy.CamelCase.ConvertName(found.State),
            found.Document,
            found.leaf?.RecordedAt,
            found.leaf?.Sha256,
            found.batch is not null,
            (ulong?)found.batch?.BlockNumber,
            found.batch?.BlockTime,
            found.LatestRevision > found.Revision);
    }
}
