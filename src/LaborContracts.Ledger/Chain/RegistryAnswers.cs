namespace LaborContracts.Ledger.Chain;

/// <summary>What one node's registry answers to its reads, as of a block. An empty answer means that no registry is there, and not that a root is missing.</summary>
internal static class RegistryAnswers
{
    public const string Latest = "latest";

    /// <param name="block">A tag, or a number as a quantity: then the node must still have the state of that block.</param>
    public static Task<Anchor?> AnchorOfAsync(
        this JsonRpcNode node, Address registry, Bytes32 root, string block, CancellationToken cancellationToken) =>
        node.CallAsync(registry, RegistryCalls.AnchorOf(root), block, ReadAnchor, cancellationToken);

    /// <inheritdoc cref="AnchorOfAsync" path="/param"/>
    public static Task<StatusEntry?> StatusOfAsync(
        this JsonRpcNode node, Address registry, Bytes32 key, string block, CancellationToken cancellationToken) =>
        node.CallAsync(registry, RegistryCalls.StatusOf(key), block, ReadStatus, cancellationToken);

    /// <summary>Both of the registry's reads return four words.</summary>
    private static Task<T> CallAsync<T>(this JsonRpcNode node, Address registry, byte[] call, string block, Func<Bytes32[], T> read, CancellationToken cancellationToken)
    {
        var parameters = new object[] { new { to = registry.ToString(), data = Hex.Encode(call) }, block };
        return node.CallAsync("eth_call", parameters, result => result.Data() is { Length: > 0 } data
            ? read(AbiWords.Read(data, 4))
            : throw new ChainMismatchException($"the chain holds no registry at {registry}"), cancellationToken);
    }

    private static Anchor? ReadAnchor(Bytes32[] words)
    {
        var blockNumber = words[0].ToNumber(long.MaxValue);
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
}
