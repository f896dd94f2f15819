using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LaborContracts.Ledger;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>All that a registry has ever recorded, asked of the node without the platform or its chain client.</summary>
/// <param name="registryFile">Where the platform writes the registry's address during development.</param>
internal sealed class RegistryLog(Uri node, string registryFile)
{
    private static readonly HttpClient Http = new();

    /// <summary>The root of each <c>Anchored</c> event, in order, repetitions included.</summary>
    public async Task<string[]> AnchoredRootsAsync()
    {
        using var file = JsonDocument.Parse(await File.ReadAllBytesAsync(registryFile));
        var filter = new
        {
            fromBlock = "0x0",
            toBlock = "latest",
            address = file.RootElement.GetProperty("address").GetString(),
            topics = new[] { Keccak256.Of(Encoding.ASCII.GetBytes("Anchored(bytes32,uint32,address)")).ToString() },
        };
        using var reply = await Http.PostAsJsonAsync(
            node, new { jsonrpc = "2.0", id = 1, method = "eth_getLogs", @params = new[] { filter } });
        using var json = JsonDocument.Parse(await reply.Content.ReadAsByteArrayAsync());
        return [.. json.RootElement.GetProperty("result").EnumerateArray().Select(log => log.GetProperty("topics")[1].GetString()!)];
    }
}
