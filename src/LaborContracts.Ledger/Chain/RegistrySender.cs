using System.Text.Json;

namespace LaborContracts.Ledger.Chain;

/// <summary>
/// Prepares and sends the transactions of one anchoring account. It keeps nothing: whoever uses it writes the signed bytes
/// down before sending them, and sends the same bytes again until they are mined.
/// </summary>
public sealed class RegistrySender(IChainNode node, SenderKey key, ulong chainId, Address registry)
{
    /// <summary>More than any call of one root costs; what is not used is not spent.</summary>
    private const ulong AnchorGasLimit = 150_000;

    /// <summary>The same for statuses: two slots of storage and an event each.</summary>
    private const ulong StatusGasLimit = 80_000;

    private const ulong CallGasLimit = 100_000;

    /// <summary>The account that sends.</summary>
    public Address Sender => key.Address;

    /// <summary>The transaction that anchors a root, signed and not sent. Prepared again it may have other bytes: see <see cref="SenderKey"/>.</summary>
    /// <param name="leafCount">1 or more.</param>
    /// <param name="nonce">The sender's number for this transaction, each used once and without a gap.</param>
    /// <param name="fees">Null where gas is free.</param>
    /// <exception cref="SenderKeyUnavailableException">The key cannot be used now.</exception>
    public Task<SignedTransaction> PrepareAnchorAsync(
        Bytes32 root, uint leafCount, ulong nonce, FeeOffer? fees, CancellationToken cancellationToken) =>
        SignAsync(RegistryCalls.Anchor(root, leafCount), nonce, AnchorGasLimit, fees, cancellationToken);

    /// <summary>The transaction that records statuses, signed and not sent. Prepared again it may have other bytes.</summary>
    /// <param name="changes">1 or more; few enough for one block.</param>
    /// <param name="nonce">The sender's number for this transaction, each used once and without a gap.</param>
    /// <param name="fees">Null where gas is free.</param>
    /// <exception cref="SenderKeyUnavailableException">The key cannot be used now.</exception>
    public Task<SignedTransaction> PrepareStatusesAsync(
        IReadOnlyList<StatusChange> changes, ulong nonce, FeeOffer? fees, CancellationToken cancellationToken) =>
        SignAsync(RegistryCalls.SetStatus(changes), nonce, CallGasLimit + StatusGasLimit * (ulong)changes.Count, fees, cancellationToken);

    /// <summary>Asks the node to try the anchoring without recording it: null if it would pass, else the node's reason.</summary>
    /// <exception cref="ChainUnavailableException">The node could not say, or has no registry.</exception>
    public Task<string?> RefusalOfAnchorAsync(Bytes32 root, uint leafCount, CancellationToken cancellationToken) =>
        RefusalAsync(RegistryCalls.Anchor(root, leafCount), cancellationToken);

    /// <summary>The same for statuses.</summary>
    /// <exception cref="ChainUnavailableException">The node could not say.</exception>
    public Task<string?> RefusalOfStatusesAsync(IReadOnlyList<StatusChange> changes, CancellationToken cancellationToken) =>
        RefusalAsync(RegistryCalls.SetStatus(changes), cancellationToken);

    /// <summary>Hands signed bytes to the nodes. That it took them does not say that they will be mined.</summary>
    /// <exception cref="JsonRpcErrorException">The node refuses them for another reason than those of the outcome.</exception>
    /// <exception cref="ChainUnavailableException">Unknown whether the node has them: send the same bytes again.</exception>
    public Task<SendOutcome> SendAsync(SignedTransaction transaction, CancellationToken cancellationToken) =>
        node.SendAsync(transaction, cancellationToken);

    /// <summary>Null while the transaction is not in a block that this node knows.</summary>
    public Task<TransactionReceipt?> ReceiptAsync(Bytes32 transactionHash, CancellationToken cancellationToken) =>
        node.AskAsync(asked => asked.CallAsync(
            "eth_getTransactionReceipt", [transactionHash.ToString()], ReadReceipt, cancellationToken), cancellationToken);

    /// <summary>The number of the sender's next transaction, those that wait in the node's pool counted.</summary>
    public Task<ulong> PendingNonceAsync(CancellationToken cancellationToken) =>
        AskAsync(asked => asked.TransactionCountAsync(key.Address, "pending", cancellationToken), cancellationToken);

    /// <summary>The number of the sender's transactions that are mined.</summary>
    public Task<ulong> MinedNonceAsync(CancellationToken cancellationToken) =>
        AskAsync(asked => asked.TransactionCountAsync(key.Address, "latest", cancellationToken), cancellationToken);

    /// <summary>The number of the sender's transactions that so many blocks, and not only the latest, have been built upon.</summary>
    /// <param name="depth">0 or more; it must be within what nodes keep of their past, 128 blocks for most.</param>
    public Task<ulong> MinedNonceAsync(int depth, CancellationToken cancellationToken) => AskAsync(async asked =>
    {
        var head = await asked.HeadAsync(cancellationToken);
        var block = head.Number > (ulong)depth ? head.Number - (ulong)depth : 0;
        return await asked.TransactionCountAsync(key.Address, JsonRpcReading.ToQuantity(block), cancellationToken);
    }, cancellationToken);

    private Task<SignedTransaction> SignAsync(
        byte[] data, ulong nonce, ulong gasLimit, FeeOffer? fees, CancellationToken cancellationToken) => fees is null
        ? new LegacyTransaction(nonce, GasPrice: 0, gasLimit, registry, Value: 0, data).SignAsync(key, chainId, cancellationToken)
        : new DynamicFeeTransaction(nonce, fees, gasLimit, registry, Value: 0, data).SignAsync(key, chainId, cancellationToken);

    private Task<T> AskAsync<T>(Func<JsonRpcNode, Task<T>> question, CancellationToken cancellationToken) =>
        node.AskAsync(chainId, question, cancellationToken);

    private Task<string?> RefusalAsync(byte[] data, CancellationToken cancellationToken) => AskAsync(async asked =>
    {
        // A call to where nothing is passes. What was signed then would take the nonce of the transaction that is to put the registry there.
        await asked.AnchorOfAsync(registry, Bytes32.Zero, RegistryAnswers.Latest, cancellationToken);
        var call = new { from = key.Address.ToString(), to = registry.ToString(), data = Hex.Encode(data) };
        try
        {
            await asked.CallAsync("eth_call", [call, "latest"], result => result.Data(), cancellationToken);
            return null;
        }
        catch (JsonRpcErrorException e) when (IsRevert(e))
        {
            return (string?)e.Error;
        }
    }, cancellationToken);

    // Code 3 is geth's; others say it in words.
    private static bool IsRevert(JsonRpcErrorException e) =>
        e.Code == 3 || e.Error.Contains("revert", StringComparison.OrdinalIgnoreCase);

    private static TransactionReceipt? ReadReceipt(JsonElement receipt) => receipt.ValueKind == JsonValueKind.Null
        ? null
        : new(receipt.GetProperty("transactionHash").Hash(), receipt.GetProperty("blockNumber").Quantity(),
            receipt.GetProperty("blockHash").Hash(), receipt.GetProperty("status").Quantity() == 1,
            receipt.GetProperty("gasUsed").Quantity());
}

/// <summary>A mined transaction. <c>Succeeded</c> false: it was mined and reverted, and changed nothing but the nonce.</summary>
public sealed record TransactionReceipt(
    Bytes32 TransactionHash, ulong BlockNumber, Bytes32 BlockHash, bool Succeeded, ulong GasUsed);
