using LaborContracts.Documents;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Dossiers;

/// <summary>What firms have chosen for the drawing of their seals.</summary>
internal static class SealDesigns
{
    /// <summary>Null of a firm that has chosen nothing.</summary>
    public static async Task<SealDesign?> SealDesignOfAsync(this LaborContractsDb db, string creditCode, CancellationToken cancellationToken) =>
        (await db.SealDesigns.AsNoTracking().SingleOrDefaultAsync(d => d.EmployerCode == creditCode, cancellationToken))?.Design();

    public static SealDesign Design(this SealDesignRow row) => new(
        SealLines.Find(row.Line) ?? throw new InvalidDataException($"The seal of {row.EmployerCode} has an unknown line."), row.Number);
}
