using System.Text.Json;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// Makes consensus proofs from what a node serves. Nothing of it is believed: headers are hashed, the receipts' trie is built
/// anew, and paths are walked, so that a proof that is handed out is complete. Whether its seals are those of anybody's pins
/// is for the verifier to say.
/// </summary>
public sealed class ConsensusProofs(JsonRpcNode node, ulong chainId, Address registry)
{
    /// <summary>JSON-RPC 2.0, section 5.1.</summary>
    private const int MethodNotFound = -32601;

    private readonly RpcRegistry _registry = new(node, chainId, registry);

    /// <summary>
    /// That the registry recorded the root, by the event in the block of its anchoring. Null if it does not hold the root. Any
    /// node that keeps the block and its receipts can serve it, however long ago it was.
    /// </summary>
    /// <exception cref="ChainUnavailableException">The node cannot be asked, or what it serves does not fit together.</exception>
    public async Task<ConsensusProof?> OfAnchoringAsync(Bytes32 root, CancellationToken cancellationToken)
    {
        if (await _registry.AnchorOfAsync(root, cancellationToken) is not { } anchor) return null;
        var block = await BlockAsync(JsonRpcReading.ToQuantity(anchor.BlockNumber), cancellationToken);
        var receipts = await ReceiptsAsync(block, cancellationToken);
        var trie = new Trie(receipts.Select((receipt, i) => (Receipt.KeyOf((uint)i), receipt)));
        if (trie.Root != block.Header.ReceiptsRoot)
        {
            throw new ChainUnavailableException($"the receipts of block {anchor.BlockNumber} are not those of its header");
        }
        var (transaction, log) = Find(receipts, root)
            ?? throw new ChainUnavailableException($"block {anchor.BlockNumber} does not record {root}");
        return new(block.Encoded, new(transaction, log, trie.PathOf(Receipt.KeyOf(transaction))), State: null);
    }

    /// <summary>
    /// What the registry holds of a root, of a contract key, or of both, as of the latest block; nodes forget older states.
    /// Null if a root was asked for and is not held.
    /// </summary>
    /// <exception cref="ArgumentException">Neither.</exception>
    /// <exception cref="ChainUnavailableException">The node cannot be asked, or what it serves does not fit together.</exception>
    public async Task<ConsensusProof?> OfStateAsync(Bytes32? root, Bytes32? key, CancellationToken cancellationToken)
    {
        if (root is null && key is null) throw new ArgumentException("neither a root nor a contract key");
        await node.RequireChainAsync(chainId, cancellationToken);
        var block = await BlockAsync("latest", cancellationToken);
        Bytes32[] slots =
        [
            .. root is { } anchored ? RegistryStorage.AnchorSlots(anchored) : [],
            .. key is { } contract ? RegistryStorage.StatusSlots(contract) : [],
        ];
        var (account, paths) = await node.CallAsync("eth_getProof",
            [registry.ToString(), slots.Select(slot => slot.ToString()), JsonRpcReading.ToQuantity(block.Header.Number)],
            result => ReadProof(result, slots.Length), cancellationToken);
        var state = new StateProof(account,
            root is null ? null : new(paths[0], paths[1]), key is null ? null : new(paths[^2], paths[^1]));
        return Shows(block.Header, state, root, key) ? new(block.Encoded, Receipt: null, state) : null;
    }

    private async Task<Block> BlockAsync(string which, CancellationToken cancellationToken)
    {
        var (encoded, hash, number, transactions) = await node.CallAsync("eth_getBlockByNumber", [which, false], result => (
            NodeHeader.Encode(result), result.GetProperty("hash").Hash(), result.GetProperty("number").Quantity(),
            result.GetProperty("transactions").EnumerateArray().Select(hash => hash.Hash()).ToList()), cancellationToken);
        if (!NodeHeader.IsOf(encoded, hash))
        {
            // A fork whose items are not known here. Few nodes serve the bytes themselves, so they are asked for last.
            encoded = await node.CallAsync(
                "debug_getRawHeader", [JsonRpcReading.ToQuantity(number)], result => result.Data(), cancellationToken);
        }
        return NodeHeader.IsOf(encoded, hash)
            ? new(encoded, Sensible(() => BlockHeader.Read(encoded)), transactions)
            : throw new ChainUnavailableException($"the header of block {number} does not hash to {hash}");
    }

    private async Task<IReadOnlyList<byte[]>> ReceiptsAsync(Block block, CancellationToken cancellationToken)
    {
        try
        {
            return await node.CallAsync("eth_getBlockReceipts", [JsonRpcReading.ToQuantity(block.Header.Number)],
                result => result.EnumerateArray().Select(NodeReceipt.Encode).ToList(), cancellationToken);
        }
        catch (JsonRpcErrorException e) when (e.Code == MethodNotFound)
        {
            var receipts = new List<byte[]>();
            foreach (var transaction in block.Transactions)
            {
                receipts.Add(await node.CallAsync(
                    "eth_getTransactionReceipt", [transaction.ToString()], NodeReceipt.Encode, cancellationToken));
            }
            return receipts;
        }
    }

    private (uint Transaction, uint Log)? Find(IReadOnlyList<byte[]> receipts, Bytes32 root)
    {
        for (var i = 0; i < receipts.Count; i++)
        {
            var receipt = receipts[i];
            var logs = Sensible(() => Receipt.LogsOf(receipt));
            for (var j = 0; j < logs.Count; j++)
            {
                if (logs[j].Contract == registry && logs[j].IsAnchored && logs[j].Topics[1] == root) return ((uint)i, (uint)j);
            }
        }
        return null;
    }

    /// <summary>False when the paths are whole and lead to the root's absence.</summary>
    private bool Shows(BlockHeader header, StateProof state, Bytes32? root, Bytes32? key)
    {
        try
        {
            var shown = new RegistryState(header.StateRoot, state, registry);
            if (key is { } contract) shown.StatusOf(contract);
            if (root is { } anchored) shown.AnchorOf(anchored);
            return true;
        }
        catch (RefusedException e)
        {
            return e.Refusal.Code == ConsensusRefusal.NotThisRoot
                ? false
                : throw new ChainUnavailableException($"the state of block {header.Number}: {e.Message}", e);
        }
    }

    private static T Sensible<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException e)
        {
            throw new ChainUnavailableException($"the node's answer makes no sense: {e.Message}", e);
        }
    }

    private static (IReadOnlyList<byte[]> Account, IReadOnlyList<byte[]>[] Slots) ReadProof(JsonElement result, int slots)
    {
        IReadOnlyList<byte[]>[] paths =
            [.. result.GetProperty("storageProof").EnumerateArray().Select(slot => Nodes(slot.GetProperty("proof")))];
        return paths.Length == slots
            ? (Nodes(result.GetProperty("accountProof")), paths)
            : throw new FormatException($"got {paths.Length} slots, want {slots}");
    }

    private static List<byte[]> Nodes(JsonElement nodes) => [.. nodes.EnumerateArray().Select(node => node.Data())];

    private sealed record Block(byte[] Encoded, BlockHeader Header, IReadOnlyList<Bytes32> Transactions);
}
