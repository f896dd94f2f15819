using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace LaborContracts.Ledger.Chain;

/// <summary>Reads the value forms of Ethereum's JSON-RPC; anything else is a <see cref="FormatException"/>.</summary>
internal static class JsonRpcReading
{
    /// <summary>A quantity: 0x and up to 16 hexadecimal digits.</summary>
    public static ulong Quantity(this JsonElement value)
    {
        var text = value.Text();
        return text.StartsWith("0x", StringComparison.Ordinal) && text.Length <= 18
            && ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"got \"{text}\", want a quantity");
    }

    /// <summary>No chain comes near the greatest: what is counted on from here does not overflow.</summary>
    public static ulong BlockNumber(this JsonElement value) => value.Quantity() is <= long.MaxValue and var number
        ? number
        : throw new FormatException("want the number of a block");

    /// <summary>A quantity of up to 32 bytes, as prices are.</summary>
    public static BigInteger LargeQuantity(this JsonElement value)
    {
        var text = value.Text();
        // A leading zero digit keeps the number from being read as a negative one.
        return text.StartsWith("0x", StringComparison.Ordinal) && text.Length is > 2 and <= 66
            && BigInteger.TryParse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"got \"{text}\", want a quantity");
    }

    public static byte[] Data(this JsonElement value) => Hex.Decode(value.Text());

    public static Bytes32 Hash(this JsonElement value) => Bytes32.Parse(value.Text());

    public static Address Account(this JsonElement value) => Address.Parse(value.Text());

    /// <summary>Seconds since 1970, of a block.</summary>
    public static DateTimeOffset BlockTime(ulong seconds) => seconds <= 253_402_300_799
        ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
        : throw new FormatException($"got {seconds}, want a time before the year 10000");

    public static string ToQuantity(ulong number) => string.Create(CultureInfo.InvariantCulture, $"0x{number:x}");

    private static string Text(this JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException("want a string");
}
