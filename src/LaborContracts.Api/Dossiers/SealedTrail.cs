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

    /// <summary>Adds an event behind the last one, the caller's unsaved ones included; durable with the caller's save.</summary>
    /// <param name="relation">Id of the contract by which it began, or of an import.</param>
    /// <param name="look">By what right, if it is a look.</param>
    /// <returns>The head after it.</returns>
    public static async Task<Bytes32> AppendAsync(
        LaborContractsDb db, Guid relation, byte[] key, DataKey dataKey, TrailEvent told, LookRight? look, CancellationToken cancellationToken)
    {
        var last = db.Trail.Local.Where(e => e.ContractId == relation).MaxBy(e => e.Sequence)
            ?? await db.Trail.Where(e => e.ContractId == relation).OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(cancellationToken);
        var entry = Trail.Append(
            new Bytes32(key),
            last is null ? null : new TrailEntry((uint)last.Sequence, new Bytes32(last.Commitment), new Bytes32(last.Head), null, null),
            told.ToBytes(),
            new Bytes32(RandomNumberGenerator.GetBytes(Bytes32.Size)));
        db.Trail.Add(new TrailRow
        {
            ContractId = relation,
            Sequence = (int)entry.Sequence,
            Sealed = Seal(dataKey, entry),
            Commitment = entry.Commitment.ToArray(),
            Head = entry.Head.ToArray(),
            Look = look,
        });
        return entry.Head;
    }

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
    /// <exception cref="InvalidDataException">One of them has no trail: nothing is written where its next event would begin a new one.</exception>
    public static async Task<Dictionary<Guid, int>> LoadEndsAsync(
        LaborContractsDb db, IReadOnlyCollection<Guid> relations, CancellationToken cancellationToken)
    {
        var ends = await EndsOf(db, relations).ToDictionaryAsync(entry => entry.ContractId, entry => entry.Sequence, cancellationToken);
        return relations.All(ends.ContainsKey) ? ends : throw new InvalidDataException("A trail is lost.");
    }

    private static IQueryable<TrailRow> EndsOf(LaborContractsDb db, IReadOnlyCollection<Guid> relations) =>
        from owner in db.Contracts.Where(c => relations.Contains(c.Id)).Select(c => c.Id).Concat(db.Imports.Where(i => relations.Contains(i.Id)).Select(i => i.Id))
        from entry in db.Trail
        where entry.ContractId == owner && entry.Sequence == db.Trail.Where(other => other.ContractId == owner).Max(other => other.Sequence)
        select entry;

    /// <summary>Which document of its relation an event is about: it names it, unless it is the first.</summary>
    public static Guid DocumentOf(TrailEvent told, ContractRow row) =>
        told.Details.TryGetValue("document", out var follower) ? Guid.Parse(follower) : row.RootId;

    private static TrailEntry Shredded(TrailRow row) => new((uint)row.Sequence, new(row.Commitment), new(row.Head), null, null);

    private static TrailEntry Open(TrailRow row, byte[] opened) => new(
        (uint)row.Sequence, new(row.Commitment), new(row.Head), new Bytes32(opened.AsSpan(0, Bytes32.Size)), opened.AsMemory(Bytes32.Size));
}
