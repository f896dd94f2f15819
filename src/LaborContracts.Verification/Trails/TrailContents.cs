using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Trails;

namespace LaborContracts.Verification.Trails;

/// <summary>
/// Whether what the events say fits what is registered, and each other. It judges the events that can still be read; what was shredded is held
/// against nobody.
/// </summary>
internal sealed class TrailContents
{
    private const string DocumentHash = "documentSha256";

    private readonly HashSet<uint> _shredded = [];
    private readonly Dictionary<uint, string> _concluded = [];
    private readonly Dictionary<uint, string> _received = [];
    private readonly List<uint> _withoutIntent = [];

    public TrailContents(IEnumerable<TrailEntry> entries)
    {
        var shown = new Dictionary<string, string>();
        var proven = new HashSet<(string Document, string Actor, string Sha256)>();
        foreach (var entry in entries)
        {
            if (entry.Event is null) _shredded.Add(entry.Sequence);
            if (entry.Told() is not { } told) continue;
            var document = told.Details.GetValueOrDefault("document", ""); // none names the one by which the relation began
            if (!told.Details.TryGetValue(DocumentHash, out var sha256))
            {
                if (told.Type == TrailEventType.SignatureRecorded && _shredded.Count == 0) _withoutIntent.Add(entry.Sequence);
                continue;
            }

            if (told.Type == TrailEventType.Concluded) _concluded.Add(entry.Sequence, sha256);
            if (told.Type == TrailEventType.Received && entry.Sequence == 1) _received.Add(entry.Sequence, sha256); // a trail of its own begins with it
            if (told.Type == TrailEventType.IntentProven) proven.Add((document, told.Actor, sha256));
            if (told.Type == TrailEventType.SignatureRecorded && _shredded.Count == 0
                && !(shown.TryGetValue(document, out var bytes) && proven.Contains((document, told.Actor, bytes))))
                _withoutIntent.Add(entry.Sequence);
            if (told.Type is TrailEventType.Offered or TrailEventType.SignatureRecorded) shown[document] = sha256;
        }
    }

    /// <summary>
    /// Numbers of the signatures before which their signer has proven no intent over the bytes that were signed: those of the offer, or of the
    /// signature before, or which do not say what was signed. From the first shredded entry on nothing can be said.
    /// </summary>
    public IReadOnlyList<uint> SignaturesWithoutIntent => _withoutIntent;

    /// <summary>SHA-256 of each document that the trail tells was concluded, in hex, by the number of the entry.</summary>
    public IReadOnlyDictionary<uint, string> Concluded => _concluded;

    /// <summary>
    /// Whether the trail tells that the leaf's document was concluded, or received from elsewhere: in the very entry whose head is in the leaf if it is the
    /// document's own, up to it if the leaf registers a later head.
    /// </summary>
    public bool TellOf(Leaf leaf, uint sequence)
    {
        var sha256 = leaf.Sha256.ToString()[2..];
        return leaf.Kind switch
        {
            LeafKind.ConcludedDocument => _shredded.Contains(sequence) || _concluded.GetValueOrDefault(sequence) == sha256,
            LeafKind.ImportedDocument => sequence == 1 && _shredded.Contains(sequence) || _received.GetValueOrDefault(sequence) == sha256,
            LeafKind.TrailHead => _shredded.Any(at => at <= sequence)
                || _concluded.Concat(_received).Any(at => at.Key <= sequence && at.Value == sha256),
            _ => throw new ArgumentOutOfRangeException(nameof(leaf), leaf.Kind, "No leaf of a trail."),
        };
    }
}
