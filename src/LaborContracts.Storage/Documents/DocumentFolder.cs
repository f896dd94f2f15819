using System.Security.Cryptography;
using LaborContracts.Files;
using LaborContracts.Storage.Encryption;

namespace LaborContracts.Storage.Documents;

/// <summary>
/// PDFs in a folder, each encrypted under a key of its own and named by the SHA-256 of its plain bytes and a mark of
/// that key, so that two writers of the same bytes cannot overwrite each other's file.
/// A file is durable when <see cref="Put"/> returns, so a row that names it can be committed after.
/// </summary>
public sealed class DocumentFolder(string folder, MasterKey masterKey)
{
    /// <summary>Stores the bytes and says under which name and which wrapped key.</summary>
    public (string Sha256, byte[] WrappedKey) Put(ReadOnlySpan<byte> pdf)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf));
        var (key, wrapped) = masterKey.NewDataKey();
        var path = PathOf(sha256, MarkOf(wrapped));
        DurableFile.CreateFolder(Path.GetDirectoryName(path)!);
        DurableFile.Write(path, key.Seal(pdf), onlyForOwner: true);
        return (sha256, wrapped);
    }

    /// <summary>Reads a document back and checks that it is the one that was stored.</summary>
    /// <param name="mark">The file's mark, if the key was wrapped anew since it was stored; else null.</param>
    /// <exception cref="InvalidDataException">The file decrypts to other bytes than its name says.</exception>
    /// <exception cref="CryptographicException">The file was changed, or the key is not its own.</exception>
    public byte[] Read(string sha256, ReadOnlySpan<byte> wrappedKey, string? mark)
    {
        var pdf = masterKey.Unwrap(wrappedKey).Open(File.ReadAllBytes(PathOf(sha256, mark ?? MarkOf(wrappedKey))));
        return Convert.ToHexStringLower(SHA256.HashData(pdf)) == sha256
            ? pdf
            : throw new InvalidDataException($"Document {sha256} in the store is not the one that was stored.");
    }

    /// <summary>Deletes a file whose key is destroyed; one that is gone already is no matter.</summary>
    public void Erase(string sha256, string mark)
    {
        if (File.Exists(PathOf(sha256, mark))) File.Delete(PathOf(sha256, mark));
    }

    /// <summary>The mark in the name of a file that was stored under this wrapped key; it stays when the key is wrapped anew.</summary>
    public static string MarkOf(ReadOnlySpan<byte> wrappedKey) => Convert.ToHexStringLower(SHA256.HashData(wrappedKey)[..4]);

    private string PathOf(string sha256, string mark) => Path.Combine(folder, sha256[..2], $"{sha256}.{mark}");
}
