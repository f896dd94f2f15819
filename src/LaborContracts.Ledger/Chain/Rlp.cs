using System.Numerics;

namespace LaborContracts.Ledger.Chain;

/// <summary>Recursive length prefix encoding (Ethereum yellow paper, appendix B), writing only.</summary>
public static class Rlp
{
    private const byte String = 0x80;
    private const byte List = 0xc0;
    private const int LongestShort = 55;

    /// <summary>A byte string, of any length.</summary>
    public static byte[] OfBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 1 && bytes[0] < String) return bytes.ToArray();
        return [.. Prefix(String, bytes.Length), .. bytes];
    }

    /// <summary>A number that is not negative, as its shortest big-endian bytes; zero is the empty string.</summary>
    public static byte[] OfNumber(BigInteger number) =>
        OfBytes(number.IsZero ? [] : number.ToByteArray(isUnsigned: true, isBigEndian: true));

    /// <summary>A list of items that are encoded already.</summary>
    public static byte[] OfList(params IReadOnlyCollection<byte[]> items) =>
        [.. Prefix(List, items.Sum(item => item.Length)), .. items.SelectMany(item => item)];

    private static byte[] Prefix(byte kind, int length)
    {
        if (length <= LongestShort) return [(byte)(kind + length)];
        var size = new BigInteger(length).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [(byte)(kind + LongestShort + size.Length), .. size];
    }
}
