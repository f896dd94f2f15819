using LaborContracts.Ledger.Trails;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification.Checks;

namespace LaborContracts.Verification.Trails;

/// <summary>
/// Whether each party signed what it was asked about. The trail alone tells only the platform's story; a passkey's answer over one text, and a
/// signature on another, come apart here: the intent must be over the bytes of the PDF before the signature's own update, and that update may bring
/// nothing but the signature.
/// </summary>
internal sealed class SignedIntents
{
    /// <summary>What came in with a signature is not known: a trail that has it is not whole.</summary>
    public const string Unread = "trail.signature-update-unread";

    private static readonly string[] Parties = ["worker", "employer", "partner"];

    private readonly List<TrailEvent> _told;
    private readonly bool _isComplete;

    /// <param name="file">Every link of it holds.</param>
    public SignedIntents(TrailFile file)
    {
        _told = [.. file.Entries.Select(entry => entry.Told()).OfType<TrailEvent>()];
        _isComplete = file.Entries.All(entry => entry.Event is not null);
    }

    public IEnumerable<Finding> Judge(Document document)
    {
        var names = _told
            .Where(one => one.Type == TrailEventType.Concluded && document.Ends.Any(end => HashOf(end) == Sha256In(one)))
            .Select(NameIn).Distinct().ToList();
        if (names.Count == 0) yield return Finding.Of(Outcome.NotChecked, "trail.intent-not-compared");
        foreach (var name in names)
        {
            var own = _told.Where(one => NameIn(one) == name).ToList();
            foreach (var signature in document.Signatures.Where(one => Parties.Contains(one.Field)))
            {
                var before = document.Ends.LastOrDefault(end => end.Length < signature.CoveredLength);
                var signed = own.FindLastIndex(one => one.Type == TrailEventType.SignatureRecorded && one.Actor == signature.Field);
                if (before is not null && own.Take(Math.Max(signed, 0)).Any(one =>
                    one.Type == TrailEventType.IntentProven && one.Actor == signature.Field && Sha256In(one) == HashOf(before)))
                {
                    if (document.LevelAfter(before) is not { } level)
                        yield return Finding.Of(Outcome.NotChecked, Unread, new Role(signature.Field));
                    else if (level > ModificationLevel.Signatures)
                        yield return Finding.Of(Outcome.Failed, "trail.signature-changed-more", new Role(signature.Field));
                    continue;
                }

                yield return _isComplete
                    ? Finding.Of(Outcome.Failed, "trail.intent-other-bytes", new Role(signature.Field))
                    : Finding.Of(Outcome.NotChecked, "trail.intent-not-compared");
            }

            // An offer begins anew: what was signed of one that lapsed is not in this PDF.
            var recorded = own.Skip(own.FindLastIndex(one => one.Type == TrailEventType.Offered) + 1)
                .Where(one => one.Type == TrailEventType.SignatureRecorded).Select(one => one.Actor);
            if (!recorded.Order(StringComparer.Ordinal).SequenceEqual(document.Signatures.Select(one => one.Field).Order(StringComparer.Ordinal)))
                yield return _isComplete
                    ? Finding.Of(Outcome.Failed, "trail.signatures-differ")
                    : Finding.Of(Outcome.NotChecked, "trail.intent-not-compared");
        }
    }

    private static string? Sha256In(TrailEvent told) => told.Details.GetValueOrDefault("documentSha256");

    private static string NameIn(TrailEvent told) => told.Details.GetValueOrDefault("document", "");

    private static string HashOf(FilePrefix end) => end.Sha256.ToString()[2..];
}
