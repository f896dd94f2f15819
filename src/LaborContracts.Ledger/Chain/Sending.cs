namespace LaborContracts.Ledger.Chain;

/// <summary>What became of handing a signed transaction to a node. None of these is an error of a repeated sending.</summary>
public enum SendOutcome
{
    /// <summary>The node took it.</summary>
    Accepted,

    /// <summary>The node has it already.</summary>
    AlreadyKnown,

    /// <summary>A transaction of the sender with this nonce is mined: this one, or another. Its receipt tells which.</summary>
    NonceTooLow,
}

/// <summary>Sending as nodes of different makers answer it.</summary>
internal static class Sending
{
    public static async Task<SendOutcome> SendRawAsync(
        this JsonRpcNode node, SignedTransaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            var hash = await node.CallAsync("eth_sendRawTransaction", [Hex.Encode(transaction.Bytes.Span)],
                result => result.Hash(), cancellationToken);
            return hash == transaction.Hash
                ? SendOutcome.Accepted
                : throw new ChainUnavailableException($"the node names the transaction {hash}, want {transaction.Hash}");
        }
        catch (JsonRpcErrorException e) when (Says(e, "already known", "known transaction", "already imported", "already in the txpool"))
        {
            return SendOutcome.AlreadyKnown;
        }
        catch (JsonRpcErrorException e) when (Says(e, "nonce too low", "nonce is too low"))
        {
            return SendOutcome.NonceTooLow;
        }
    }

    /// <param name="block">A tag, or a number as a quantity.</param>
    public static Task<ulong> TransactionCountAsync(
        this JsonRpcNode node, Address account, string block, CancellationToken cancellationToken) =>
        node.CallAsync("eth_getTransactionCount", [account.ToString(), block], result => result.Quantity(),
            cancellationToken);

    private static bool Says(JsonRpcErrorException e, params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases)
        {
            if (e.Error.Contains(phrase, StringComparison.OrdinalIgnoreCase)) return true;
        }
        return false;
    }
}
