using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.Pkcs;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;

namespace LaborContracts.Signatures.Keys;

/// <summary>
/// An SM2 key in this process's memory, for development and demonstration: the arithmetic is no certified module's, and
/// neither is its timing independent of the key.
/// </summary>
internal sealed class Sm2Key : AsymmetricAlgorithm
{
    private const int SaltSize = 16;

    private readonly BigInteger _number;

    private Sm2Key(BigInteger number)
    {
        _number = number;
        KeySizeValue = 256;
    }

    /// <summary>A fresh key.</summary>
    public static new Sm2Key Create() => new(Sm2.RandomNumber());

    /// <summary>A key from the text's first block ENCRYPTED PRIVATE KEY (PKCS#8).</summary>
    /// <exception cref="CryptographicException">There is none, the password is another, or so is the kind of key.</exception>
    public static Sm2Key FromEncryptedPem(string pem, string password)
    {
        var block = Pem.Read(pem).FirstOrDefault(b => b.Label == "ENCRYPTED PRIVATE KEY");
        if (block.Data is null) throw new CryptographicException("No encrypted private key in the text.");
        AsymmetricKeyParameter key;
        try
        {
            key = PrivateKeyFactory.DecryptKey(password.ToCharArray(), block.Data);
        }
        catch (Exception e) when (e is not OutOfMemoryException) // the parser fails in many ways on what a wrong password leaves
        {
            throw new CryptographicException("The private key does not open with this password.", e);
        }

        return key is ECPrivateKeyParameters { PublicKeyParamSet: { } curve } ec
            && curve.Equals(GMObjectIdentifiers.sm2p256v1) && Sm2.IsPrivateKey(ec.D)
                ? new Sm2Key(ec.D)
                : throw new CryptographicException("The private key is no SM2 key.");
    }

    /// <summary>Signs e (32 bytes), see <see cref="Sm2.Digest(ReadOnlyMemory{byte}, ReadOnlySpan{byte})"/>.</summary>
    public byte[] SignDigest(ReadOnlySpan<byte> digest) => Sm2.Sign(_number, digest);

    public override byte[] ExportSubjectPublicKeyInfo() => Sm2.PublicKeyInfo(_number);

    /// <summary>PKCS#8, encrypted by AES-256-CBC with PBKDF2 and HMAC-SHA-256 (RFC 8018 §6.2).</summary>
    public override byte[] ExportEncryptedPkcs8PrivateKey(ReadOnlySpan<char> password, PbeParameters pbeParameters)
    {
        if (pbeParameters.EncryptionAlgorithm != PbeEncryptionAlgorithm.Aes256Cbc
            || pbeParameters.HashAlgorithm != HashAlgorithmName.SHA256)
            throw new CryptographicException("An SM2 key is encrypted with AES-256 and SHA-256 only.");
        return EncryptedPrivateKeyInfoFactory.CreateEncryptedPrivateKeyInfo(
            NistObjectIdentifiers.IdAes256Cbc,
            PkcsObjectIdentifiers.IdHmacWithSha256,
            password.ToArray(),
            RandomNumberGenerator.GetBytes(SaltSize),
            pbeParameters.IterationCount,
            new SecureRandom(),
            new ECPrivateKeyParameters("EC", _number, GMObjectIdentifiers.sm2p256v1)).GetDerEncoded();
    }
}
