using System.Text.Json;

namespace LaborContracts.Ledger.Chain;

/// <summary>
/// The registry as one node shows it. Before each answer is believed, the node must serve the pinned chain; an empty answer to
/// a call means that no registry is there, which is a mismatch and not a missing root.
/// </summary>
public sealed class RpcRegistry(JsonRpcNode node, ulong chainId, Address address) : IRegistry
{
    public ulong ChainId => chainId;

    public Address Address => address;

    public async Task<ChainHead> HeadAsync(CancellationToken cancellationToken)
    {
        await node.RequireChainAsync(chainId, cancellationToken);
        return await node.CallAsync("eth_getBlockByNumber", ["latest", false], ReadHead, cancellationToken);
    }

    public Task<Anchor?> AnchorOfAsync(Bytes32 root, CancellationToken cancellationToken) =>
        AskAsync(RegistryCalls.AnchorOf(root), ReadAnchor, cancellationToken);

    public async Task<AnchoredEvent?> FindAnchoredAsync(Bytes32 root, CancellationToken cancellationToken)
    {
        if (await AnchorOfAsync(root, cancellationToken) is not { } anchor) return null;
        // The registry itself names the block, so one block is searched however long the chain is.
        var block = JsonRpcReading.ToQuantity(anchor.BlockNumber);
        var filter = new
        {
            fromBlock = block,
            toBlock = block,
            address = address.ToString(),
            topics = new[] { AbiWords.EventTopic(RegistryCalls.AnchoredSignature).ToString(), root.ToString() },
        };
        return await node.CallAsync("eth_getLogs", [filter], ReadSingleLog, cancellationToken);
    }

    public Task<StatusEntry?> StatusOfAsync(Bytes32 key, CancellationToken cancellationToken) =>
        AskAsync(RegistryCalls.StatusOf(key), ReadStatus, cancellationToken);

    /// <summary>Both of the registry's reads return four words.</summary>
    private async Task<T> AskAsync<T>(byte[] call, Func<Bytes32[], T> read, CancellationToken cancellationToken)
    {
        await node.RequireChainAsync(chainId, cancellationToken);
        var parameters = new object[] { new { to = address.ToString(), data = Hex.Encode(call) }, "latest" };
        return await node.CallAsync("eth_call", parameters, result => result.Data() is { Length: > 0 } data
            ? read(AbiWords.Read(data, 4))
            : throw new ChainMismatchException($"chain {chainId} holds no registry at {address}"), cancellationToken);
    }

    private static Anchor? ReadAnchor(Bytes32[] words)
    {
        var blockNumber = words[0].ToNumber(ulong.MaxValue);
        if (blockNumber == 0) return null;
        return new(blockNumber, JsonRpcReading.BlockTime(words[1].ToNumber(ulong.MaxValue)),
            (uint)words[2].ToNumber(uint.MaxValue), words[3].ToAddress());
    }

    private static StatusEntry? ReadStatus(Bytes32[] words)
    {
        var status = (RecordedStatus)words[0].ToNumber((ulong)RecordedStatus.Voided);
        if (status == RecordedStatus.None) return null;
        return new(status, (uint)words[1].ToNumber(uint.MaxValue), words[2],
            JsonRpcReading.BlockTime(words[3].ToNumber(ulong.MaxValue)));
    }

    private static ChainHead ReadHead(JsonElement block) => new(
        block.GetProperty("number").Quantity(), block.GetProperty("hash").Hash(),
        JsonRpcReading.BlockTime(block.GetProperty("timestamp").Quantity()));

    /// <summary>The registry records a root once, so any other number of events is not this registry's history.</summary>
    private static AnchoredEvent ReadSingleLog(JsonElement logs)
    {
        if (logs.GetArrayLength() != 1) throw new FormatException($"got {logs.GetArrayLength()} events, want 1");
        var log = logs[0];
        var topics = log.GetProperty("topics");
        return new(topics[1].Hash(), (uint)AbiWords.Read(log.GetProperty("data").Data(), 1)[0].ToNumber(uint.MaxValue),
            topics[2].Hash().ToAddress(), log.GetProperty("transactionHash").Hash(),
            log.GetProperty("blockNumber").Quantity(), log.GetProperty("blockHash").Hash());
    }
}
