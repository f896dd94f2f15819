using System.Text.Json;

namespace LaborContracts.Ledger.Chain;

/// <summary>
/// The registry as one node shows it, or each time one of several. Before each answer is believed, the node must serve the pinned chain; an empty answer to
/// a call means that no registry is there, which is a mismatch and not a missing root.
/// </summary>
public sealed class RpcRegistry(IChainNode node, ulong chainId, Address address) : IRegistry
{
    public ulong ChainId => chainId;

    public Address Address => address;

    public Task<ChainHead> HeadAsync(CancellationToken cancellationToken) =>
        AskAsync(asked => asked.HeadAsync(cancellationToken), cancellationToken);

    public Task<ChainHead> SettledAsync(int confirmations, CancellationToken cancellationToken) => AskAsync(
        async asked => await asked.SettledAsync(await asked.HeadAsync(cancellationToken), confirmations, cancellationToken), cancellationToken);

    public Task<Anchor?> AnchorOfAsync(Bytes32 root, CancellationToken cancellationToken) =>
        AskAsync(asked => asked.AnchorOfAsync(address, root, RegistryAnswers.Latest, cancellationToken), cancellationToken);

    public Task<AnchoredEvent?> FindAnchoredAsync(Bytes32 root, CancellationToken cancellationToken) => AskAsync(async asked =>
    {
        if (await asked.AnchorOfAsync(address, root, RegistryAnswers.Latest, cancellationToken) is not { } anchor) return null;
        // The registry itself names the block, so one block is searched however long the chain is.
        var block = JsonRpcReading.ToQuantity(anchor.BlockNumber);
        var filter = new
        {
            fromBlock = block,
            toBlock = block,
            address = address.ToString(),
            topics = new[] { AbiWords.EventTopic(RegistryCalls.AnchoredSignature).ToString(), root.ToString() },
        };
        return await asked.CallAsync("eth_getLogs", [filter], logs => ReadSingleLog(logs, anchor.BlockNumber), cancellationToken)
            ?? throw new EventNotServedException(anchor.BlockNumber);
    }, cancellationToken);

    public Task<StatusEntry?> StatusOfAsync(Bytes32 key, CancellationToken cancellationToken) =>
        AskAsync(asked => asked.StatusOfAsync(address, key, RegistryAnswers.Latest, cancellationToken), cancellationToken);

    private Task<T> AskAsync<T>(Func<JsonRpcNode, Task<T>> question, CancellationToken cancellationToken) =>
        node.AskAsync(chainId, question, cancellationToken);

    /// <summary>The registry records a root once, so more events are not this registry's history. Null if the node serves none.</summary>
    private AnchoredEvent? ReadSingleLog(JsonElement logs, ulong block)
    {
        var read = RegistryLogs.ReadAll(logs, address, block, block);
        if (read.Count > 1) throw new FormatException($"got {read.Count} events, want 1");
        return read.Count == 0 ? null : read[0].Anchored ?? throw new FormatException("another event than was asked for");
    }
}
