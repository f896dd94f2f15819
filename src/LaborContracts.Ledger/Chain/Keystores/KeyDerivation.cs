using System.Numerics;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LaborContracts.Ledger.Chain.Keystores;

/// <summary>
/// How a keystore's password becomes 32 bytes: <c>kdf</c> and <c>kdfparams</c>. A file says itself how much work and memory
/// it asks for, so what is absurd is refused before any of it is spent.
/// </summary>
internal abstract record KeyDerivation(byte[] Salt)
{
    public const int KeySize = 32;

    private const int LongestSalt = 1024;

    public abstract byte[] Derive(ReadOnlySpan<byte> password);

    /// <summary>The members <c>kdf</c> and <c>kdfparams</c>.</summary>
    public abstract (string Name, JsonObject Parameters) Write();

    /// <exception cref="FormatException">Another function, or costs beyond the bounds.</exception>
    public static KeyDerivation Read(string function, JsonElement parameters)
    {
        var salt = Convert.FromHexString(parameters.GetProperty("salt").GetString()!);
        if (salt.Length > LongestSalt) throw new FormatException($"a salt of {salt.Length} bytes, want at most {LongestSalt}");
        if (Number(parameters, "dklen") != KeySize) throw new FormatException($"a derived key of another length than {KeySize}");
        return function switch
        {
            "scrypt" => ScryptDerivation.Bounded(Number(parameters, "n"), Number(parameters, "r"), Number(parameters, "p"), salt),
            "pbkdf2" when parameters.GetProperty("prf").GetString() == "hmac-sha256" => Pbkdf2Derivation.Bounded(Number(parameters, "c"), salt),
            _ => throw new FormatException("a key derivation other than scrypt and pbkdf2 with hmac-sha256"),
        };
    }

    private static int Number(JsonElement parameters, string name) => parameters.GetProperty(name).GetInt32();
}

/// <summary>scrypt (RFC 7914).</summary>
internal sealed record ScryptDerivation(int N, int R, int P, byte[] Salt) : KeyDerivation(Salt)
{
    /// <summary>Bytes of memory, 128 · n · r: what n = 262,144 and r = 8 ask for, the usual strong setting.</summary>
    private const long MostMemory = 256L * 1024 * 1024;

    /// <summary>n · r · p: four times the work of that setting.</summary>
    private const long MostWork = 4 * 262_144 * 8;

    /// <exception cref="FormatException">Senseless, or beyond the bounds.</exception>
    public static ScryptDerivation Bounded(int n, int r, int p, byte[] salt) =>
        n >= 2 && BitOperations.IsPow2(n) && r >= 1 && p >= 1
        && (Int128)128 * n * r <= MostMemory && (Int128)n * r * p <= MostWork && (Int128)r * p <= MostWork / 1024
            ? new(n, r, p, salt)
            : throw new FormatException($"scrypt with n {n}, r {r}, p {p}: senseless, or more than {MostMemory >> 20} MiB or {MostWork} blocks");

    public override byte[] Derive(ReadOnlySpan<byte> password) => Scrypt.Derive(password, Salt, N, R, P, KeySize);

    public override (string Name, JsonObject Parameters) Write() => ("scrypt", new JsonObject
    {
        ["dklen"] = KeySize,
        ["n"] = N,
        ["r"] = R,
        ["p"] = P,
        ["salt"] = Convert.ToHexStringLower(Salt),
    });
}

/// <summary>PBKDF2 with HMAC-SHA-256 (RFC 8018, section 5.2).</summary>
internal sealed record Pbkdf2Derivation(int C, byte[] Salt) : KeyDerivation(Salt)
{
    private const int MostRounds = 10_000_000;

    /// <exception cref="FormatException">Beyond the bounds.</exception>
    public static Pbkdf2Derivation Bounded(int c, byte[] salt) => c is >= 1 and <= MostRounds
        ? new(c, salt)
        : throw new FormatException($"pbkdf2 with {c} rounds, want from 1 to {MostRounds}");

    public override byte[] Derive(ReadOnlySpan<byte> password) =>
        Rfc2898DeriveBytes.Pbkdf2(password, Salt, C, HashAlgorithmName.SHA256, KeySize);

    public override (string Name, JsonObject Parameters) Write() => ("pbkdf2", new JsonObject
    {
        ["dklen"] = KeySize,
        ["c"] = C,
        ["prf"] = "hmac-sha256",
        ["salt"] = Convert.ToHexStringLower(Salt),
    });
}
