using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Witness;

/// <summary>Two witnesses' logs of one registry: what they tell differently. Where only one of them looked, nothing can be said.</summary>
public static class WitnessLogComparison
{
    /// <summary>Whether both are of the same registry on a chain with the same number.</summary>
    public static bool Comparable(CheckedWitnessLog first, CheckedWitnessLog second) =>
        (first.Began.ChainId, first.Began.Registry) == (second.Began.ChainId, second.Began.Registry);

    /// <summary>
    /// The differences, each an alarm. Of chains that part, the lowest block known to both that differs is one; from there on only roots are compared, since every
    /// other event differs too.
    /// </summary>
    /// <exception cref="ArgumentException">They are of different registries.</exception>
    public static IEnumerable<WitnessFinding> Differences(CheckedWitnessLog first, CheckedWitnessLog second) =>
        Comparable(first, second) ? Compare(first, second) : throw new ArgumentException("the logs are of different registries", nameof(second));

    private static IEnumerable<WitnessFinding> Compare(CheckedWitnessLog first, CheckedWitnessLog second)
    {
        if (first.Began.CodeHash != second.Began.CodeHash)
            yield return WitnessFinding.Alarm(FindingCode.CodesDiffer, first.Began.CodeHash.ToString(), second.Began.CodeHash.ToString());
        if (first.Began.Genesis != second.Began.Genesis)
            yield return WitnessFinding.Alarm(FindingCode.GenesisDiffers, first.Began.Genesis.ToString(), second.Began.Genesis.ToString());

        var parting = first.Blocks.Where(block => block.Key > 0 && second.Blocks.TryGetValue(block.Key, out var other) && other != block.Value)
            .Select(block => (ulong?)block.Key).Min();
        if (parting is { } number)
            yield return WitnessFinding.Alarm(FindingCode.BlocksDiffer, WitnessText.Of(number), first.Blocks[number].ToString(), second.Blocks[number].ToString());
        var common = first.Began.Genesis == second.Began.Genesis ? parting ?? ulong.MaxValue : 0;

        foreach (var (place, told) in first.Events.Where(told => told.Key.Block < common))
        {
            if (!second.Events.TryGetValue(place, out var other))
            {
                if (second.Covers(place.Block)) yield return WitnessFinding.Alarm(FindingCode.EventMissing, WitnessText.Of(place.Block), WitnessText.Of(place.LogIndex), "2");
            }
            else if (other != told)
            {
                yield return WitnessFinding.Alarm(FindingCode.EventsDiffer, WitnessText.Of(place.Block), WitnessText.Of(place.LogIndex));
            }
        }
        foreach (var (place, _) in second.Events.Where(told => told.Key.Block < common && !first.Events.ContainsKey(told.Key) && first.Covers(told.Key.Block)))
            yield return WitnessFinding.Alarm(FindingCode.EventMissing, WitnessText.Of(place.Block), WitnessText.Of(place.LogIndex), "1");

        foreach (var (root, told) in first.Roots)
        {
            if (second.Roots.TryGetValue(root, out var other) && other != told)
                yield return WitnessFinding.Alarm(FindingCode.RootsDiffer, root.ToString(), Text(told), Text(other));
        }
    }

    private static string Text(WitnessedEvent witnessed) => WitnessText.Of(((RegistryEvent.Anchored)witnessed.Event).In(witnessed.Block));
}
