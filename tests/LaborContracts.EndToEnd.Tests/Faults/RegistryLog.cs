using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LaborContracts.Ledger;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>All that a registry has ever recorded, asked of the node without the platform or its chain client.</summary>
/// <param name="registryFile">Where the platform writes the registry's address during development.</param>
internal sealed class RegistryLog(Uri node, string registryFile)
{
    private const string Anchored = "Anchored(bytes32,uint32,address)";
    private static readonly HttpClient Http = new();

    /// <summary>The root of each <c>Anchored</c> event, in order, repetitions included.</summary>
    public async Task<string[]> AnchoredRootsAsync() =>
        [.. (await EventsAsync(Anchored)).EnumerateArray().Select(log => log.GetProperty("topics")[1].GetString()!)];

    /// <summary>The account of each <c>Anchored</c> event, in order.</summary>
    public async Task<string[]> AnchorersAsync() =>
        [.. (await EventsAsync(Anchored)).EnumerateArray().Select(log => AccountIn(log.GetProperty("topics")[2]))];

    /// <summary>Status and revision of each <c>StatusSet</c> event of a key, in order; one that was sent twice is set once.</summary>
    public async Task<(int Status, int Revision)[]> StatusesAsync(byte[] key) =>
    [
        .. (await EventsAsync("StatusSet(bytes32,uint8,uint32,bytes32)", Hex.Encode(key))).EnumerateArray()
            .Select(log => log.GetProperty("data").GetString()!)
            .Select(data => (Convert.ToInt32(data[2..66], 16), Convert.ToInt32(data[66..130], 16))),
    ];

    /// <summary>How many transactions the account that anchored has had mined, the registry's deployment left out.</summary>
    public async Task<int> AnchorersTransactionsAsync()
    {
        var anchorers = await AnchorersAsync();
        var count = await CallAsync("eth_getTransactionCount", anchorers[0], "latest");
        return Convert.ToInt32(count.GetString(), 16) - 1;
    }

    private static string AccountIn(JsonElement topic) => $"0x{topic.GetString()![^40..]}";

    private async Task<JsonElement> EventsAsync(string signature, string? topic = null)
    {
        using var file = JsonDocument.Parse(await File.ReadAllBytesAsync(registryFile));
        return await CallAsync("eth_getLogs", new
        {
            fromBlock = "0x0",
            toBlock = "latest",
            address = file.RootElement.GetProperty("address").GetString(),
            topics = new[] { Keccak256.Of(Encoding.ASCII.GetBytes(signature)).ToString(), topic },
        });
    }

    private async Task<JsonElement> CallAsync(string method, params object?[] parameters)
    {
        using var reply = await Http.PostAsJsonAsync(node, new { jsonrpc = "2.0", id = 1, method, @params = parameters });
        return JsonDocument.Parse(await reply.Content.ReadAsByteArrayAsync()).RootElement.GetProperty("result");
    }
}
