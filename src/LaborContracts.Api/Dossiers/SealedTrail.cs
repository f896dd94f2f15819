using System.Security.Cryptography;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Dossiers;

/// <summary>A trail as its rows keep it: salt and event of an entry together under the contract's data key.</summary>
internal static class SealedTrail
{
    public static byte[] Seal(DataKey key, TrailEntry entry) => key.Seal([.. entry.Salt!.Value.ToArray(), .. entry.Event!.Value.Span]);

    /// <summary>The entries of rows; null if one of them cannot be opened: it, or the key, was changed or is another contract's.</summary>
    /// <param name="wrappedKey">Of the relation; null if it is shredded, and then the entries say no more what has happened.</param>
    public static IReadOnlyList<TrailEntry>? TryOpen(IReadOnlyList<TrailRow> rows, MasterKey masterKey, byte[]? wrappedKey)
    {
        if (wrappedKey is null) return [.. rows.Select(Shredded)];
        try
        {
            var key = masterKey.Unwrap(wrappedKey);
            return [.. rows.Select(row => Open(row, key.Open(row.Sealed)))];
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The trail of the relation to which a document belongs; null as of <see cref="TryOpen"/>.</summary>
    public static async Task<IReadOnlyList<TrailEntry>?> TryReadAsync(
        LaborContractsDb db, MasterKey masterKey, ContractRow row, CancellationToken cancellationToken) => TryOpen(
        await db.Trail.AsNoTracking().Where(e => e.ContractId == row.RootId).OrderBy(e => e.Sequence).ToListAsync(cancellationToken),
        masterKey, row.ShreddedAt is null ? row.WrappedKey : null);

    /// <summary>
    /// Brings the last entries of trails into the unit of work, where the next event of each finds what it follows.
    /// </summary>
    /// <returns>Their places, by relation.</returns>
    public static Task<Dictionary<Guid, int>> LoadEndsAsync(LaborContractsDb db, IReadOnlyCollection<Guid> relations, CancellationToken cancellationToken) => (
        from contract in db.Contracts
        from entry in db.Trail
        where relations.Contains(contract.Id) && entry.ContractId == contract.Id
            && entry.Sequence == db.Trail.Where(other => other.ContractId == contract.Id).Max(other => other.Sequence)
        select entry).ToDictionaryAsync(entry => entry.ContractId, entry => entry.Sequence, cancellationToken);

    /// <summary>Which document of its relation an event is about: it names it, unless it is the first.</summary>
    public static Guid DocumentOf(TrailEvent told, ContractRow row) =>
        told.Details.TryGetValue("document", out var follower) ? Guid.Parse(follower) : row.RootId;

    private static TrailEntry Shredded(TrailRow row) => new((uint)row.Sequence, new(row.Commitment), new(row.Head), null, null);

    private static TrailEntry Open(TrailRow row, byte[] opened) => new(
        (uint)row.Sequence, new(row.Commitment), new(row.Head), new Bytes32(opened.AsSpan(0, Bytes32.Size)), opened.AsMemory(Bytes32.Size));
}
