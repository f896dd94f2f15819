using CsCheck;
using LaborContracts.Ledger.Chain;
using Org.BouncyCastle.Math;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

public sealed class EthereumSignatureTests
{
    private const string Order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";

    private static readonly EthereumKey Key = EthereumKey.FromHex("0x" + string.Concat(Enumerable.Repeat("46", 32)));

    [Fact]
    public void A_signature_leads_back_to_its_key_with_either_half_of_s() =>
        Gen.Byte.Array[32].Sample(bytes =>
        {
            var hash = new Bytes32(bytes);
            var signature = Key.Sign(hash);
            var high = new BigInteger(Order, 16).Subtract(new BigInteger(1, signature.S.ToArray())).ToByteArrayUnsigned();
            var other = new EthereumSignature(signature.R, new([.. new byte[32 - high.Length], .. high]), !signature.YIsOdd);

            Assert.Equal(Key.Address, signature.SignerOf(hash));
            Assert.Equal(Key.Address, other.SignerOf(hash));
            Assert.NotEqual(Key.Address, (signature with { YIsOdd = !signature.YIsOdd }).SignerOf(hash));
        }, iter: 50);

    [Theory]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000000", "0x0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000001", "0x0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0x" + Order, "0x0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000001", "0x" + Order)]
    [InlineData("0xffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff", "0x0000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000005", "0x0000000000000000000000000000000000000000000000000000000000000001")]
    public void Numbers_that_no_key_could_have_made_have_no_signer(string r, string s) =>
        Assert.Null(new EthereumSignature(Bytes32.Parse(r), Bytes32.Parse(s), false).SignerOf(Keccak256.Of([1])));

    [Fact]
    public void A_seal_is_65_bytes_with_v_0_or_1()
    {
        var bytes = new byte[65];
        bytes[31] = 7;
        bytes[63] = 9;
        bytes[64] = 1;

        var read = EthereumSignature.Read(bytes);

        Assert.Equal((7, 9, true), (read.R.ToArray()[31], read.S.ToArray()[31], read.YIsOdd));
        bytes[64] = 2;
        Assert.Throws<FormatException>(() => EthereumSignature.Read(bytes));
        Assert.Throws<FormatException>(() => EthereumSignature.Read(bytes.AsSpan(1)));
        Assert.Throws<FormatException>(() => EthereumSignature.Read([.. bytes, 0]));
    }
}
