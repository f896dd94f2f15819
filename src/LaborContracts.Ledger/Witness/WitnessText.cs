using System.Globalization;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Ledger.Witness;

/// <summary>How findings name what they speak of; part of the log's format.</summary>
internal static class WitnessText
{
    public static string Of(ulong number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset time) => JsonTime.Write(time);

    public static string Of(Anchor anchor) => string.Create(CultureInfo.InvariantCulture,
        $"block {anchor.BlockNumber}, {Of(anchor.BlockTime)}, {anchor.LeafCount}, {anchor.Anchorer}");

    public static string Of(StatusEntry? status) => status is null
        ? "-"
        : string.Create(CultureInfo.InvariantCulture, $"{(int)status.Status}, {status.Revision}, {status.Document}");
}
