using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Deadlines;
using LaborContracts.Domain.Retention;
using LaborContracts.Storage;
using LaborContracts.Storage.Documents;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Retention;

/// <summary>
/// Destroys what tells of a relation whose time is over. First that is announced, as a deadline which the parties see; when the day has come and nothing has changed
/// or holds the relation, its data key, its documents' keys, its events and its blind indexes go in one transaction, and the names of its files into a list.
/// The files, which nothing opens any more, are deleted after. What is left, leaf, batch, status, sequence and the heads of the trail, lets those who
/// hold the PDF have it verified for ever.
/// </summary>
internal sealed class Shredding(LaborContractsDb db, DossierShelf shelf, DocumentFolder documents, PlatformSettings settings)
{
    /// <summary>Under this kind an announcement stands among the deadlines.</summary>
    public const string Erased = nameof(DeadlineKind.Erased);

    private const int FilesAtOnce = 100;
    private const int ImportsAtOnce = 500;

    /// <summary>Takes the next step with one relation, as of when the look at it began.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It cannot be opened, and so not judged.</exception>
    public async Task<Outcome> TakeAsync(Guid relation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var rows = await db.Contracts.Where(c => c.RootId == relation).ToListAsync(cancellationToken);
        var root = rows.Single(row => row.Id == relation);
        if (root.ShreddedAt is not null) return Outcome.Kept; // by another instance

        var announcement = db.Deadlines.Where(d => d.ContractId == relation && d.Kind == Erased);
        var (announced, today) = (await announcement.AsNoTracking().SingleOrDefaultAsync(cancellationToken), now.DayInChina());
        var isKept = rows.Exists(row => OpenStates.Names.Contains(row.State))
            || await IsHeldAsync(relation, today, cancellationToken) || !await IsOverAsync(root, today, cancellationToken);
        if (isKept) await announcement.ExecuteDeleteAsync(cancellationToken);
        else if (announced is null) Announce(root, today);
        else if (announced.DueOn <= today) await ShredAsync(rows, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return root.ShreddedAt is not null ? Outcome.Shredded : !isKept && announced is null ? Outcome.Announced : Outcome.Kept;
    }

    /// <summary>
    /// Takes the next step with documents that were signed elsewhere, and whose last day the employer has named: they are kept as long as a relation after it, and after their receipt.
    /// One without a last day is kept: nobody has said that what it agrees is over.
    /// </summary>
    /// <param name="after">Behind which the slice begins.</param>
    /// <param name="now">When the look at them began.</param>
    /// <returns>How many were announced and how many shredded, and where the next slice begins; null after the last.</returns>
    public async Task<(int Announced, int Shredded, Guid? Last)> TakeImportsAsync(Guid after, DateTimeOffset now, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var today = now.DayInChina();
        var ended = today.AddYears(-settings.Retention.YearsOf(RetainedKind.Relation));
        var received = ended.BeginInChina(); // one that is brought when its time is long over is not destroyed at once
        var (announced, shredded) = (0, 0);
        var rows = await db.Imports.Where(i => i.ShreddedAt == null && i.EndsOn < ended && i.ReceivedAt < received && i.Id.CompareTo(after) > 0).OrderBy(i => i.Id).Take(ImportsAtOnce)
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var isHeld = await IsHeldAsync(row.Id, today, cancellationToken);
            if (!isHeld && row.ErasedOn <= today)
            {
                await ShredAsync(row, now, cancellationToken);
                shredded++;
                continue;
            }

            if (!isHeld && row.ErasedOn is null) announced++;
            DateOnly? day = isHeld ? null : row.ErasedOn ?? today.AddDays(settings.Retention.AnnouncedDays);
            if (day == row.ErasedOn) continue;
            row.ErasedOn = day;
            row.Version++;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return (announced, shredded, rows.Count == ImportsAtOnce ? rows[^1].Id : null);
    }

    private async Task ShredAsync(ImportRow row, DateTimeOffset now, CancellationToken cancellationToken)
    {
        row.Shred(now);
        await ForgetFilesAsync([row.Id], cancellationToken);
        await ForgetEventsAsync(row.Id, cancellationToken);
    }

    /// <summary>Deletes files whose keys are destroyed.</summary>
    public async Task EraseFilesAsync(CancellationToken cancellationToken)
    {
        foreach (var file in await db.Erasures.AsNoTracking().Take(FilesAtOnce).ToListAsync(cancellationToken))
        {
            documents.Erase(file.Sha256, file.FileMark);
            await db.Erasures.Where(e => e.Sha256 == file.Sha256 && e.FileMark == file.FileMark).ExecuteDeleteAsync(cancellationToken);
        }
    }

    /// <summary>A case that has ended by its date holds nothing more, closed or not.</summary>
    private async Task<bool> IsHeldAsync(Guid relation, DateOnly today, CancellationToken cancellationToken)
    {
        foreach (var hold in await db.Holds.AsNoTracking().Where(h => h.RootId == relation).ToListAsync(cancellationToken))
        {
            var opened = Guid.TryParse(hold.For, out var id)
                ? await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken) : null;
            if (opened is null || (opened.ClosedAt is null && opened.EndsOn >= today)) return true;
        }

        return false;
    }

    /// <summary>What the document itself says counts, not the rows in clear beside it.</summary>
    private async Task<bool> IsOverAsync(ContractRow root, DateOnly today, CancellationToken cancellationToken)
    {
        var contract = (await shelf.OpenAsync(root, cancellationToken)).Contract;
        return RetentionClock.Of(contract, root.CreatedAt.DayInChina()) is var (kind, from)
            && from.AddYears(settings.Retention.YearsOf(kind)) < today;
    }

    private void Announce(ContractRow root, DateOnly today) => db.Deadlines.Add(new DeadlineRow
    {
        ContractId = root.Id,
        Kind = Erased,
        DueOn = today.AddDays(settings.Retention.AnnouncedDays),
        EmployerCode = root.EmployerCode,
        WorkerIndex = root.WorkerIndex,
    });

    private async Task ShredAsync(List<ContractRow> rows, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (relation, ids) = (rows[0].RootId, rows.ConvertAll(row => row.Id));
        foreach (var row in rows) row.Shred(now);
        await ForgetFilesAsync(ids, cancellationToken);
        await ForgetEventsAsync(relation, cancellationToken);
        await db.Intents.Where(i => ids.Contains(i.ContractId)).ExecuteDeleteAsync(cancellationToken);
        await db.Signings.Where(s => ids.Contains(s.ContractId)).ExecuteDeleteAsync(cancellationToken);
        await db.Deadlines.Where(d => ids.Contains(d.ContractId)).ExecuteDeleteAsync(cancellationToken);
        await db.IssueLines.Where(l => l.ContractId != null && ids.Contains(l.ContractId.Value))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.WorkerIndex, (string?)null), cancellationToken);
        await db.Idempotency.Where(i => ids.Contains(i.ResourceId)).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task ForgetFilesAsync(List<Guid> owners, CancellationToken cancellationToken)
    {
        var files = await db.Documents.Where(d => owners.Contains(d.ContractId)).ToListAsync(cancellationToken);
        db.Documents.RemoveRange(files);
        db.Erasures.AddRange(files.Select(file => new ErasureRow { Sha256 = file.Sha256, FileMark = file.FileMark ?? DocumentFolder.MarkOf(file.WrappedKey) }));
    }

    private Task<int> ForgetEventsAsync(Guid relation, CancellationToken cancellationToken) =>
        db.Trail.Where(e => e.ContractId == relation).ExecuteUpdateAsync(set => set.SetProperty(e => e.Sealed, Array.Empty<byte>()), cancellationToken);

    internal enum Outcome
    {
        Kept,
        Announced,
        Shredded,
    }
}
