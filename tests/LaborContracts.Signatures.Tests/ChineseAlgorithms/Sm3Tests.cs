using System.Text;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Tests.Rig;
using Xunit;

namespace LaborContracts.Signatures.Tests.ChineseAlgorithms;

public sealed class Sm3Tests
{
    [Theory] // GB/T 32905-2016, annex A
    [InlineData("abc", "66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0")]
    [InlineData(
        "abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd",
        "DEBE9FF92275B8A138604889C18E5A4D6FDB70E5387E5765293DCBA39C0C5732")]
    public void The_examples_of_the_standard_come_out_however_they_are_cut(string text, string hash)
    {
        var data = Encoding.ASCII.GetBytes(text);

        for (var cut = 0; cut <= data.Length; cut++)
            Assert.Equal(hash, Convert.ToHexString(Algorithms.Hash(Sm3.Name, data.AsSpan(..cut), data.AsSpan(cut..))));
        Assert.Equal(hash, Convert.ToHexString(Algorithms.Hash(Sm3.Name, data)));
    }

    [Fact]
    public void Openssl_gives_the_same_over_many_blocks()
    {
        using var folder = new TemporaryFolder();
        var data = Enumerable.Range(0, 10_000).Select(i => (byte)(i * 7 % 256)).ToArray();

        var (_, output) = Tool.Run("openssl", "dgst", "-sm3", "-r", folder.Write("data", data));

        Assert.StartsWith(Convert.ToHexStringLower(Sm3.Of(data)), output, StringComparison.Ordinal);
    }
}
