using System.Security.Cryptography;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using LaborContracts.Storage.Documents;
using LaborContracts.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers.Keys;

/// <summary>
/// Wraps data keys that an older generation of the master key has wrapped by the newest one, a slice of rows at a time. Data and files stay as they are.
/// A row is changed only while it holds the wrapped key that was read: neither a second instance that does the same, nor a request that changes
/// the row, is in the way or noticed.
/// </summary>
internal sealed class WrapAnew(LaborContractsDb db, MasterKey masterKey)
{
    private const int RowsInASlice = 200;

    private readonly int _newest = masterKey.Newest;
    private int _old;
    private int _unreadable;

    /// <param name="after">Where the slice begins; <c>default</c> for the first row of all.</param>
    public Task<Slice> TakeAsync(Place after, CancellationToken cancellationToken) => after.Table switch
    {
        0 => ContractsAsync(Guid.Parse(after.Key ?? $"{Guid.Empty}"), cancellationToken),
        1 => DocumentsAsync(after.Key ?? "", cancellationToken),
        2 => MessagesAsync(long.Parse(after.Key ?? "0", Language.Chinese), cancellationToken),
        3 => ContactsAsync(after.Key ?? "", cancellationToken),
        4 => IdentityChecksAsync(Guid.Parse(after.Key ?? $"{Guid.Empty}"), cancellationToken),
        5 => InvitationsAsync(Guid.Parse(after.Key ?? $"{Guid.Empty}"), cancellationToken),
        6 => IssuesAsync(Guid.Parse(after.Key ?? $"{Guid.Empty}"), cancellationToken),
        7 => CasesAsync(Guid.Parse(after.Key ?? $"{Guid.Empty}"), cancellationToken),
        8 => RefusedLooksAsync(long.Parse(after.Key ?? "0", Language.Chinese), cancellationToken),
        _ => WebhooksAsync(cancellationToken),
    };

    private async Task<Slice> ContractsAsync(Guid after, CancellationToken cancellationToken)
    {
        var rows = await db.Contracts.Where(c => c.Id.CompareTo(after) > 0 && c.ShreddedAt == null).OrderBy(c => c.Id).Take(RowsInASlice)
            .Select(c => new { c.Id, c.WrappedKey }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (Anew(row.WrappedKey) is not { } anew) continue;
            await db.Contracts.Where(c => c.Id == row.Id && c.WrappedKey == row.WrappedKey)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.WrappedKey, anew), cancellationToken);
        }

        return new(_old, _unreadable, rows.Count < RowsInASlice ? new Place(1, null) : new Place(0, $"{rows[^1].Id}"));
    }

    private async Task<Slice> DocumentsAsync(string after, CancellationToken cancellationToken)
    {
#pragma warning disable CA1310 // the database compares, and hexadecimal digits sort in one way
        var rows = await db.Documents.Where(d => d.Sha256.CompareTo(after) > 0).OrderBy(d => d.Sha256).Take(RowsInASlice)
            .Select(d => new { d.Sha256, d.WrappedKey, d.FileMark }).ToListAsync(cancellationToken);
#pragma warning restore CA1310
        foreach (var row in rows)
        {
            if (Anew(row.WrappedKey) is not { } anew) continue;
            var mark = row.FileMark ?? DocumentFolder.MarkOf(row.WrappedKey);
            await db.Documents.Where(d => d.Sha256 == row.Sha256 && d.WrappedKey == row.WrappedKey).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.WrappedKey, anew).SetProperty(d => d.FileMark, mark), cancellationToken);
        }

        return new(_old, _unreadable, rows.Count < RowsInASlice ? new Place(2, null) : new Place(1, rows[^1].Sha256));
    }

    private async Task<Slice> MessagesAsync(long after, CancellationToken cancellationToken)
    {
        var rows = await db.Outbox.Where(m => m.Id > after).OrderBy(m => m.Id).Take(RowsInASlice)
            .Select(m => new { m.Id, m.WrappedKey }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (Anew(row.WrappedKey) is not { } anew) continue;
            await db.Outbox.Where(m => m.Id == row.Id && m.WrappedKey == row.WrappedKey)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.WrappedKey, anew), cancellationToken);
        }

        return new(_old, _unreadable, rows.Count < RowsInASlice ? new Place(3, null) : new Place(2, $"{rows[^1].Id}"));
    }

    private async Task<Slice> ContactsAsync(string after, CancellationToken cancellationToken)
    {
#pragma warning disable CA1310 // the database compares, byte by byte
        var rows = await db.Contacts.Where(c => c.UserName.CompareTo(after) > 0).OrderBy(c => c.UserName).Take(RowsInASlice)
            .Select(c => new { c.UserName, c.WrappedKey }).ToListAsync(cancellationToken);
#pragma warning restore CA1310
        foreach (var row in rows)
        {
            if (Anew(row.WrappedKey) is not { } anew) continue;
            await db.Contacts.Where(c => c.UserName == row.UserName && c.WrappedKey == row.WrappedKey)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.WrappedKey, anew), cancellationToken);
        }

        return new(_old, _unreadable, rows.Count < RowsInASlice ? new Place(4, null) : new Place(3, rows[^1].UserName));
    }

    private async Task<Slice> IdentityChecksAsync(Guid after, CancellationToken cancellationToken)
    {
        var rows = await db.IdentityChecks.Where(c => c.Id.CompareTo(after) > 0).OrderBy(c => c.Id).Take(RowsInASlice)
            .Select(c => new { c.Id, c.WrappedKey }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (Anew(row.WrappedKey) is not { } anew) continue;
            await db.IdentityChecks.Where(c => c.Id == row.Id && c.WrappedKey == row.WrappedKey)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.WrappedKey, anew), cancellationToken);
        }

        return new(_old, _unreadable, rows.Count < RowsInASlice ? new Place(5, null) : new Place(4, $"{rows[^1].Id}"));
    }

    private async Task<Slice> InvitationsAsync(Guid after, CancellationToken cancellationToken)
    {
        var rows = await db.Invitations.Where(i => i.Id.CompareTo(after) > 0 && i.WrappedKey != null).OrderBy(i => i.Id).Take(RowsInASlice)
            .Select(i => new { i.Id, i.WrappedKey }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (Anew(row.WrappedKey!) is not { } anew) continue;
            await db.Invitations.Where(i => i.Id == row.Id && i.WrappedKey == row.WrappedKey)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.WrappedKey, anew), cancellationToken);
        }

        return new(_old, _unreadable, rows.Count < RowsInASlice ? new Place(6, null) : new Place(5, $"{rows[^1].Id}"));
    }

    private async Task<Slice> IssuesAsync(Guid after, CancellationToken cancellationToken)
    {
        var rows = await db.Issues.Where(i => i.Id.CompareTo(after) > 0).OrderBy(i => i.Id).Take(RowsInASlice)
            .Select(i => new { i.Id, i.WrappedKey }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (Anew(row.WrappedKey) is not { } anew) continue;
            await db.Issues.Where(i => i.Id == row.Id && i.WrappedKey == row.WrappedKey)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.WrappedKey, anew), cancellationToken);
        }

        return new(_old, _unreadable, rows.Count < RowsInASlice ? new Place(7, null) : new Place(6, $"{rows[^1].Id}"));
    }

    private async Task<Slice> CasesAsync(Guid after, CancellationToken cancellationToken)
    {
        var rows = await db.Cases.Where(c => c.Id.CompareTo(after) > 0).OrderBy(c => c.Id).Take(RowsInASlice)
            .Select(c => new { c.Id, c.WrappedKey }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (Anew(row.WrappedKey) is not { } anew) continue;
            await db.Cases.Where(c => c.Id == row.Id && c.WrappedKey == row.WrappedKey)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.WrappedKey, anew), cancellationToken);
        }

        return new(_old, _unreadable, rows.Count < RowsInASlice ? new Place(8, null) : new Place(7, $"{rows[^1].Id}"));
    }

    private async Task<Slice> RefusedLooksAsync(long after, CancellationToken cancellationToken)
    {
        var rows = await db.RefusedLooks.Where(r => r.Id > after).OrderBy(r => r.Id).Take(RowsInASlice)
            .Select(r => new { r.Id, r.WrappedKey }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (Anew(row.WrappedKey) is not { } anew) continue;
            await db.RefusedLooks.Where(r => r.Id == row.Id && r.WrappedKey == row.WrappedKey)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.WrappedKey, anew), cancellationToken);
        }

        return new(_old, _unreadable, rows.Count < RowsInASlice ? new Place(9, null) : new Place(8, $"{rows[^1].Id}"));
    }

    /// <summary>All at once: an employer has a few.</summary>
    private async Task<Slice> WebhooksAsync(CancellationToken cancellationToken)
    {
        foreach (var row in await db.Webhooks.Select(w => new { w.Id, w.WrappedKey }).ToListAsync(cancellationToken))
        {
            if (Anew(row.WrappedKey) is not { } anew) continue;
            await db.Webhooks.Where(w => w.Id == row.Id && w.WrappedKey == row.WrappedKey)
                .ExecuteUpdateAsync(set => set.SetProperty(w => w.WrappedKey, anew), cancellationToken);
        }

        return new(_old, _unreadable, null);
    }

    /// <summary>Null if the newest generation has wrapped it, or if no generation that is there opens it: one such row holds up no other.</summary>
    private byte[]? Anew(byte[] wrapped)
    {
        try
        {
            if (MasterKey.GenerationOf(wrapped) >= _newest) return null;
            var anew = masterKey.WrapAnew(wrapped);
            _old++;
            return anew;
        }
        catch (CryptographicException)
        {
            _unreadable++;
            return null;
        }
    }

    /// <summary>A row of a table, in the order of <see cref="TakeAsync"/>.</summary>
    /// <param name="Key">Of the row; null before the first.</param>
    internal readonly record struct Place(int Table, string? Key);

    /// <param name="Old">Rows that were wrapped by an older generation.</param>
    /// <param name="Unreadable">Rows whose key no generation opens.</param>
    /// <param name="Next">Where it goes on; null when all rows were looked at.</param>
    internal readonly record struct Slice(int Old, int Unreadable, Place? Next);
}
