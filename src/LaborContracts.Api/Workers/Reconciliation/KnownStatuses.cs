using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Reconciliation;

/// <summary>Which statuses a concluded document of the platform has made.</summary>
internal sealed class KnownStatuses(LaborContractsDb db)
{
    public Task<bool> HaveAsync(Bytes32 key, RecordedStatus status, uint revision, Bytes32 document, CancellationToken cancellationToken)
    {
        var (bytes, sha256) = (key.ToArray(), Convert.ToHexStringLower(document.ToArray()));
        return db.Statuses.AnyAsync(
            s => s.Key == bytes && s.Revision == revision && s.Status == (int)status && s.DocumentSha256 == sha256, cancellationToken);
    }
}
