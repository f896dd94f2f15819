using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.EndToEnd.Tests.Faults;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Leaves;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Attacks;

/// <summary>
/// Somebody who runs a node and copies everything that is on chain learns of no person and no firm: neither a datum of a contract
/// nor any plain hash of one is there, in calldata, logs or storage.
/// </summary>
public sealed class ChainWatcherTests
{
    private const int ShortestTold = 4; // bytes; what is shorter is found anywhere by chance

    [Fact]
    public async Task Nothing_on_chain_tells_of_a_person_or_a_firm()
    {
        await using var rig = await FaultRig.StartAsync();
        var terms = Parties.RepeatableTerms();
        var contract = await rig.Parties.ConcludedAsync(terms);
        var amendment = await rig.Parties.AmendedAsync(contract);
        await Eventually.TrueAsync("the registry holds the status", async () => (await rig.Data.StatusesAsync()).Any(s => s.SeenAt is not null));
        var chain = await EverythingOnAsync(rig);

        string[] told = [.. Texts(terms), "7000.00", .. await AboutAsync(rig, contract), .. await AboutAsync(rig, amendment)];
        Assert.True(told.Length > 30);
        foreach (var text in told) Assert.True(Found(chain, text) is null, $"{Found(chain, text)} of '{text}' is on chain");

        // And it would be found: what is known to be there, and a planted name.
        Assert.Contains((await rig.AnchoredRootsAsync())[0][2..], chain, StringComparison.Ordinal);
        Assert.Equal("SHA-256", Found(chain + Convert.ToHexStringLower(SHA256.HashData("王䶮"u8)), "王䶮"));
        Assert.Equal("UTF-8", Found(chain + Convert.ToHexStringLower("王䶮"u8), "王䶮"));
    }

    /// <summary>All blocks with the calldata and logs of their transactions, and the whole state, as hexadecimal digits.</summary>
    private static async Task<string> EverythingOnAsync(FaultRig rig)
    {
        var all = new StringBuilder();
        var latest = Convert.ToInt32((await rig.Chain.CallAsync("eth_blockNumber")).GetString(), 16);
        Assert.True(latest > 2);
        for (var number = 0; number <= latest; number++)
            all.Append(await rig.Chain.CallAsync("eth_getBlockByNumber", $"0x{number:x}", true))
                .Append(await rig.Chain.CallAsync("eth_getBlockReceipts", $"0x{number:x}"));
        var state = Hex.Decode((await rig.Chain.CallAsync("anvil_dumpState")).GetString()!);
        await using var unpacked = new GZipStream(new MemoryStream(state), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        var text = await reader.ReadToEndAsync();
        Assert.Contains("\"storage\":{\"0x", text, StringComparison.Ordinal);
        return all.Append(text).ToString().ToLowerInvariant();
    }

    /// <summary>What the platform itself calls the contract: ids, numbers, codes, and the hash of its document as text.</summary>
    private static async Task<IEnumerable<string>> AboutAsync(FaultRig rig, Guid contract)
    {
        var view = JsonNode.Parse((await rig.Parties.ViewAsync(contract)).GetRawText())!.AsObject();
        return Texts(view).Append(Convert.ToHexString(contract.ToByteArray(bigEndian: true)));
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && Encoding.UTF8.GetByteCount((string)value!) >= ShortestTold => [(string)value!],
        _ => [],
    };

    /// <summary>In which form a text is on chain; null if in none.</summary>
    private static string? Found(string chain, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        (string Name, byte[] Bytes)[] forms =
        [
            ("UTF-8", utf8), ("UTF-16", Encoding.Unicode.GetBytes(text)), ("UTF-16BE", Encoding.BigEndianUnicode.GetBytes(text)),
            ("SHA-256", SHA256.HashData(utf8)), ("keccak-256", Keccak256.Of(utf8).ToArray()), ("SM3", Sm3.Of(utf8).ToArray()),
            ("SHA-384", SHA384.HashData(utf8)), ("SHA-512", SHA512.HashData(utf8)),
            ("SHA-256 of UTF-16", SHA256.HashData(Encoding.Unicode.GetBytes(text))),
            ("SHA-256 twice", SHA256.HashData(SHA256.HashData(utf8))),
        ];
        // The first half of a hash is enough: somebody may have cut it.
        return forms.FirstOrDefault(form => chain.Contains(
            Convert.ToHexStringLower(form.Name.StartsWith("UTF", StringComparison.Ordinal) ? form.Bytes : form.Bytes[..(form.Bytes.Length / 2)]),
            StringComparison.Ordinal)).Name;
    }
}
