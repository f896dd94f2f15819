using LaborContracts.Api.Setup;
using LaborContracts.Api.Workers.Retention;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Operation;

/// <summary>Where the data lie, and what is to go.</summary>
/// <param name="Database">Bytes, the write-ahead log included.</param>
/// <param name="Free">Bytes that are left on the data folder's disk.</param>
/// <param name="Disk">Its bytes.</param>
/// <param name="FilesToErase">Files of shredded relations and imports that are not deleted yet.</param>
public sealed record StoreView(long Database, long Free, long Disk, AnnouncedErasures Announced, int FilesToErase)
{
    private const int Low = 15; // hundredths of the disk
    private const int VeryLow = 5;

    public int FreePercent => (int)(100 * Free / Disk);

    internal static async Task<StoreView> ReadAsync(LaborContractsDb db, PlatformSettings settings, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(settings.DataFolder);
        var disk = new DriveInfo(folder);
        var announced = db.Deadlines.Where(d => d.Kind == Shredding.Erased).Select(d => (DateOnly?)d.DueOn)
            .Concat(db.Imports.Where(i => i.ShreddedAt == null && i.ErasedOn != null).Select(i => i.ErasedOn));
        return new(
            ((string[])["platform.db", "platform.db-wal"]).Select(name => new FileInfo(Path.Combine(folder, name))).Where(file => file.Exists).Sum(file => file.Length),
            disk.AvailableFreeSpace,
            disk.TotalSize,
            new(await announced.CountAsync(cancellationToken), await announced.MinAsync(cancellationToken)),
            await db.Erasures.CountAsync(cancellationToken));
    }

    internal IEnumerable<Concern> Concerns()
    {
        if (FreePercent < VeryLow) yield return Concern.Now("disk.full", FreePercent);
        else if (FreePercent < Low) yield return Concern.Soon("disk.filling", FreePercent);
    }
}

/// <summary>Relations and imports whose content is to be destroyed, as their parties can see.</summary>
/// <param name="Next">The first day; null if there are none.</param>
public sealed record AnnouncedErasures(int Count, DateOnly? Next);
