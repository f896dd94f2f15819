using System.Formats.Cbor;
using System.Security.Cryptography;

namespace LaborContracts.Ledger.Intents;

/// <summary>
/// The public key of a passkey as its authenticator writes it: a COSE_Key (RFC 9052, section 7) of ECDSA on P-256 with SHA-256, or of RSA with
/// SHA-256, PKCS #1 v1.5 and 2048 to 4096 bits (RFC 9053, section 2.1; RFC 8812, section 2).
/// </summary>
public sealed class PasskeyKey
{
    /// <summary>COSE's number of ECDSA with SHA-256, which every authenticator knows.</summary>
    public const int Es256 = -7;

    /// <summary>COSE's number of RSA with SHA-256, which some computers' built-in ones know alone.</summary>
    public const int Rs256 = -257;

    private const int KeyType = 1, Algorithm = 3; // labels of every COSE_Key
    private const int Curve = -1, X = -2, Y = -3; // of an elliptic curve's
    private const int Modulus = -1, Exponent = -2; // of an RSA key
    private const int OnCurve = 2, Rsa = 3, P256 = 1;
    private const int SmallestModulus = 256, LargestModulus = 512, LargestExponent = 4;

    private readonly byte[] _cose;
    private readonly Func<byte[], byte[], bool> _verify;

    private PasskeyKey(byte[] cose, Func<byte[], byte[], bool> verify) => (_cose, _verify) = (cose, verify);

    /// <summary>The COSE_Key, byte for byte as it was read.</summary>
    public byte[] ToBytes() => [.. _cose];

    /// <summary>Null if it is no COSE_Key of the two kinds, in the canonical form of CTAP2 and nothing else.</summary>
    public static PasskeyKey? TryRead(byte[] cose)
    {
        try
        {
            var (numbers, strings) = Members(cose);
            return (numbers.GetValueOrDefault(KeyType), numbers.GetValueOrDefault(Algorithm)) switch
            {
                (OnCurve, Es256) when numbers.GetValueOrDefault(Curve) == P256 => OfPoint(cose, strings[X], strings[Y]),
                (Rsa, Rs256) => OfRsa(cose, strings[Modulus], strings[Exponent]),
                _ => null,
            };
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException or KeyNotFoundException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Whether this is the key's signature over the data; ECDSA's in DER (WebAuthn Level 3, section 6.5.5).</summary>
    internal bool Verifies(byte[] data, byte[] signature) => _verify(data, signature);

    /// <exception cref="CryptographicException">No point of the curve.</exception>
    private static PasskeyKey? OfPoint(byte[] cose, byte[] x, byte[] y)
    {
        if (x.Length != Bytes32.Size || y.Length != Bytes32.Size) return null;
        var parameters = new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } };
        using (ECDsa.Create(parameters)) { }
        return new(cose, (data, signature) =>
        {
            using var key = ECDsa.Create(parameters);
            return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        });
    }

    private static PasskeyKey? OfRsa(byte[] cose, byte[] modulus, byte[] exponent)
    {
        if (modulus.Length is < SmallestModulus or > LargestModulus || modulus[0] == 0 || exponent.Length is 0 or > LargestExponent) return null;
        var parameters = new RSAParameters { Modulus = modulus, Exponent = exponent };
        using (RSA.Create(parameters)) { }
        return new(cose, (data, signature) =>
        {
            using var key = RSA.Create(parameters);
            return key.VerifyData(data, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        });
    }

    private static (Dictionary<int, int> Numbers, Dictionary<int, byte[]> Strings) Members(byte[] cose)
    {
        var (numbers, strings) = (new Dictionary<int, int>(), new Dictionary<int, byte[]>());
        var reader = new CborReader(cose, CborConformanceMode.Ctap2Canonical);
        reader.ReadStartMap();
        while (reader.PeekState() != CborReaderState.EndMap)
        {
            var label = reader.ReadInt32();
            if (reader.PeekState() == CborReaderState.ByteString) strings.Add(label, reader.ReadByteString());
            else numbers.Add(label, reader.ReadInt32());
        }

        reader.ReadEndMap();
        if (reader.BytesRemaining > 0) throw new CborContentException("something follows the key");
        return (numbers, strings);
    }
}

/// <summary>A passkey as it is made: the name by which its authenticator finds it, and its public key.</summary>
/// <param name="Id">1 to 1023 bytes.</param>
public sealed record PasskeyCredential(byte[] Id, PasskeyKey Key);
