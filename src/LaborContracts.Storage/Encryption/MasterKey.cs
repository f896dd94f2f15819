using System.Security.Cryptography;
using LaborContracts.Files;

namespace LaborContracts.Storage.Encryption;

/// <summary>
/// The key that wraps all data keys and makes blind indexes. It is kept outside the database and the document folder,
/// so that a thief of either holds nothing readable. Never printed, never logged.
/// </summary>
public sealed class MasterKey
{
    private readonly byte[] _wrapping;
    private readonly byte[] _indexing;

    private MasterKey(byte[] secret)
    {
        // One secret, two purposes: derived keys keep an index value from ever being usable as a wrapping key.
        _wrapping = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "labor-contracts wrapping"u8.ToArray());
        _indexing = HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: "labor-contracts index"u8.ToArray());
    }

    /// <summary>Reads the key file (32 bytes), or makes one readable by its owner alone if there is none.</summary>
    /// <exception cref="InvalidDataException">The file is not 32 bytes long.</exception>
    public static MasterKey ReadOrCreate(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var secret = DurableFile.ReadOrCreate(path, () => RandomNumberGenerator.GetBytes(32));
        return secret.Length == 32
            ? new MasterKey(secret)
            : throw new InvalidDataException($"The master key file holds {secret.Length} bytes, not 32.");
    }

    /// <summary>Makes a fresh data key and its wrapped form, the only form that is stored.</summary>
    public (DataKey Key, byte[] Wrapped) NewDataKey()
    {
        var key = RandomNumberGenerator.GetBytes(32);
        return (new DataKey(key), new DataKey(_wrapping).Seal(key));
    }

    /// <summary>Opens a wrapped data key.</summary>
    /// <exception cref="CryptographicException">It was wrapped under another master key, or changed.</exception>
    public DataKey Unwrap(ReadOnlySpan<byte> wrapped) => new(new DataKey(_wrapping).Open(wrapped));

    /// <summary>
    /// Blind index: HMAC-SHA-256 of a value under a key of its own purpose, as lower-case hex. Equal values give equal
    /// indexes; without the master key the value cannot be found by trying all candidates.
    /// </summary>
    public string IndexOf(string purpose, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_indexing, System.Text.Encoding.UTF8.GetBytes($"{purpose}\0{value}")));
}
