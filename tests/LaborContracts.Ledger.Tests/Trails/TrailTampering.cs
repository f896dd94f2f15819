using System.Security.Cryptography;
using LaborContracts.Ledger.Trails;

namespace LaborContracts.Ledger.Tests.Trails;

/// <summary>What somebody could do to a trail, each kind by its name; those who link anew have everything but the registered heads.</summary>
public static class TrailTampering
{
    /// <summary>The new trail, tampered with at an entry; there are two at least, and the entry is not the last.</summary>
    public static IReadOnlyDictionary<string, Func<TrailFile, int, TrailFile>> Kinds { get; } = new Dictionary<string, Func<TrailFile, int, TrailFile>>
    {
        ["event changed"] = (trail, at) => Put(trail, at, Changed(trail.Entries[at])),
        ["event changed, commitment made anew"] = (trail, at) => Put(trail, at, Committed(Changed(trail.Entries[at]))),
        ["event changed, all links made anew"] = (trail, at) => Linked(Put(trail, at, Changed(trail.Entries[at]))),
        ["salt changed"] = (trail, at) => Put(trail, at, trail.Entries[at] with { Salt = Flip(trail.Entries[at].Salt!.Value) }),
        ["commitment changed"] = (trail, at) => Put(trail, at, trail.Entries[at] with { Commitment = Flip(trail.Entries[at].Commitment) }),
        ["commitment changed, event shredded"] = (trail, at) =>
            Put(trail, at, trail.Entries[at].Shredded() with { Commitment = Flip(trail.Entries[at].Commitment) }),
        ["head changed"] = (trail, at) => Put(trail, at, trail.Entries[at] with { Head = Flip(trail.Entries[at].Head) }),
        ["removed"] = (trail, at) => trail with { Entries = Without(trail, at) },
        ["removed, renumbered"] = (trail, at) => Numbered(trail with { Entries = Without(trail, at) }),
        ["removed, all links made anew"] = (trail, at) => Linked(trail with { Entries = Without(trail, at) }),
        ["swapped"] = Swapped,
        ["swapped, renumbered"] = (trail, at) => Numbered(Swapped(trail, at)),
        ["swapped, all links made anew"] = (trail, at) => Linked(Swapped(trail, at)),
        ["repeated"] = (trail, at) => trail with { Entries = [.. trail.Entries.Take(at + 1), .. trail.Entries.Skip(at)] },
        ["put in, all links made anew"] = (trail, at) => Linked(
            trail with { Entries = [.. trail.Entries.Take(at), Changed(trail.Entries[at]), .. trail.Entries.Skip(at)] }),
        ["cut off"] = (trail, at) => trail with { Entries = [.. trail.Entries.Take(at + 1)] },
        ["nothing left"] = (trail, _) => trail with { Entries = [] },
        ["one of another contract"] = (trail, at) => Put(trail, at, OfAnother(trail).Entries[at]),
        ["all of another contract"] = (trail, _) => trail with { Entries = OfAnother(trail).Entries },
        ["all of another contract, with its key"] = (trail, _) => OfAnother(trail),
        ["key of another contract"] = (trail, _) => trail with { Key = Flip(trail.Key) },
        ["salt alone shredded"] = (trail, at) => Put(trail, at, trail.Entries[at] with { Salt = null }),
        ["event alone shredded"] = (trail, at) => Put(trail, at, trail.Entries[at] with { Event = null }),
    };

    /// <summary>The same events with the same salts, linked from the file's key on.</summary>
    public static TrailFile Linked(TrailFile trail)
    {
        var entries = new List<TrailEntry>();
        foreach (var entry in trail.Entries) entries.Add(Trail.Append(trail.Key, entries.LastOrDefault(), entry.Event!.Value, entry.Salt!.Value));
        return trail with { Entries = entries };
    }

    private static TrailFile Put(TrailFile trail, int at, TrailEntry entry) =>
        trail with { Entries = [.. trail.Entries.Select((one, i) => i == at ? entry : one)] };

    private static List<TrailEntry> Without(TrailFile trail, int at) => [.. trail.Entries.Where((_, i) => i != at)];

    private static TrailFile Swapped(TrailFile trail, int at) =>
        Put(Put(trail, at, trail.Entries[at + 1]), at + 1, trail.Entries[at]);

    private static TrailFile Numbered(TrailFile trail) =>
        trail with { Entries = [.. trail.Entries.Select((entry, i) => entry with { Sequence = (uint)i + 1 })] };

    /// <summary>Another contract to which the same has happened.</summary>
    private static TrailFile OfAnother(TrailFile trail) => Linked(trail with { Key = new(SHA256.HashData(trail.Key.ToArray())) });

    private static TrailEntry Changed(TrailEntry entry) => entry with { Event = (byte[])[.. entry.Event!.Value.Span, (byte)' '] };

    private static TrailEntry Committed(TrailEntry entry) => entry with { Commitment = TrailHash.Commitment(entry.Salt!.Value, entry.Event!.Value.Span) };

    private static Bytes32 Flip(Bytes32 hash)
    {
        var bytes = hash.ToArray();
        bytes[^1] ^= 1;
        return new(bytes);
    }
}
