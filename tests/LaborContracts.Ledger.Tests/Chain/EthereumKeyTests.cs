using CsCheck;
using LaborContracts.Ledger.Chain;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

public sealed class EthereumKeyTests
{
    private const string Order = "0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

    [Fact]
    public void Published_keys_have_the_published_addresses()
    {
        foreach (var vector in EthereumVectors.Read("keyaddrtest.json").EnumerateArray())
        {
            var key = EthereumKey.FromHex("0x" + vector.GetProperty("key").GetString());

            Assert.Equal(Address.Parse("0x" + vector.GetProperty("addr").GetString()), key.Address);
        }
    }

    [Fact]
    public async Task The_example_of_EIP_155_is_signed_as_published()
    {
        var key = EthereumKey.FromHex("0x" + string.Concat(Enumerable.Repeat("46", 32)));
        var transaction = new LegacyTransaction(9, 20_000_000_000, 21_000,
            Address.Parse("0x3535353535353535353535353535353535353535"), 1_000_000_000_000_000_000, default);

        Assert.Equal("0xdaf5a779ae972f972197303d7b574746c7ef83eadac0f2791ad23db92e4c8e53",
            transaction.SigningHash(1).ToString());
        Assert.Equal("0xf86c098504a817c800825208943535353535353535353535353535353535353535880de0b6b3a76400008025a028ef61340bd9"
            + "39bc2195fe537567866003e1a15d3c71ff63e1590620aa636276a067cbe9d8997f761aecb703304b3800ccf555c9f3dc64214b297fb1"
            + "966a3b6d83",
            Hex.Encode((await transaction.SignAsync(key, 1, TestContext.Current.CancellationToken)).Bytes.Span));
    }

    [Fact]
    public void A_signature_is_low_and_leads_back_to_its_key() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Byte.Array[32]).Sample((secret, hash) =>
        {
            secret[0] &= 0x7f; // below the order
            secret[31] |= 1; // not zero
            var key = EthereumKey.FromHex(Hex.Encode(secret));

            var signature = key.Sign(new(hash));

            var halfOrder = new BigInteger(Order[2..], 16).ShiftRight(1);
            Assert.True(new BigInteger(1, signature.S.ToArray()).CompareTo(halfOrder) <= 0);
            Assert.Equal(key.Address, Recover(new(hash), signature));
        }, iter: 100);

    [Theory]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(Order)]
    [InlineData("0x46")]
    [InlineData("4646464646464646464646464646464646464646464646464646464646464646")]
    public void What_is_no_private_key_is_refused(string text) =>
        Assert.Throws<FormatException>(() => EthereumKey.FromHex(text));

    [Fact]
    public void A_key_that_is_made_is_kept_for_its_owner_alone()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "new", "registry.key");

            var made = EthereumKey.CreateOrLoad(path);

            Assert.Equal(made.Address, EthereumKey.CreateOrLoad(path).Address);
            if (!OperatingSystem.IsWindows())
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Instances_that_start_at_once_share_one_key()
    {
        var folder = Directory.CreateTempSubdirectory("key-");
        try
        {
            for (var round = 0; round < 20; round++)
            {
                var path = Path.Combine(folder.FullName, $"{round}.key");
                var addresses = await Task.WhenAll(
                    Enumerable.Range(0, 4).Select(_ => Task.Run(() => EthereumKey.CreateOrLoad(path).Address)));

                Assert.Single(addresses.Distinct());
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>SEC 1, section 4.1.6: Q = (sR - zG) / r.</summary>
    private static Address Recover(Bytes32 hash, EthereumSignature signature)
    {
        var curve = CustomNamedCurves.GetByName("secp256k1");
        var (r, s) = (new BigInteger(1, signature.R.ToArray()), new BigInteger(1, signature.S.ToArray()));
        var point = curve.Curve.DecodePoint([(byte)(signature.YIsOdd ? 3 : 2), .. signature.R.ToArray()]);
        var sum = point.Multiply(s).Subtract(curve.G.Multiply(new BigInteger(1, hash.ToArray())));
        var encoded = sum.Multiply(r.ModInverse(curve.N)).Normalize().GetEncoded(compressed: false);
        return new(Keccak256.Of(encoded.AsSpan(1)).ToArray().AsSpan(12));
    }
}
