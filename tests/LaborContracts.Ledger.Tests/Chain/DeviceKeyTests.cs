using LaborContracts.Ledger.Chain;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Utilities;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

/// <summary>A device is here what it answers; a real one is in the tests of the platform.</summary>
public sealed class DeviceKeyTests
{
    private static readonly X9ECParameters Curve = CustomNamedCurves.GetByName("secp256k1");
    private static readonly EthereumKey Inside = EthereumKey.FromHex("0x" + new string('7', 64));
    private static readonly Bytes32 Hash = Keccak256.Of("a transaction"u8);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Either_half_of_s_that_a_device_gives_becomes_the_one_signature_that_the_chain_takes()
    {
        var want = Inside.Sign(Hash);

        Assert.Equal(want, await Device(want.R, want.S).SignAsync(Hash, Token));
        Assert.Equal(want, await Device(want.R, Negated(want.S)).SignAsync(Hash, Token));
    }

    [Fact]
    public async Task Over_many_hashes_both_parities_are_found()
    {
        var signed = new List<EthereumSignature>();
        for (byte i = 0; i < 20; i++)
        {
            var made = Inside.Sign(Keccak256.Of([i]));
            signed.Add(await Device(made.R, i % 2 == 0 ? made.S : Negated(made.S)).SignAsync(Keccak256.Of([i]), Token));
            Assert.Equal(made, signed[^1]);
        }

        Assert.Equal(2, signed.Select(s => s.YIsOdd).Distinct().Count());
    }

    [Fact]
    public async Task A_signature_by_another_key_or_over_another_hash_is_not_passed_on()
    {
        var (stranger, other) = (EthereumKey.FromHex("0x" + new string('8', 64)).Sign(Hash), Inside.Sign(Keccak256.Of("another"u8)));

        foreach (var made in new[] { stranger, other })
        {
            var refused = await Assert.ThrowsAsync<SenderKeyUnavailableException>(() => Device(made.R, made.S).SignAsync(Hash, Token));
            Assert.Contains(Inside.Address.ToString(), refused.Message, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(0), InlineData(63), InlineData(65), InlineData(96)]
    public async Task What_has_not_the_length_of_a_signature_is_not_passed_on(int length) => await Assert.ThrowsAsync<SenderKeyUnavailableException>(
        () => new DeviceKey(Inside.Address, (_, _) => Task.FromResult(new byte[length])).SignAsync(Hash, Token));

    [Fact]
    public async Task Zeros_are_not_passed_on() =>
        await Assert.ThrowsAsync<SenderKeyUnavailableException>(() => Device(default, default).SignAsync(Hash, Token));

    [Fact]
    public void The_account_of_a_point_is_that_of_its_key() => Assert.Equal(
        Inside.Address, DeviceKey.AccountOf(Curve.G.Multiply(new BigInteger(new string('7', 64), 16)).Normalize().GetEncoded(compressed: false)));

    [Fact]
    public void What_is_no_uncompressed_point_of_the_curve_has_no_account()
    {
        var point = Curve.G.GetEncoded(compressed: false);
        byte[] beside = [.. point];
        beside[^1] ^= 1;

        Assert.Throws<FormatException>(() => DeviceKey.AccountOf(beside));
        Assert.Throws<FormatException>(() => DeviceKey.AccountOf(Curve.G.GetEncoded(compressed: true)));
        Assert.Throws<FormatException>(() => DeviceKey.AccountOf(point.AsSpan(1)));
        Assert.Throws<FormatException>(() => DeviceKey.AccountOf([0]));
    }

    private static DeviceKey Device(Bytes32 r, Bytes32 s) =>
        new(Inside.Address, (_, _) => Task.FromResult<byte[]>([.. r.ToArray(), .. s.ToArray()]));

    private static Bytes32 Negated(Bytes32 s) =>
        new(BigIntegers.AsUnsignedByteArray(Bytes32.Size, Curve.N.Subtract(new BigInteger(1, s.ToArray()))));
}
