using System.Security.Cryptography;
using System.Text;
using LaborContracts.Files;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC.Multiplier;
using Org.BouncyCastle.Utilities;
using static LaborContracts.Ledger.Chain.Secp256k1;

namespace LaborContracts.Ledger.Chain;

/// <summary>
/// A secp256k1 key that signs transactions. The private number stays inside this assembly. The arithmetic is not hardened against someone
/// who measures this machine; where that matters the key belongs in a device.
/// </summary>
public sealed class EthereumKey : SenderKey
{
    private readonly BigInteger _secret;

    private EthereumKey(BigInteger secret, EthereumPublicKey publicKey)
        : base(publicKey.Account) => (_secret, PublicKey) = (secret, publicKey);

    /// <summary>What others know the key by.</summary>
    public EthereumPublicKey PublicKey { get; }

    /// <summary>Reads a private key written as <c>0x</c> and 64 hexadecimal digits.</summary>
    /// <exception cref="FormatException">Not of that form, or not a number from 1 to below the curve's order.</exception>
    public static EthereumKey FromHex(string text)
    {
        var bytes = new byte[Bytes32.Size];
        if (!Hex.TryDecode(text, bytes)) throw new FormatException("a private key is 0x and 64 hexadecimal digits");
        return FromSecret(bytes);
    }

    /// <summary>Reads a private key as 32 bytes, big-endian.</summary>
    /// <exception cref="FormatException">Not a number from 1 to below the curve's order.</exception>
    internal static EthereumKey FromSecret(ReadOnlySpan<byte> bytes)
    {
        var secret = new BigInteger(1, bytes);
        return secret.SignValue > 0 && secret.CompareTo(Curve.N) < 0
            ? new(secret, PublicKeyOf(secret))
            : throw new FormatException("a private key is from 1 to below the order of secp256k1");
    }

    private static EthereumPublicKey PublicKeyOf(BigInteger secret) =>
        new(new FixedPointCombMultiplier().Multiply(Curve.G, secret).Normalize().GetEncoded(compressed: false).AsSpan(1));

    /// <summary>A new key.</summary>
    public static EthereumKey Create() =>
        FromSecret(RandomNumberGenerator.GetBytes(Bytes32.Size)); // refuses the few numbers that are no key, with odds of 1 in 2^127

    /// <summary>Reads the key in a file, or makes a new one and keeps it there, readable by its owner alone.</summary>
    /// <exception cref="FormatException">The file holds something else.</exception>
    public static EthereumKey CreateOrLoad(string path)
    {
        DurableFile.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        return FromHex(Encoding.ASCII.GetString(
            DurableFile.ReadOrCreate(path, () => Encoding.ASCII.GetBytes(Hex.Encode(Create().Secret()) + "\n"))).Trim());
    }

    /// <summary>
    /// Signs a hash: ECDSA with the nonce of RFC 6979, so the same hash gives the same signature, and s in the lower half
    /// (EIP-2). <c>YIsOdd</c> tells which of the two keys behind r is ours.
    /// </summary>
    public EthereumSignature Sign(Bytes32 hash)
    {
        var message = new BigInteger(1, hash.ToArray());
        var nonces = new HMacDsaKCalculator(new Sha256Digest());
        nonces.Init(Curve.N, _secret, hash.ToArray());
        while (true)
        {
            var nonce = nonces.NextK();
            var point = new FixedPointCombMultiplier().Multiply(Curve.G, nonce).Normalize();
            var r = point.AffineXCoord.ToBigInteger();
            if (r.CompareTo(Curve.N) >= 0) continue; // would need a recovery id beyond the y bit
            var s = BigIntegers.ModOddInverse(Curve.N, nonce).Multiply(message.Add(_secret.Multiply(r))).Mod(Curve.N);
            if (r.SignValue == 0 || s.SignValue == 0) continue;
            return new EthereumSignature(ToBytes32(r), ToBytes32(s), point.AffineYCoord.TestBitZero()).WithLowS();
        }
    }

    /// <inheritdoc/>
    public override Task<EthereumSignature> SignAsync(Bytes32 hash, CancellationToken cancellationToken) => Task.FromResult(Sign(hash));

    /// <summary>The private number, for a keystore alone.</summary>
    internal byte[] Secret() => BigIntegers.AsUnsignedByteArray(Bytes32.Size, _secret);

    private static Bytes32 ToBytes32(BigInteger number) => new(BigIntegers.AsUnsignedByteArray(Bytes32.Size, number));
}
