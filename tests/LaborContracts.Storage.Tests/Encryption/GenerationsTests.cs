using System.Security.Cryptography;
using LaborContracts.Storage.Encryption;
using Xunit;

namespace LaborContracts.Storage.Tests.Encryption;

/// <summary>Several generations of the master key lie side by side until the older ones are retired.</summary>
public sealed class GenerationsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_newest_wraps_as_soon_as_its_file_is_there_and_all_open()
    {
        var master = MasterKey.ReadOrCreate(_folder.File("keys"));
        var (first, wrappedFirst) = master.NewDataKey();
        Put("master-10.key");
        var (second, wrappedSecond) = master.NewDataKey();

        Assert.Equal((1, 10), (MasterKey.GenerationOf(wrappedFirst), MasterKey.GenerationOf(wrappedSecond)));
        Assert.Equal((10, 1), (master.Newest, Assert.Single(master.Retiring)));
        foreach (var holder in (MasterKey[])[master, MasterKey.ReadOrCreate(_folder.File("keys"))])
        {
            Assert.Equal("wages"u8.ToArray(), holder.Unwrap(wrappedFirst).Open(first.Seal("wages"u8)));
            Assert.Equal("wages"u8.ToArray(), holder.Unwrap(wrappedSecond).Open(second.Seal("wages"u8)));
        }
    }

    [Fact]
    public void A_key_that_is_wrapped_anew_is_the_same_key_and_the_older_generation_is_not_needed_for_it()
    {
        var master = MasterKey.ReadOrCreate(_folder.File("keys"));
        var (key, wrapped) = master.NewDataKey();
        Put("master-2.key");
        var anew = master.WrapAnew(wrapped);
        File.Delete(_folder.File("keys/master-1.key"));

        var later = MasterKey.ReadOrCreate(_folder.File("keys"));

        Assert.Equal("wages"u8.ToArray(), later.Unwrap(anew).Open(key.Seal("wages"u8)));
        Assert.Contains("Generation 1", Assert.Throws<CryptographicException>(() => later.Unwrap(wrapped)).Message, StringComparison.Ordinal);
        Assert.Empty(later.Retiring);
    }

    [Fact]
    public void What_the_only_key_of_before_wrapped_and_indexed_is_opened_and_found()
    {
        // Made by that version: HKDF of the secret for either purpose, wrapped keys without a generation.
        var secret = Enumerable.Range(0, 32).Select(i => (byte)i).ToArray();
        byte[] Derived(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, info: System.Text.Encoding.ASCII.GetBytes(purpose));
        Put("master.key", secret);
        var dataKey = RandomNumberGenerator.GetBytes(32);
        var wrapped = new byte[60];
        using (var aes = new AesGcm(Derived("labor-contracts wrapping"), 16)) aes.Encrypt(wrapped.AsSpan(0, 12), dataKey, wrapped.AsSpan(28), wrapped.AsSpan(12, 16));
        var index = Convert.ToHexStringLower(HMACSHA256.HashData(Derived("labor-contracts index"), "worker\0320499199003070012"u8));

        var master = MasterKey.ReadOrCreate(_folder.File("keys"));
        var sealedBytes = master.Unwrap(wrapped).Seal("wages"u8);

        Assert.Equal((0, 0), (MasterKey.GenerationOf(wrapped), MasterKey.GenerationOf(master.NewDataKey().Wrapped)));
        Assert.Equal(index, master.IndexOf("worker", "320499199003070012"));
        Put("master-1.key");
        var anew = master.WrapAnew(wrapped);
        File.Delete(_folder.File("keys/master.key"));
        var later = MasterKey.ReadOrCreate(_folder.File("keys"));
        Assert.Equal("wages"u8.ToArray(), later.Unwrap(anew).Open(sealedBytes));
        Assert.Equal(index, later.IndexOf("worker", "320499199003070012"));
    }

    [Fact]
    public void Indexes_do_not_change_with_the_generations()
    {
        var master = MasterKey.ReadOrCreate(_folder.File("keys"));
        var before = master.IndexOf("phone", "13800000001");
        Put("master-2.key");
        File.Delete(_folder.File("keys/master-1.key"));

        Assert.Equal(before, MasterKey.ReadOrCreate(_folder.File("keys")).IndexOf("phone", "13800000001"));
    }

    [Fact]
    public void Without_the_index_key_nothing_begins_rather_than_with_another_one()
    {
        MasterKey.ReadOrCreate(_folder.File("keys"));
        File.Delete(_folder.File("keys/index.key"));

        Assert.Throws<InvalidDataException>(() => MasterKey.ReadOrCreate(_folder.File("keys")));

        Assert.False(File.Exists(_folder.File("keys/index.key")));
    }

    [Theory]
    [InlineData("master-02.key")]
    [InlineData("master-0.key")]
    [InlineData("master-65536.key")]
    [InlineData("master-+2.key")]
    [InlineData("master-2.key.tmp")]
    [InlineData("master-2.bak")]
    public void A_file_of_another_name_is_no_generation(string name)
    {
        var master = MasterKey.ReadOrCreate(_folder.File("keys"));
        Put(name);

        Assert.Equal(1, master.Newest);
        Assert.Empty(master.Retiring);
    }

    private void Put(string name, byte[]? key = null)
    {
        Directory.CreateDirectory(_folder.File("keys"));
        File.WriteAllBytes(_folder.File($"keys/{name}"), key ?? RandomNumberGenerator.GetBytes(32));
    }
}
