using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Files;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Modes;
using Org.BouncyCastle.Crypto.Parameters;

namespace LaborContracts.Ledger.Chain.Keystores;

/// <summary>
/// A private key under a password, in the file format that Ethereum's programs share: Web3 Secret Storage, version 3. The
/// key is encrypted with AES-128 in counter mode under the first half of what the password becomes; keccak-256 over the other half
/// and the ciphertext tells a wrong password.
/// </summary>
public static class Keystore
{
    private const int LongestFile = 64 * 1024;
    private const int Half = 16;

    /// <summary>Opens a keystore.</summary>
    /// <param name="json">The file's text.</param>
    /// <param name="password">As it is, in UTF-8.</param>
    /// <exception cref="WrongPasswordException">The file is a keystore, and this is not its password.</exception>
    /// <exception cref="FormatException">No keystore of version 3, a function that is not of the format, costs beyond the
    /// bounds, or a key that is not that of the file's address.</exception>
    public static EthereumKey Open(string json, string password)
    {
        if (json.Length > LongestFile) throw new FormatException($"got {json.Length} characters, want at most {LongestFile}");
        try
        {
            using var document = JsonDocument.Parse(json);
            return Open(document.RootElement, password);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentNullException)
        {
            throw new FormatException($"no keystore: {e.Message}", e);
        }
    }

    /// <summary>Opens the keystore in a file, or makes a new key and keeps it there under the password, readable by its owner alone.</summary>
    /// <inheritdoc cref="Open(string, string)" path="/exception"/>
    public static EthereumKey CreateOrOpen(string path, string password)
    {
        DurableFile.CreateFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var kept = DurableFile.ReadOrCreate(path, () => Encoding.UTF8.GetBytes(Write(EthereumKey.Create(), password) + "\n"));
        return Open(Encoding.UTF8.GetString(kept), password);
    }

    /// <summary>Puts a key under a password, with scrypt at its usual strong cost: about a second and 256 MiB to open.</summary>
    public static string Write(EthereumKey key, string password) => Write(key, password,
        ScryptDerivation.Bounded(n: 262_144, r: 8, p: 1, RandomNumberGenerator.GetBytes(32)), RandomNumberGenerator.GetBytes(Half), Guid.NewGuid());

    internal static string Write(EthereumKey key, string password, KeyDerivation derivation, byte[] iv, Guid id)
    {
        var derived = derivation.Derive(Encoding.UTF8.GetBytes(password));
        var secret = key.Secret();
        var ciphertext = Counted(derived, iv, secret);
        CryptographicOperations.ZeroMemory(secret);
        var (function, parameters) = derivation.Write();
        return new JsonObject
        {
            ["address"] = Convert.ToHexStringLower(key.Address.ToArray()),
            ["crypto"] = new JsonObject
            {
                ["cipher"] = "aes-128-ctr",
                ["ciphertext"] = Convert.ToHexStringLower(ciphertext),
                ["cipherparams"] = new JsonObject { ["iv"] = Convert.ToHexStringLower(iv) },
                ["kdf"] = function,
                ["kdfparams"] = parameters,
                ["mac"] = Convert.ToHexStringLower(MacOf(derived, ciphertext)),
            },
            ["id"] = id.ToString(),
            ["version"] = 3,
        }.ToJsonString();
    }

    private static EthereumKey Open(JsonElement file, string password)
    {
        if (file.GetProperty("version").GetInt32() != 3) throw new FormatException("a keystore of another version than 3");
        var crypto = file.GetProperty("crypto");
        if (crypto.GetProperty("cipher").GetString() != "aes-128-ctr") throw new FormatException("a cipher other than aes-128-ctr");
        var iv = Bytes(crypto.GetProperty("cipherparams"), "iv", Half, Half);
        var ciphertext = Bytes(crypto, "ciphertext", 1, Bytes32.Size); // some programs left out a key's leading zeros
        var mac = Bytes(crypto, "mac", Bytes32.Size, Bytes32.Size);
        var derivation = KeyDerivation.Read(crypto.GetProperty("kdf").GetString()!, crypto.GetProperty("kdfparams"));

        var derived = derivation.Derive(Encoding.UTF8.GetBytes(password));
        if (!CryptographicOperations.FixedTimeEquals(MacOf(derived, ciphertext), mac)) throw new WrongPasswordException();
        var secret = new byte[Bytes32.Size];
        Counted(derived, iv, ciphertext).CopyTo(secret, secret.Length - ciphertext.Length);
        var key = EthereumKey.FromSecret(secret);
        CryptographicOperations.ZeroMemory(secret);
        CryptographicOperations.ZeroMemory(derived);
        return IsOf(file, key) ? key : throw new FormatException($"the key is that of {key.Address}, not of the file's address");
    }

    /// <summary>The address is not part of the format's definition; where it stands, it is the key's.</summary>
    private static bool IsOf(JsonElement file, EthereumKey key) =>
        !file.TryGetProperty("address", out var address) || address.GetString() is not { Length: > 0 } text
        || Address.Parse(text.StartsWith("0x", StringComparison.Ordinal) ? text : "0x" + text) == key.Address;

    private static byte[] Bytes(JsonElement parent, string name, int fewest, int most)
    {
        var bytes = Convert.FromHexString(parent.GetProperty(name).GetString()!);
        return bytes.Length >= fewest && bytes.Length <= most ? bytes : throw new FormatException($"{name} of {bytes.Length} bytes");
    }

    private static byte[] MacOf(byte[] derived, byte[] ciphertext) => Keccak256.Of([.. derived.AsSpan(Half, Half), .. ciphertext]).ToArray();

    /// <summary>Encrypting and decrypting are one in counter mode.</summary>
    private static byte[] Counted(byte[] derived, byte[] iv, byte[] data)
    {
        var cipher = new BufferedBlockCipher(new SicBlockCipher(AesUtilities.CreateEngine()));
        cipher.Init(forEncryption: true, new ParametersWithIV(new KeyParameter(derived, 0, Half), iv));
        return cipher.DoFinal(data);
    }
}

/// <summary>A keystore's password is another one.</summary>
public sealed class WrongPasswordException() : Exception("the password does not open the keystore");
