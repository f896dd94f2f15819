using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Witness;

namespace LaborContracts.Ledger.Tests.Witness;

/// <summary>A chain with a registry in memory, which a test can rewrite, and a node that errs or lies about it as told.</summary>
internal sealed class ScriptedRegistry : HttpMessageHandler
{
    public static readonly Address Address = Address.Parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");

    public static readonly Address Anchorer = Address.Parse("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");

    public static readonly DateTimeOffset Start = new(2026, 11, 23, 6, 0, 0, TimeSpan.Zero);

    private readonly List<Block> _blocks = [];
    private int _history;

    public ScriptedRegistry()
    {
        Rpc = new(new HttpClient(this), new Uri("http://node.test:8545"));
        Mine();
        Mine(
            new RegistryEvent.RoleGranted(RegistryRole.Administrator, Anchorer, Anchorer),
            new RegistryEvent.RoleGranted(RegistryRole.Anchorer, Anchorer, Anchorer));
    }

    public JsonRpcNode Rpc { get; }

    public ulong ChainId { get; set; } = 20_261;

    public string Code { get; set; } = "0x6001";

    public bool Down { get; set; }

    /// <summary>More blocks than this in one question are refused.</summary>
    public int MostBlocks { get; set; } = int.MaxValue;

    /// <summary>The records, by root; a test may change them.</summary>
    public Dictionary<Bytes32, Anchor> Anchors { get; } = [];

    public Dictionary<Bytes32, StatusEntry> Statuses { get; } = [];

    /// <summary>Runs before a call of a method is answered.</summary>
    public Dictionary<string, Action> Before { get; } = [];

    /// <summary>Changes what a method gives.</summary>
    public Dictionary<string, Func<JsonNode?, JsonNode?>> Lies { get; } = [];

    public List<string> Called { get; } = [];

    public ulong Height => (ulong)_blocks.Count - 1;

    /// <summary>Seals a block ten seconds after the last, with events each in a transaction of its own, and records what they tell.</summary>
    public void Mine(params RegistryEvent[] events) => MineAt(TimeOf((ulong)_blocks.Count), events);

    public void MineAt(DateTimeOffset time, params RegistryEvent[] events)
    {
        var number = (ulong)_blocks.Count;
        _blocks.Add(new(Keccak256.Of(Encoding.UTF8.GetBytes($"{_history} {number}")), time, events));
        foreach (var told in events)
        {
            if (told is RegistryEvent.Anchored anchored) Anchors.TryAdd(anchored.Root, new(number, time, anchored.LeafCount, anchored.Anchorer));
            if (told is RegistryEvent.StatusSet { Change: var change })
                Statuses[change.Key] = new(change.Status, change.Revision, change.Document, time);
        }
    }

    public void MineEmpty(int count)
    {
        for (var i = 0; i < count; i++) Mine();
    }

    /// <summary>Takes the blocks from this one on away; those that are sealed from now on are others.</summary>
    public void ForgetFrom(ulong block)
    {
        _history++;
        _blocks.RemoveRange((int)block, _blocks.Count - (int)block);
        foreach (var (root, _) in Anchors.Where(a => a.Value.BlockNumber >= block).ToList()) Anchors.Remove(root);
    }

    public static DateTimeOffset TimeOf(ulong block) => Start.AddSeconds(10 * (double)block);

    public static Bytes32 Hash(string seed) => Keccak256.Of(Encoding.UTF8.GetBytes(seed));

    public static RegistryEvent.Anchored Anchored(string root, uint leaves = 1) => new(Hash(root), leaves, Anchorer);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Down) throw new HttpRequestException("nobody there");
        var call = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        var method = call["method"]!.GetValue<string>();
        Called.Add(method);
        if (Before.TryGetValue(method, out var first)) first();
        var reply = new JsonObject { ["jsonrpc"] = "2.0", ["id"] = call["id"]!.DeepClone() };
        try
        {
            var result = Answer(method, call["params"]!.AsArray());
            reply["result"] = Lies.TryGetValue(method, out var lie) ? lie(result) : result;
        }
        catch (InvalidOperationException e)
        {
            reply["error"] = new JsonObject { ["code"] = -32005, ["message"] = e.Message };
        }
        return new() { Content = new StringContent(reply.ToJsonString(), Encoding.UTF8, "application/json") };
    }

    private JsonNode? Answer(string method, JsonArray parameters) => method switch
    {
        "eth_chainId" => Quantity(ChainId),
        "eth_getBlockByNumber" => BlockAt((string)parameters[0]! is "latest" ? Height : Number(parameters[0]!)),
        "eth_getCode" => Code,
        "eth_getLogs" => Logs(Number(parameters[0]!["fromBlock"]!), Number(parameters[0]!["toBlock"]!)),
        "eth_call" => Call((string)parameters[0]!["data"]!),
        _ => throw new NotSupportedException(method),
    };

    private JsonObject? BlockAt(ulong number) => number > Height ? null : new()
    {
        ["number"] = Quantity(number),
        ["hash"] = _blocks[(int)number].Hash.ToString(),
        ["timestamp"] = Quantity((ulong)_blocks[(int)number].Time.ToUnixTimeSeconds()),
    };

    private JsonArray Logs(ulong from, ulong to)
    {
        if (to - from >= (ulong)MostBlocks) throw new InvalidOperationException("too many blocks");
        var logs = new JsonArray();
        for (var number = from; number <= Math.Min(to, Height); number++)
        {
            foreach (var (index, told) in _blocks[(int)number].Events.Index())
            {
                var (topics, data) = LogOf(told);
                logs.Add(new JsonObject
                {
                    ["address"] = Address.ToString(),
                    ["topics"] = new JsonArray([.. topics.Select(topic => (JsonNode)topic.ToString())]),
                    ["data"] = Hex.Encode(data),
                    ["blockNumber"] = Quantity(number),
                    ["blockHash"] = _blocks[(int)number].Hash.ToString(),
                    ["transactionHash"] = Hash($"{_blocks[(int)number].Hash} {index}").ToString(),
                    ["logIndex"] = Quantity((ulong)index),
                    ["removed"] = false,
                });
            }
        }
        return logs;
    }

    private string Call(string data)
    {
        var argument = new Bytes32(Hex.Decode(data).AsSpan(4));
        if (data.StartsWith(Hex.Encode(AbiWords.Call(RegistryCalls.AnchorOfSignature)), StringComparison.Ordinal))
        {
            return Hex.Encode(Anchors.TryGetValue(argument, out var anchor)
                ? AbiWords.Concatenate(
                    AbiWords.Word(anchor.BlockNumber), AbiWords.Word((ulong)anchor.BlockTime.ToUnixTimeSeconds()),
                    AbiWords.Word(anchor.LeafCount), AbiWords.Word(anchor.Anchorer))
                : new byte[128]);
        }
        return Hex.Encode(Statuses.TryGetValue(argument, out var status)
            ? AbiWords.Concatenate(
                AbiWords.Word((ulong)status.Status), AbiWords.Word(status.Revision), status.Document,
                AbiWords.Word((ulong)status.BlockTime.ToUnixTimeSeconds()))
            : new byte[128]);
    }

    private static (Bytes32[] Topics, byte[] Data) LogOf(RegistryEvent told) => told switch
    {
        RegistryEvent.Anchored e => ([Topic(RegistryCalls.AnchoredSignature), e.Root, AbiWords.Word(e.Anchorer)], Words(AbiWords.Word(e.LeafCount))),
        RegistryEvent.StatusSet e => ([Topic(RegistryCalls.StatusSetSignature), e.Change.Key], Change(e.Change)),
        RegistryEvent.StatusSkipped e => ([Topic(RegistryCalls.StatusSkippedSignature), e.Change.Key], Change(e.Change)),
        RegistryEvent.RoleGranted e => ([Topic(RegistryCalls.RoleGrantedSignature), e.Role, AbiWords.Word(e.Account), AbiWords.Word(e.Sender)], []),
        RegistryEvent.RoleRevoked e => ([Topic(RegistryCalls.RoleRevokedSignature), e.Role, AbiWords.Word(e.Account), AbiWords.Word(e.Sender)], []),
        RegistryEvent.Paused e => ([Topic(RegistryCalls.PausedSignature)], Words(AbiWords.Word(e.Account))),
        RegistryEvent.Unpaused e => ([Topic(RegistryCalls.UnpausedSignature)], Words(AbiWords.Word(e.Account))),
        RegistryEvent.Foreign e => ([Topic("Foreign(bytes32)"), e.Content], []),
        _ => throw new ArgumentOutOfRangeException(nameof(told)),
    };

    private static Bytes32 Topic(string signature) => AbiWords.EventTopic(signature);

    private static byte[] Words(params ReadOnlySpan<Bytes32> words) => AbiWords.Concatenate(words);

    private static byte[] Change(StatusChange change) =>
        Words(AbiWords.Word((ulong)change.Status), AbiWords.Word(change.Revision), change.Document);

    private static ulong Number(JsonNode quantity) => Convert.ToUInt64(((string)quantity!)[2..], 16);

    private static string Quantity(ulong number) => $"0x{number:x}";

    private sealed record Block(Bytes32 Hash, DateTimeOffset Time, RegistryEvent[] Events);
}
