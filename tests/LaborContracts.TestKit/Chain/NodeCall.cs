using System.Net.Http.Json;
using System.Text.Json;
using LaborContracts.TestKit.Platform;

namespace LaborContracts.TestKit.Chain;

/// <summary>JSON-RPC without the product's own client.</summary>
internal static class NodeCall
{
    private static readonly HttpClient Http = new() { Timeout = Eventually.Patience };

    /// <exception cref="InvalidOperationException">The node answers with an error.</exception>
    public static async Task<JsonElement> SendAsync(Uri node, string method, params object[] parameters)
    {
        using var reply = await Http.PostAsJsonAsync(node, new { jsonrpc = "2.0", id = 1, method, @params = parameters });
        reply.EnsureSuccessStatusCode();
        var answer = await reply.Content.ReadFromJsonAsync<JsonElement>();
        return answer.TryGetProperty("result", out var result) ? result : throw new InvalidOperationException($"{method}: {answer}");
    }
}
