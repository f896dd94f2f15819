using CsCheck;
using Xunit;

namespace LaborContracts.Ledger.Tests;

public sealed class Bytes32Tests
{
    [Fact]
    public void What_is_written_is_read_back() => Gen.Byte.Array[32].Sample(bytes =>
    {
        var value = new Bytes32(bytes);

        Assert.Equal(bytes, value.ToArray());
        Assert.Equal(value, Bytes32.Parse(value.ToString()));
        Assert.Equal(value, Bytes32.Parse("0x" + Convert.ToHexString(bytes)));
    });

    [Fact]
    public void One_flipped_bit_makes_another_value() =>
        Gen.Select(Gen.Byte.Array[32], Gen.Int[0, 255]).Sample((bytes, bit) =>
    {
        var changed = bytes.ToArray();
        changed[bit / 8] ^= (byte)(1 << (bit % 8));

        Assert.NotEqual(new Bytes32(bytes), new Bytes32(changed));
    });

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0x")]
    [InlineData("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0x")]
    [InlineData("0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e")]
    [InlineData("0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20")]
    [InlineData("0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1g")]
    [InlineData("0X000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    [InlineData(" 0x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")]
    public void Text_of_another_form_is_refused(string? text)
    {
        Assert.False(Bytes32.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Bytes32.Parse(text!));
    }
}
