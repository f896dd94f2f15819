using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaborContracts.Files;

namespace LaborContracts.Storage.Encryption;

/// <summary>
/// The key that wraps all data keys, in as many generations as are not retired yet, and the key of the blind indexes. They are files in
/// a folder outside the database and the documents, so that a thief of either holds nothing readable. Never printed, never logged.
/// <list type="bullet">
/// <item><c>master-N.key</c> (32 bytes, N from 1 to 65535): a generation. The highest wraps; all open what they wrapped.</item>
/// <item><c>master-N.next</c>: the same before its time: it opens and does not wrap yet, so that a key can be brought to every instance
/// before the first one uses it.</item>
/// <item><c>master.key</c>: generation 0, from before there were several.</item>
/// <item><c>index.key</c> (32 bytes): makes the blind indexes. It has no generations: every row would have to be opened and indexed anew
/// before anything could be found again.</item>
/// </list>
/// A wrapped key is <c>generation (2, big-endian) ‖ nonce (12) ‖ tag (16) ‖ ciphertext (32)</c>, by generation 0 without the first two bytes.
/// The folder is looked at whenever a key is wrapped, so a running platform takes up a new generation by itself.
/// </summary>
public sealed class MasterKey
{
    private const int KeyLength = 32;
    private const int GenerationLength = 2;
    private const string FirstFile = "master.key";

    private readonly string _folder;
    private readonly byte[] _indexing;
    private volatile Dictionary<int, DataKey> _generations;

    private MasterKey(string folder, byte[] indexing)
    {
        _folder = folder;
        _indexing = indexing;
        _generations = ReadGenerations();
    }

    /// <summary>Reads the keys in a folder, or makes the first ones, readable by their owner alone, if there are none.</summary>
    /// <exception cref="InvalidDataException">A file is not 32 bytes long, or the index key is missing although there are others.</exception>
    public static MasterKey ReadOrCreate(string folder)
    {
        Directory.CreateDirectory(folder);
        // The index key is the first to be there: of several who begin at the same moment, and of one that was killed, all then agree on it.
        // For the same reason it is looked for last: where a generation was seen, it is there, or lost.
        var hasGenerations = Generations(folder).Count > 0;
        var indexing = DurableFile.ReadOrCreate(Path.Combine(folder, "index.key"), () => FirstIndexKey(folder, hasGenerations));
        Check(indexing, "index.key");
        if (Generations(folder).Count == 0)
            DurableFile.ReadOrCreate(Path.Combine(folder, "master-1.key"), () => RandomNumberGenerator.GetBytes(KeyLength));
        return new MasterKey(folder, indexing);
    }

    /// <summary>The generation that wraps.</summary>
    /// <exception cref="InvalidDataException">The folder has none.</exception>
    public int Newest =>
        Generations(_folder).Where(file => file.Value.EndsWith(".key", StringComparison.Ordinal)).Select(file => (int?)file.Key).Max()
        ?? throw new InvalidDataException("No generation of the master key is in use: its file is missing.");

    /// <summary>Generations whose files are there and that no longer wrap, in ascending order.</summary>
    public IReadOnlyList<int> Retiring
    {
        get
        {
            var newest = Newest;
            return [.. Generations(_folder).Keys.Where(generation => generation < newest).Order()];
        }
    }

    /// <summary>The generation by which a data key was wrapped.</summary>
    public static int GenerationOf(ReadOnlySpan<byte> wrapped) =>
        wrapped.Length == DataKey.Overhead + KeyLength ? 0
        : wrapped.Length == GenerationLength + DataKey.Overhead + KeyLength ? BinaryPrimitives.ReadUInt16BigEndian(wrapped)
        : throw new CryptographicException($"A wrapped key of {wrapped.Length} bytes is none.");

    /// <summary>Makes a fresh data key and its wrapped form, the only form that is stored.</summary>
    public (DataKey Key, byte[] Wrapped) NewDataKey()
    {
        var key = RandomNumberGenerator.GetBytes(KeyLength);
        return (new DataKey(key), Wrap(key));
    }

    /// <summary>Opens a wrapped data key.</summary>
    /// <exception cref="CryptographicException">The generation that wrapped it is not there, or it was changed.</exception>
    public DataKey Unwrap(ReadOnlySpan<byte> wrapped) => new(OpenWrapped(wrapped));

    /// <summary>The same data key, wrapped by the newest generation.</summary>
    /// <exception cref="CryptographicException">As for <see cref="Unwrap"/>.</exception>
    public byte[] WrapAnew(ReadOnlySpan<byte> wrapped) => Wrap(OpenWrapped(wrapped));

    /// <summary>
    /// Blind index: HMAC-SHA-256 of a value under a key of its own purpose, as lower-case hex. Equal values give equal
    /// indexes; without the index key the value cannot be found by trying all candidates.
    /// </summary>
    public string IndexOf(string purpose, string value) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_indexing, Encoding.UTF8.GetBytes($"{purpose}\0{value}")));

    private byte[] Wrap(byte[] key)
    {
        var generation = Newest;
        var wrapped = Generation(generation).Seal(key);
        if (generation == 0) return wrapped;
        var prefix = new byte[GenerationLength];
        BinaryPrimitives.WriteUInt16BigEndian(prefix, (ushort)generation);
        return [.. prefix, .. wrapped];
    }

    private byte[] OpenWrapped(ReadOnlySpan<byte> wrapped)
    {
        var generation = GenerationOf(wrapped);
        return Generation(generation).Open(generation == 0 ? wrapped : wrapped[GenerationLength..]);
    }

    /// <summary>A generation that is not known yet may have come since the folder was read.</summary>
    private DataKey Generation(int generation)
    {
        if (_generations.TryGetValue(generation, out var known)) return known;
        _generations = ReadGenerations();
        return _generations.TryGetValue(generation, out var came)
            ? came : throw new CryptographicException($"Generation {generation} of the master key is not there.");
    }

    private Dictionary<int, DataKey> ReadGenerations() => Generations(_folder).ToDictionary(
        generation => generation.Key,
        generation => new DataKey(WrappingKey(Check(File.ReadAllBytes(Path.Combine(_folder, generation.Value)), generation.Value))));

    /// <summary>Names of the files by generation; one that is there under both names wraps.</summary>
    private static SortedDictionary<int, string> Generations(string folder)
    {
        var files = new SortedDictionary<int, string>();
        foreach (var name in Directory.EnumerateFiles(folder, "master*").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).Reverse())
            if (GenerationNamed(name) is { } generation) files[generation] = name;
        return files;
    }

    private static int? GenerationNamed(string file)
    {
        if (file == FirstFile) return 0;
        if (!file.StartsWith("master-", StringComparison.Ordinal) || Path.GetExtension(file) is not (".key" or ".next")) return null;
        var number = Path.GetFileNameWithoutExtension(file)["master-".Length..];
        return ushort.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            && generation > 0 && number == generation.ToString(CultureInfo.InvariantCulture) ? generation : null;
    }

    /// <summary>Before there were generations the indexes were made by a key derived from the only master key: they stay as they are.</summary>
    private static byte[] FirstIndexKey(string folder, bool hasGenerations)
    {
        var first = Path.Combine(folder, FirstFile);
        if (File.Exists(first)) return IndexKey(Check(File.ReadAllBytes(first), FirstFile));
        return hasGenerations
            ? throw new InvalidDataException("index.key is missing: with another one nothing that is stored would be found again.")
            : RandomNumberGenerator.GetBytes(KeyLength);
    }

    private static byte[] WrappingKey(byte[] secret) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyLength, info: "labor-contracts wrapping"u8.ToArray());

    private static byte[] IndexKey(byte[] secret) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, KeyLength, info: "labor-contracts index"u8.ToArray());

    private static byte[] Check(byte[] key, string file) =>
        key.Length == KeyLength ? key : throw new InvalidDataException($"The key file {file} holds {key.Length} bytes, not {KeyLength}.");
}
