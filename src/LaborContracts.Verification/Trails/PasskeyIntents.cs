using LaborContracts.Ledger.Intents;
using LaborContracts.Ledger.Trails;
using LaborContracts.Verification.Checks;

namespace LaborContracts.Verification.Trails;

/// <summary>
/// The intents of a trail that were proven by a passkey: whether its answer is over exactly the bytes that the event names, asked by the pinned
/// platform's page. Nobody without the passkey can make such an answer, the platform's operator included; whose passkey it is, the
/// platform's registration alone says.
/// </summary>
internal static class PasskeyIntents
{
    public static IEnumerable<Finding> Judge(TrailFile file, RelyingParty? pinned)
    {
        foreach (var entry in file.Entries)
        {
            if (entry.Told() is not { Type: TrailEventType.IntentProven } told) continue;
            if (!PasskeyIntent.IsIn(told)) continue;
            yield return pinned is null ? Finding.Of(Outcome.NotChecked, "trail.passkey-not-pinned", entry.Sequence)
                : PasskeyIntent.TryRead(told) is { } intent && intent.Check(file.Key, pinned) is null ? Finding.Of(Outcome.Passed, "trail.passkey", entry.Sequence)
                : Finding.Of(Outcome.Failed, "trail.passkey-wrong", entry.Sequence);
        }
    }
}
