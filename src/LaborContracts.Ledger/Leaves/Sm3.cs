using Org.BouncyCastle.Crypto.Digests;

namespace LaborContracts.Ledger.Leaves;

/// <summary>The hash function of GB/T 32905-2016.</summary>
public static class Sm3
{
    public static Bytes32 Of(ReadOnlySpan<byte> data)
    {
        var digest = new SM3Digest();
        digest.BlockUpdate(data);
        Span<byte> hash = stackalloc byte[Bytes32.Size];
        digest.DoFinal(hash);
        return new(hash);
    }
}
