using LaborContracts.Ledger.Trails;

namespace LaborContracts.Api.Tests.Trails;

/// <summary>What a trail tells.</summary>
internal static class ToldTrail
{
    public static IEnumerable<TrailEvent> Told(this TrailFile trail) =>
        trail.Entries.Where(entry => entry.Event is not null).Select(entry => TrailEvent.TryRead(entry.Event!.Value)!);

    /// <summary>All but the looks: those of whoever reads it for a test are in it too.</summary>
    public static TrailEvent[] Acts(this TrailFile trail) => [.. trail.Told().Where(told => told.Type != TrailEventType.Opened)];

    /// <summary>Number of the last entry of a type.</summary>
    public static uint PlaceOfLast(this TrailFile trail, string type) =>
        trail.Entries.Last(entry => entry.Event is { } content && TrailEvent.TryRead(content)!.Type == type).Sequence;
}
