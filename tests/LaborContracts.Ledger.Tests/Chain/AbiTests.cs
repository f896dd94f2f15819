using System.Text.Json;
using LaborContracts.Ledger.Chain;
using LaborContracts.TestKit;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

public sealed class AbiTests
{
    [Fact]
    public void Static_words_are_encoded_as_published()
    {
        var vectors = EthereumVectors.Read("basic_abi_tests.json");
        var single = vectors.GetProperty("SingleInteger");
        var pair = vectors.GetProperty("IntegerAndAddress");

        Assert.Equal(Result(single), AbiWords.Concatenate(AbiWords.Word(single.GetProperty("args")[0].GetUInt64())));
        Assert.Equal(Result(pair), AbiWords.Concatenate(
            AbiWords.Word(pair.GetProperty("args")[0].GetUInt64()),
            AbiWords.Word(Address.Parse(pair.GetProperty("args")[1].GetString()!))));
    }

    [Fact]
    public void A_list_is_encoded_as_published_where_it_stands_beside_others()
    {
        var vector = EthereumVectors.Read("basic_abi_tests.json").GetProperty("GithubWikiTest");
        var list = vector.GetProperty("args")[1].EnumerateArray().Select(number => AbiWords.Word(number.GetUInt64())).ToList();
        var published = AbiWords.Read(Result(vector), 9)[4..7]; // where the published offset, 0x80, points

        var encoded = AbiWords.Read(AbiWords.Lists(list, list), 8);

        Assert.Equal([AbiWords.Word(0x40), AbiWords.Word(0xa0), .. published, .. published], encoded);
    }

    [Fact]
    public void Every_signature_in_use_is_in_the_compiled_registry()
    {
        var path = Path.Combine(Repository.Root, "contracts", "artifacts", "LaborContractRegistry.json");
        using var artifact = JsonDocument.Parse(File.ReadAllBytes(path));
        var signatures = artifact.RootElement.GetProperty("abi").EnumerateArray()
            .Where(entry => entry.TryGetProperty("name", out _))
            .Select(entry => $"{entry.GetProperty("name")}({string.Join(',', Types(entry))})").ToHashSet();

        Assert.Contains(RegistryCalls.AnchorSignature, signatures);
        Assert.Contains(RegistryCalls.AnchorOfSignature, signatures);
        Assert.Contains(RegistryCalls.StatusOfSignature, signatures);
        Assert.Contains(RegistryCalls.SetStatusSignature, signatures);
        Assert.Contains(RegistryCalls.AnchoredSignature, signatures);
    }

    [Fact]
    public void Words_with_bytes_that_their_type_does_not_use_are_refused()
    {
        var full = new Bytes32([.. Enumerable.Repeat((byte)0xff, 32)]);

        Assert.Throws<FormatException>(() => full.ToNumber(ulong.MaxValue));
        Assert.Throws<FormatException>(() => full.ToAddress());
        Assert.Throws<FormatException>(() => AbiWords.Word(1UL << 32).ToNumber(uint.MaxValue));
        Assert.Throws<FormatException>(() => AbiWords.Read(new byte[33], 1));
        Assert.Equal(uint.MaxValue, AbiWords.Word(uint.MaxValue).ToNumber(uint.MaxValue));
    }

    private static byte[] Result(JsonElement vector) => Convert.FromHexString(vector.GetProperty("result").GetString()!);

    private static IEnumerable<string?> Types(JsonElement entry) =>
        entry.GetProperty("inputs").EnumerateArray().Select(input => input.GetProperty("type").GetString());
}
