using System.Runtime.Versioning;
using System.Security.Cryptography;
using CsCheck;
using LaborContracts.Storage.Encryption;
using Xunit;

namespace LaborContracts.Storage.Tests.Encryption;

public sealed class KeysTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MasterKey _master;

    public KeysTests() => _master = MasterKey.ReadOrCreate(_folder.File("keys"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_sealed_opens_to_the_same_bytes_and_never_seals_to_the_same_twice()
    {
        var (key, _) = _master.NewDataKey();

        Gen.Byte.Array[0, 300].Sample(plain =>
        {
            var (first, second) = (key.Seal(plain), key.Seal(plain));
            Assert.Equal(plain, key.Open(first));
            Assert.Equal(plain, key.Open(second));
            Assert.NotEqual(first, second);
        });
    }

    [Fact]
    public void Sealed_bytes_with_any_bit_changed_do_not_open()
    {
        var (key, _) = _master.NewDataKey();
        var sealedBytes = key.Seal("320499199003070012"u8);

        for (var bit = 0; bit < sealedBytes.Length * 8; bit++)
        {
            var changed = sealedBytes.ToArray();
            changed[bit / 8] ^= (byte)(1 << bit % 8);
            Assert.ThrowsAny<CryptographicException>(() => key.Open(changed));
        }
    }

    [Fact]
    public void Sealed_bytes_that_are_cut_do_not_open()
    {
        var (key, _) = _master.NewDataKey();
        var sealedBytes = key.Seal("wages"u8);

        for (var length = 0; length < sealedBytes.Length; length++)
            Assert.ThrowsAny<CryptographicException>(() => key.Open(sealedBytes.AsSpan(0, length)));
    }

    [Fact]
    public void Another_data_key_does_not_open()
    {
        var sealedBytes = _master.NewDataKey().Key.Seal("wages"u8);

        Assert.ThrowsAny<CryptographicException>(() => _master.NewDataKey().Key.Open(sealedBytes));
    }

    [Fact]
    public void A_wrapped_key_opens_what_it_sealed()
    {
        var (key, wrapped) = _master.NewDataKey();

        Assert.Equal("wages"u8.ToArray(), _master.Unwrap(wrapped).Open(key.Seal("wages"u8)));
    }

    [Fact]
    public void Another_master_key_does_not_unwrap()
    {
        var (_, wrapped) = _master.NewDataKey();
        var other = MasterKey.ReadOrCreate(_folder.File("other"));

        Assert.ThrowsAny<CryptographicException>(() => other.Unwrap(wrapped));
    }

    [Fact]
    public void The_master_key_is_the_same_after_a_restart()
    {
        var (key, wrapped) = _master.NewDataKey();
        var again = MasterKey.ReadOrCreate(_folder.File("keys"));

        Assert.Equal("wages"u8.ToArray(), again.Unwrap(wrapped).Open(key.Seal("wages"u8)));
        Assert.Equal(_master.IndexOf("worker", "320499199003070012"), again.IndexOf("worker", "320499199003070012"));
    }

    [Fact]
    public void Those_who_make_the_first_master_key_at_the_same_moment_all_hold_the_same_one()
    {
        for (var round = 0; round < 20; round++)
        {
            var keys = new MasterKey[8];

            Parallel.For(0, keys.Length, i => keys[i] = MasterKey.ReadOrCreate(_folder.File($"{round}")));

            Assert.Single(keys.Select(key => key.IndexOf("worker", "320499199003070012")).Distinct());
            var (key, wrapped) = keys[0].NewDataKey();
            Assert.All(keys, other => Assert.Equal("wages"u8.ToArray(), other.Unwrap(wrapped).Open(key.Seal("wages"u8))));
            Assert.Equal(2, Directory.GetFiles(_folder.File($"{round}")).Length);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void A_key_file_of_another_length_is_refused_and_left_as_it_is(int length)
    {
        foreach (var name in (string[])["index.key", "master-1.key", "master.key"])
        {
            var folder = Directory.CreateDirectory(_folder.File($"damaged {name}")).FullName;
            var file = Path.Combine(folder, name);
            File.WriteAllBytes(file, new byte[length]);

            Assert.Throws<InvalidDataException>(() => MasterKey.ReadOrCreate(folder));

            Assert.Equal(length, new FileInfo(file).Length);
        }
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_key_files_are_their_owners_alone() => Assert.All(
        Directory.GetFiles(_folder.File("keys")),
        file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));

    [Fact]
    public void An_index_tells_values_and_purposes_apart_and_is_of_its_own_master_key()
    {
        var other = MasterKey.ReadOrCreate(_folder.File("other"));
        string[] indexes =
        [
            _master.IndexOf("worker", "320499199003070012"),
            _master.IndexOf("worker", "320499199003070020"),
            _master.IndexOf("intent code", "320499199003070012"),
            other.IndexOf("worker", "320499199003070012"),
        ];

        Assert.Equal(4, indexes.Distinct().Count());
        Assert.All(indexes, index => Assert.Matches("^[0-9a-f]{64}$", index));
        Assert.Equal(indexes[0], _master.IndexOf("worker", "320499199003070012"));
    }
}
