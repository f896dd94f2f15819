using System.Security.Cryptography;

namespace LaborContracts.Storage.Encryption;

/// <summary>
/// An AES-256 key for the data of one contract or one document. Sealed bytes are
/// <c>nonce (12) ‖ tag (16) ‖ ciphertext</c>, AES-GCM as in NIST SP 800-38D, with a random nonce each time.
/// </summary>
public sealed class DataKey
{
    /// <summary>Bytes that sealing adds.</summary>
    internal const int Overhead = NonceLength + TagLength;

    private const int NonceLength = 12;
    private const int TagLength = 16;
    private readonly byte[] _key;

    internal DataKey(byte[] key) => _key = key;

    /// <summary>Encrypts and authenticates.</summary>
    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[NonceLength + TagLength + plain.Length];
        var nonce = sealedBytes.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(_key, TagLength);
        aes.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceLength + TagLength), sealedBytes.AsSpan(NonceLength, TagLength));
        return sealedBytes;
    }

    /// <summary>Decrypts what <see cref="Seal"/> made.</summary>
    /// <exception cref="CryptographicException">Wrong key, or the bytes were changed or cut.</exception>
    public byte[] Open(ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < NonceLength + TagLength) throw new CryptographicException("Sealed bytes are cut short.");
        var plain = new byte[sealedBytes.Length - NonceLength - TagLength];
        using var aes = new AesGcm(_key, TagLength);
        aes.Decrypt(
            sealedBytes[..NonceLength],
            sealedBytes[(NonceLength + TagLength)..],
            sealedBytes.Slice(NonceLength, TagLength),
            plain);
        return plain;
    }
}
