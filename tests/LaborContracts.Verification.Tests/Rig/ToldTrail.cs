using System.Security.Cryptography;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Trails;
using LaborContracts.Pdf;

namespace LaborContracts.Verification.Tests.Rig;

/// <summary>The trail of a contract that was drafted, offered, signed, sealed and concluded, event by event.</summary>
public sealed class ToldTrail
{
    private static readonly DateTimeOffset Beginning = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private readonly List<TrailEntry> _entries = [];

    public ToldTrail(Bytes32 key) => Key = key;

    public Bytes32 Key { get; }

    public Bytes32 Head => _entries[^1].Head;

    public TrailFile File => new(Key, [.. _entries], []);

    /// <param name="concluded">The document; its leaf holds the head of the seventh entry.</param>
    /// <param name="asked">SHA-256 of what the worker's intent is over, if not what was offered.</param>
    /// <param name="updatesBefore">Revisions that what was offered has besides its first.</param>
    public static ToldTrail Of(byte[] concluded, string? asked = null, int updatesBefore = 0)
    {
        string[] ends = [.. PdfFile.Read(concluded).Revisions.Skip(updatesBefore).Select(revision => HashOf(concluded[..revision.Length]))];
        return new ToldTrail(new Paper().Key)
            .Tell("contract.drafted", "employer")
            .Tell("contract.offered", "employer", asked ?? ends[0])
            .Tell("intent.proven", "worker", asked ?? ends[0])
            .Tell("signature.recorded", "worker", ends[1])
            .Tell("intent.proven", "employer", ends[1])
            .Tell("signature.recorded", "employer", HashOf(concluded))
            .Tell("contract.concluded", "platform", HashOf(concluded));
    }

    /// <summary>The trail of the same, with a head that holds it to a leaf of a kind.</summary>
    public Leaf LeafOf(byte[] concluded, LeafKind kind = LeafKind.ConcludedDocument) =>
        Leaf.OfDocument(Key, 1, concluded, Head) with { Kind = kind };

    public ToldTrail Tell(
        string type, string actor, string? documentSha256 = null, IReadOnlyDictionary<string, string>? more = null)
    {
        var details = new Dictionary<string, string> { ["account"] = $"{actor}@example", ["from"] = "192.0.2.7" };
        if (documentSha256 is not null) details["documentSha256"] = documentSha256;
        foreach (var (name, value) in more ?? new Dictionary<string, string>()) details[name] = value;
        var told = new TrailEvent(type, Beginning.AddMinutes(_entries.Count), actor, details);
        _entries.Add(Trail.Append(
            Key, _entries.LastOrDefault(), told.ToBytes(), new(SHA256.HashData([(byte)_entries.Count]))));
        return this;
    }

    private static string HashOf(byte[] document) => Convert.ToHexStringLower(SHA256.HashData(document));
}
