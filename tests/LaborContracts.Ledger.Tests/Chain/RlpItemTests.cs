using CsCheck;
using LaborContracts.Ledger.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

public sealed class RlpItemTests
{
    public static TheoryData<string> Names => [.. EthereumVectors.Read("rlptest.json").EnumerateObject().Select(v => v.Name)];

    public static TheoryData<string> Invalid =>
        [.. EthereumVectors.Read("invalidRLPTest.json").EnumerateObject().Select(v => v.Name)];

    [Theory, MemberData(nameof(Names))]
    public void What_is_published_is_read_and_written_the_same(string name)
    {
        var bytes = Hex.Decode(EthereumVectors.Read("rlptest.json").GetProperty(name).GetProperty("out").GetString()!);

        Assert.Equal(bytes, Encode(RlpItem.Read(bytes)));
    }

    [Theory, MemberData(nameof(Invalid))]
    public void What_is_published_as_invalid_is_refused(string name)
    {
        var text = EthereumVectors.Read("invalidRLPTest.json").GetProperty(name).GetProperty("out").GetString()!;

        Assert.Throws<FormatException>(() => RlpItem.Read(Convert.FromHexString(text.Replace("0x", "", StringComparison.Ordinal))));
    }

    [Fact]
    public void Whatever_bytes_are_read_at_all_are_the_only_encoding_of_what_they_say() =>
        Gen.Byte.Array[1, 40].Sample(bytes =>
        {
            RlpItem item;
            try
            {
                item = RlpItem.Read(bytes);
            }
            catch (FormatException)
            {
                return;
            }
            Assert.Equal(bytes, Encode(item));
        }, iter: 100_000);

    [Theory]
    [InlineData("0x", 0ul)]
    [InlineData("0x01", 1ul)]
    [InlineData("0xffffffffffffffff", ulong.MaxValue)]
    public void A_number_is_read(string bytes, ulong number) =>
        Assert.Equal(number, RlpItem.Read(Rlp.OfBytes(Hex.Decode(bytes))).Number());

    [Theory]
    [InlineData("0x00")]
    [InlineData("0x0001")]
    [InlineData("0x010000000000000000")]
    public void A_number_with_a_leading_zero_or_beyond_eight_bytes_is_refused(string bytes) =>
        Assert.Throws<FormatException>(() => RlpItem.Read(Rlp.OfBytes(Hex.Decode(bytes))).Number());

    [Fact]
    public void A_list_is_no_bytes_and_bytes_are_no_list()
    {
        Assert.Throws<FormatException>(() => Item("c0").Bytes);
        Assert.Throws<FormatException>(() => Item("80").Items);
        Assert.Throws<FormatException>(() => Item("c0").ListOf(1));
        Assert.Throws<FormatException>(() => Item("80").BytesOf(1));
    }

    [Fact]
    public void Sixteen_lists_in_one_another_are_read_and_seventeen_are_not()
    {
        Assert.True(RlpItem.Read(Nested(16)).IsList);
        Assert.Throws<FormatException>(() => RlpItem.Read(Nested(17)));
        Assert.Throws<FormatException>(() => RlpItem.Read(Nested(50_000)));
    }

    [Fact]
    public void What_is_longer_than_the_limit_is_not_looked_at()
    {
        Assert.Equal(RlpItem.Limit - 4, RlpItem.Read(Rlp.OfBytes(new byte[RlpItem.Limit - 4])).Bytes.Length);
        Assert.Throws<FormatException>(() => RlpItem.Read(Rlp.OfBytes(new byte[RlpItem.Limit])));
    }

    private static RlpItem Item(string digits) => RlpItem.Read(Convert.FromHexString(digits));

    private static byte[] Nested(int depth)
    {
        // From the inside: a list's prefix grows with what is in it.
        var prefixes = new List<byte[]>();
        for (var (i, length) = (0, 0); i < depth; i++)
        {
            prefixes.Add(PrefixOf(length));
            length += prefixes[^1].Length;
        }
        prefixes.Reverse();
        return [.. prefixes.SelectMany(p => p)];
    }

    private static byte[] PrefixOf(int length) => length switch
    {
        < 56 => [(byte)(0xc0 + length)],
        < 1 << 8 => [0xf8, (byte)length],
        < 1 << 16 => [0xf9, (byte)(length >> 8), (byte)(length & 0xff)],
        _ => [0xfa, (byte)(length >> 16), (byte)(length >> 8 & 0xff), (byte)(length & 0xff)],
    };

    private static byte[] Encode(RlpItem item) =>
        item.IsList ? Rlp.OfList([.. item.Items.Select(Encode)]) : Rlp.OfBytes(item.Bytes.Span);
}
