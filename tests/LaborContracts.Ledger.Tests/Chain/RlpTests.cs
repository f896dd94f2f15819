using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using LaborContracts.Ledger.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

public sealed class RlpTests
{
    public static TheoryData<string> Names => [.. EthereumVectors.Read("rlptest.json").EnumerateObject().Select(v => v.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_published_vector_gives_the_published_bytes(string name)
    {
        var vector = EthereumVectors.Read("rlptest.json").GetProperty(name);

        Assert.Equal(vector.GetProperty("out").GetString(), Hex.Encode(Encode(vector.GetProperty("in"))));
    }

    private static byte[] Encode(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Array => Rlp.OfList([.. item.EnumerateArray().Select(Encode)]),
        JsonValueKind.Number => Rlp.OfNumber(item.GetInt64()),
        _ when item.GetString()!.StartsWith('#') =>
            Rlp.OfNumber(BigInteger.Parse(item.GetString()!.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture)),
        _ => Rlp.OfBytes(Encoding.Latin1.GetBytes(item.GetString()!)),
    };
}
