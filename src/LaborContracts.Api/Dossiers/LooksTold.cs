using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Trails;

namespace LaborContracts.Api.Dossiers;

/// <summary>When parties are told of a look of the labor authority: at once, or after the time that the settings give it (docs/cases.md).</summary>
internal static class LooksTold
{
    public static bool IsTold(this TrailEvent told, PlatformSettings settings, DateTimeOffset now) =>
        told.Actor != Dossier.Authority || told.At + settings.Cases.ToldAfter <= now;

    /// <summary>The entry, or without what it says while that is not to be told.</summary>
    public static TrailEntry AsTold(this TrailEntry entry, PlatformSettings settings, DateTimeOffset now) =>
        entry.Told() is { } told && !told.IsTold(settings, now) ? entry.Shredded() : entry;
}
