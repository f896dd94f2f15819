using System.Text;
using System.Text.Json;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Tests.Chain;

/// <summary>A node in memory with the faults that a test gives it. The blocks of its history are named by the history and their number.</summary>
internal sealed class ScriptedNode : HttpMessageHandler
{
    private static int _count;

    public ScriptedNode() => Rpc = new(
        new HttpClient(this), new Uri($"http://user:secret@node{Interlocked.Increment(ref _count)}.test:8545/key?token=1"));

    public JsonRpcNode Rpc { get; }

    public ulong ChainId { get; set; } = 20_261;

    public ulong Height { get; set; } = 100;

    public string History { get; set; } = "the one";

    /// <summary>From this block on its history is another one.</summary>
    public ulong ForkedFrom { get; set; } = ulong.MaxValue;

    public bool Down { get; set; }

    /// <summary>The time limit of each call is over before it answers.</summary>
    public bool Silent { get; set; }

    public bool Garbled { get; set; }

    public string? RefusesToSend { get; set; }

    public ulong Tip { get; set; } = 7;

    /// <summary>What it answers to eth_gasPrice, which stands for any question here.</summary>
    public ulong Word { get; set; } = 1;

    /// <summary>Runs before it answers a question.</summary>
    public Action? Meanwhile { get; set; }

    public int Questions { get; private set; }

    public List<string> Sent { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Down) throw new HttpRequestException("nobody there");
        if (Silent) throw new TaskCanceledException("the time limit is over");
        using var call = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        var id = call.RootElement.GetProperty("id").GetRawText();
        var (method, parameters) = (call.RootElement.GetProperty("method").GetString()!, call.RootElement.GetProperty("params"));
        var body = method == "eth_sendRawTransaction" && RefusesToSend is { } refusal
            ? $$"""{"jsonrpc":"2.0","id":{{id}},"error":{"code":-32000,"message":"{{refusal}}"} }"""
            : $$"""{"jsonrpc":"2.0","id":{{id}},"result":{{(Garbled ? "{}" : Answer(method, parameters))}} }""";
        return new() { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }

    private string Answer(string method, JsonElement parameters)
    {
        switch (method)
        {
            case "eth_chainId":
                return Quantity(ChainId);
            case "eth_getBlockByNumber":
                var asked = parameters[0].GetString()!;
                return Block(asked == "latest" ? Height : Convert.ToUInt64(asked[2..], 16));
            case "eth_gasPrice":
                Questions++;
                Meanwhile?.Invoke();
                return Quantity(Word);
            case "eth_feeHistory":
                return """{"oldestBlock":"0x64","baseFeePerGas":["0x1","0x64"],"gasUsedRatio":[0.5]}""";
            case "eth_maxPriorityFeePerGas":
                return Quantity(Tip);
            default:
                Sent.Add(parameters[0].GetString()!);
                return $"\"{Keccak256.Of(Hex.Decode(parameters[0].GetString()!))}\"";
        }
    }

    private string Block(ulong number) => number > Height
        ? "null"
        : $$"""{"number":{{Quantity(number)}},"hash":"{{Keccak256.Of(Encoding.UTF8.GetBytes($"{(number < ForkedFrom ? History : "another")} {number}"))}}","timestamp":{{Quantity(1_700_000_000 + number)}} }""";

    private static string Quantity(ulong number) => $"\"0x{number:x}\"";
}
