using Org.BouncyCastle.Crypto.Digests;

namespace LaborContracts.Ledger;

/// <summary>Keccak-256 as Ethereum uses it: the padding of before FIPS 202, so not SHA3-256.</summary>
public static class Keccak256
{
    public static Bytes32 Of(ReadOnlySpan<byte> data)
    {
        var digest = new KeccakDigest(256);
        digest.BlockUpdate(data);
        Span<byte> hash = stackalloc byte[Bytes32.Size];
        digest.DoFinal(hash);
        return new(hash);
    }
}
