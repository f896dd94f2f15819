using System.Globalization;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Witness;

/// <summary>How findings name what they speak of; part of the log's format.</summary>
internal static class WitnessText
{
    /// <summary>A block's time, UTC, to the second.</summary>
    public const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static string Of(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static string Of(Anchor anchor) => string.Create(CultureInfo.InvariantCulture,
        $"block {anchor.BlockNumber}, {Of(anchor.BlockTime)}, {anchor.LeafCount}, {anchor.Anchorer}");

    public static string Of(StatusEntry? status) => status is null
        ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{(int)status.Status}, {status.Revision}, {status.Document}");
}
