using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Firms;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.SealDrawing;

/// <summary>The name that stands in the ring of a firm's seal: each contract's own, so beforehand that of its newest one, or as it applied.</summary>
internal static class RingName
{
    /// <returns>Null as long as the firm has offered nothing and did not apply here.</returns>
    public static async Task<string?> FindAsync(
        string creditCode, LaborContractsDb db, DossierShelf dossiers, CancellationToken cancellationToken)
    {
        var newest = await db.Contracts.AsNoTracking()
            .Where(c => c.EmployerCode == creditCode && c.OfferedAt != null && c.ShreddedAt == null)
            .OrderByDescending(c => c.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        return newest is not null
            ? dossiers.Look(newest).Terms.Employer.Name
            : await db.FirmApplications.AsNoTracking().Where(a => a.CreditCode == creditCode && a.State == nameof(FirmApplicationState.Approved))
                .OrderByDescending(a => a.DecidedAt).Select(a => a.FirmName).FirstOrDefaultAsync(cancellationToken);
    }
}
