using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace LaborContracts.Ledger.Chain.Keystores;

/// <summary>
/// scrypt (RFC 7914). Written here because the published keystore vector has r = 1 with n = 262,144, which the RFC's own
/// bound on n, and with it the usual library, refuses.
/// </summary>
internal static class Scrypt
{
    private const int SalsaWords = 16;

    /// <param name="n">Cost in work and memory (128 · n · r bytes): a power of two, 2 or more.</param>
    /// <param name="r">Block size.</param>
    /// <param name="p">Repetitions, one after the other.</param>
    public static byte[] Derive(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int n, int r, int p, int length)
    {
        var blockBytes = 128 * r;
        var blocks = Rfc2898DeriveBytes.Pbkdf2(password, salt, 1, HashAlgorithmName.SHA256, p * blockBytes);
        for (var i = 0; i < p; i++) Mix(blocks.AsSpan(i * blockBytes, blockBytes), n, r);
        var key = Rfc2898DeriveBytes.Pbkdf2(password, blocks, 1, HashAlgorithmName.SHA256, length);
        CryptographicOperations.ZeroMemory(blocks);
        return key;
    }

    /// <summary>scryptROMix, section 5.</summary>
    private static void Mix(Span<byte> block, int n, int r)
    {
        var words = 32 * r;
        var x = new uint[words];
        var mixed = new uint[words];
        var seen = new uint[n * words];
        for (var i = 0; i < words; i++) x[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(4 * i)..]);
        for (var i = 0; i < n; i++)
        {
            x.CopyTo(seen, i * words);
            MixBlock(x, mixed);
            (x, mixed) = (mixed, x);
        }

        for (var i = 0; i < n; i++)
        {
            var chosen = seen.AsSpan((int)(x[(2 * r - 1) * SalsaWords] & (uint)(n - 1)) * words, words);
            for (var j = 0; j < words; j++) x[j] ^= chosen[j];
            MixBlock(x, mixed);
            (x, mixed) = (mixed, x);
        }

        for (var i = 0; i < words; i++) BinaryPrimitives.WriteUInt32LittleEndian(block[(4 * i)..], x[i]);
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(seen.AsSpan()));
    }

    /// <summary>scryptBlockMix, section 4: even blocks come first in the result, odd ones after them.</summary>
    private static void MixBlock(ReadOnlySpan<uint> block, Span<uint> mixed)
    {
        var count = block.Length / SalsaWords;
        Span<uint> x = stackalloc uint[SalsaWords];
        block[^SalsaWords..].CopyTo(x);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < SalsaWords; j++) x[j] ^= block[i * SalsaWords + j];
            Salsa(x);
            x.CopyTo(mixed[((i / 2 + (i % 2) * (count / 2)) * SalsaWords)..]);
        }
    }

    /// <summary>Salsa20/8 core, section 3.</summary>
    private static void Salsa(Span<uint> block)
    {
        Span<uint> x = stackalloc uint[SalsaWords];
        block.CopyTo(x);
        for (var round = 0; round < 8; round += 2)
        {
            Quarter(x, 0, 4, 8, 12);
            Quarter(x, 5, 9, 13, 1);
            Quarter(x, 10, 14, 2, 6);
            Quarter(x, 15, 3, 7, 11);
            Quarter(x, 0, 1, 2, 3);
            Quarter(x, 5, 6, 7, 4);
            Quarter(x, 10, 11, 8, 9);
            Quarter(x, 15, 12, 13, 14);
        }

        for (var i = 0; i < SalsaWords; i++) block[i] = unchecked(block[i] + x[i]);
    }

    private static void Quarter(Span<uint> x, int a, int b, int c, int d)
    {
        x[b] ^= BitOperations.RotateLeft(unchecked(x[a] + x[d]), 7);
        x[c] ^= BitOperations.RotateLeft(unchecked(x[b] + x[a]), 9);
        x[d] ^= BitOperations.RotateLeft(unchecked(x[c] + x[b]), 13);
        x[a] ^= BitOperations.RotateLeft(unchecked(x[d] + x[c]), 18);
    }
}
