using System.Buffers;

namespace LaborContracts.Ledger;

/// <summary>
/// Bytes as <c>0x</c> and hexadecimal digits, as Ethereum writes them: lower case out, either case in.
/// </summary>
public static class Hex
{
    public static string Encode(ReadOnlySpan<byte> bytes) => "0x" + Convert.ToHexStringLower(bytes);

    /// <summary>Reads <c>0x</c> and any even number of digits.</summary>
    /// <exception cref="FormatException">No <c>0x</c>, an odd number of digits, or another character.</exception>
    public static byte[] Decode(string text)
    {
        if (!HasPrefix(text) || text.Length % 2 != 0) throw Malformed(text);
        var bytes = new byte[(text.Length - 2) / 2];
        return TryDecode(text, bytes) ? bytes : throw Malformed(text);
    }

    /// <summary>
    /// Fills the whole of <paramref name="bytes"/>; false when the text is not exactly that many bytes.
    /// </summary>
    public static bool TryDecode(string? text, Span<byte> bytes) =>
        text is not null && HasPrefix(text) && text.Length == 2 + 2 * bytes.Length
        && Convert.FromHexString(text.AsSpan(2), bytes, out _, out var written) == OperationStatus.Done
        && written == bytes.Length;

    private static bool HasPrefix(string text) => text.StartsWith("0x", StringComparison.Ordinal);

    private static FormatException Malformed(string text) =>
        new($"got {text.Length} characters, want 0x and an even number of hexadecimal digits");
}
