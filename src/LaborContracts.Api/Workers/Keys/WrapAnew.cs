using System.Globalization;
using System.Security.Cryptography;
using LaborContracts.Storage;
using LaborContracts.Storage.Documents;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
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
    private const int LastTable = 11;

    public const int Tables = LastTable + 1;

    private const string Id = nameof(ContractRow.Id);
    private const string WrappedKey = nameof(ContractRow.WrappedKey);

    private readonly int _newest = masterKey.Newest;
    private int _old;
    private int _unreadable;

    /// <param name="after">Where the slice begins; <c>default</c> for the first row of all.</param>
    public Task<Slice> TakeAsync(Place after, CancellationToken cancellationToken) => after.Table switch
    {
        0 => ByIdAsync(after, db.Contracts.Where(c => c.ShreddedAt == null), cancellationToken),
        1 => DocumentsAsync(after, cancellationToken),
        2 => ByNumberAsync(after, db.Outbox, cancellationToken),
        3 => ContactsAsync(after, cancellationToken),
        4 => ByIdAsync(after, db.IdentityChecks, cancellationToken),
        5 => ByIdAsync(after, db.Invitations.Where(i => i.WrappedKey != null), cancellationToken),
        6 => ByIdAsync(after, db.Issues, cancellationToken),
        7 => ByIdAsync(after, db.Cases, cancellationToken),
        8 => ByNumberAsync(after, db.RefusedLooks, cancellationToken),
        9 => ByIdAsync(after, db.Webhooks, cancellationToken),
        10 => ByIdAsync(after, db.FirmApplications, cancellationToken),
        LastTable => ByIdAsync(after, db.Imports.Where(i => i.ShreddedAt == null), cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(after)),
    };

    private Task<Slice> ByIdAsync<TRow>(Place after, IQueryable<TRow> rows, CancellationToken cancellationToken) where TRow : class
    {
        var last = Guid.Parse(after.Key ?? $"{Guid.Empty}");
        var following = rows.Where(row => EF.Property<Guid>(row, Id).CompareTo(last) > 0).OrderBy(row => EF.Property<Guid>(row, Id));
        return TakeAsync<TRow, Guid>(after, following, Id, cancellationToken);
    }

    private Task<Slice> ByNumberAsync<TRow>(Place after, IQueryable<TRow> rows, CancellationToken cancellationToken) where TRow : class
    {
        var last = long.Parse(after.Key ?? "0", CultureInfo.InvariantCulture);
        var following = rows.Where(row => EF.Property<long>(row, Id) > last).OrderBy(row => EF.Property<long>(row, Id));
        return TakeAsync<TRow, long>(after, following, Id, cancellationToken);
    }

    private Task<Slice> ContactsAsync(Place after, CancellationToken cancellationToken)
    {
        var last = after.Key ?? "";
#pragma warning disable CA1310 // the database compares, byte by byte
        var following = db.Contacts.Where(c => c.UserName.CompareTo(last) > 0).OrderBy(c => c.UserName);
#pragma warning restore CA1310
        return TakeAsync<ContactRow, string>(after, following, nameof(ContactRow.UserName), cancellationToken);
    }

    /// <summary>Their files are named after the key by which they were first wrapped.</summary>
    private async Task<Slice> DocumentsAsync(Place after, CancellationToken cancellationToken)
    {
        var last = after.Key ?? "";
#pragma warning disable CA1310 // the database compares, and hexadecimal digits sort in one way
        var rows = await db.Documents.Where(d => d.Sha256.CompareTo(last) > 0).OrderBy(d => d.Sha256).Take(RowsInASlice)
            .Select(d => new { d.Sha256, d.WrappedKey, d.FileMark }).ToListAsync(cancellationToken);
#pragma warning restore CA1310
        foreach (var row in rows)
        {
            if (Anew(row.WrappedKey) is not { } anew) continue;
            var mark = row.FileMark ?? DocumentFolder.MarkOf(row.WrappedKey);
            await db.Documents.Where(d => d.Sha256 == row.Sha256 && d.WrappedKey == row.WrappedKey).ExecuteUpdateAsync(
                set => set.SetProperty(d => d.WrappedKey, anew).SetProperty(d => d.FileMark, mark), cancellationToken);
        }

        return End(after, rows.ConvertAll(row => row.Sha256));
    }

    /// <param name="following">The rows after the place, in the order of their keys.</param>
    /// <param name="key">Name of the property that is the row's key.</param>
    private async Task<Slice> TakeAsync<TRow, TKey>(
        Place after, IQueryable<TRow> following, string key, CancellationToken cancellationToken) where TRow : class where TKey : notnull
    {
        var rows = await following.Take(RowsInASlice)
            .Select(row => new { Key = EF.Property<TKey>(row, key), Wrapped = EF.Property<byte[]>(row, WrappedKey) }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            if (Anew(row.Wrapped) is not { } anew) continue;
            await db.Set<TRow>().Where(r => EF.Property<TKey>(r, key).Equals(row.Key) && EF.Property<byte[]>(r, WrappedKey) == row.Wrapped)
                .ExecuteUpdateAsync(set => set.SetProperty(r => EF.Property<byte[]>(r, WrappedKey), anew), cancellationToken);
        }

        return End(after, rows.ConvertAll(row => $"{row.Key}"));
    }

    private Slice End(Place after, List<string> keys) => new(
        _old,
        _unreadable,
        keys.Count == RowsInASlice ? after with { Key = keys[^1] } : after.Table < LastTable ? new Place(after.Table + 1, null) : null);

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

    /// <summary>A row of a table, in the order of <see cref="TakeAsync(Place, CancellationToken)"/>.</summary>
    /// <param name="Key">Of the row; null before the first.</param>
    internal readonly record struct Place(int Table, string? Key);

    /// <param name="Old">Rows that were wrapped by an older generation.</param>
    /// <param name="Unreadable">Rows whose key no generation opens.</param>
    /// <param name="Next">Where it goes on; null when all rows were looked at.</param>
    internal readonly record struct Slice(int Old, int Unreadable, Place? Next);
}
