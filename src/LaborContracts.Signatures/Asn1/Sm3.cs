using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;

namespace LaborContracts.Signatures.Asn1;

/// <summary>The hash function of GB/T 32905-2016, which System.Security.Cryptography does not have.</summary>
internal static class Sm3
{
    private const int Size = 32; // bytes

    /// <summary>How it is called beside the platform's own algorithms; they refuse this name.</summary>
    public static readonly HashAlgorithmName Name = new("SM3");

    /// <summary>Hash of <paramref name="data"/> followed by <paramref name="more"/>.</summary>
    public static byte[] Of(ReadOnlySpan<byte> data, ReadOnlySpan<byte> more = default)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(data);
        digest.BlockUpdate(more);
        var hash = new byte[Size];
        digest.DoFinal(hash);
        return hash;
    }
}
