using System.Runtime.Versioning;
using System.Security.Cryptography;
using LaborContracts.Storage.Documents;
using LaborContracts.Storage.Encryption;
using Xunit;

namespace LaborContracts.Storage.Tests.Documents;

public sealed class DocumentFolderTests : IDisposable
{
    private static readonly byte[] Pdf = [.. "%PDF-1.7 "u8, .. new byte[5000]];

    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master;
    private readonly DocumentFolder _documents;

    public DocumentFolderTests()
    {
        _master = MasterKey.ReadOrCreate(_folder.File("keys"));
        _documents = new DocumentFolder(_folder.File("documents"), _master);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_document_is_read_back_as_it_was_put_by_whoever_holds_the_master_key()
    {
        var (sha256, wrapped) = _documents.Put(Pdf);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Pdf)), sha256);
        Assert.Equal(Pdf, new DocumentFolder(_folder.File("documents"), _master).Read(sha256, wrapped, mark: null));
    }

    [Fact]
    public void Two_writers_of_the_same_bytes_keep_a_file_each_that_their_own_key_opens()
    {
        var puts = new (string Sha256, byte[] WrappedKey)[8];

        Parallel.For(0, puts.Length, i => puts[i] = _documents.Put(Pdf));

        Assert.Equal(puts.Length, Files().Length);
        Assert.All(puts, put => Assert.Equal(Pdf, _documents.Read(put.Sha256, put.WrappedKey, mark: null)));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Nothing_of_a_document_can_be_read_in_the_folder()
    {
        _documents.Put(Pdf);

        var stored = File.ReadAllBytes(Assert.Single(Files()));

        Assert.Equal(-1, stored.AsSpan().IndexOf("%PDF"u8));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Files()[0]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(-1)]
    public void A_file_that_was_changed_is_refused(int place)
    {
        var (sha256, wrapped) = _documents.Put(Pdf);
        var bytes = File.ReadAllBytes(Files()[0]);
        bytes[place < 0 ? bytes.Length + place : place] ^= 1;
        File.WriteAllBytes(Files()[0], bytes);

        Assert.ThrowsAny<CryptographicException>(() => _documents.Read(sha256, wrapped, mark: null));
    }

    [Fact]
    public void A_document_under_another_documents_name_is_refused()
    {
        var (sha256, wrapped) = _documents.Put(Pdf);
        var (other, otherWrapped) = _documents.Put("%PDF-1.7 another"u8);
        var files = Files();
        var (first, second) = (files.Single(f => f.Contains(sha256, StringComparison.Ordinal)),
            files.Single(f => f.Contains(other, StringComparison.Ordinal)));
        File.Copy(second, first, overwrite: true);

        Assert.ThrowsAny<CryptographicException>(() => _documents.Read(sha256, wrapped, mark: null));
        Assert.Equal("%PDF-1.7 another"u8.ToArray(), _documents.Read(other, otherWrapped, mark: null));
    }

    [Fact]
    public void A_row_that_names_another_hash_for_a_file_is_refused()
    {
        var (_, wrapped) = _documents.Put(Pdf);
        var wrong = new string('0', 64);
        var mark = Path.GetExtension(Files()[0]);
        Directory.CreateDirectory(_folder.File("documents/00"));
        File.Copy(Files()[0], _folder.File($"documents/00/{wrong}{mark}"));

        Assert.Throws<InvalidDataException>(() => _documents.Read(wrong, wrapped, mark: null));
    }

    [Fact]
    public void A_document_that_is_lost_is_missed_aloud()
    {
        var (sha256, wrapped) = _documents.Put(Pdf);
        File.Delete(Files()[0]);

        Assert.Throws<FileNotFoundException>(() => _documents.Read(sha256, wrapped, mark: null));
    }

    private string[] Files() => Directory.GetFiles(_folder.File("documents"), "*", SearchOption.AllDirectories);
}
