using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// What a transaction left behind, as it stands in the receipts' trie: a list, or a type byte and a list (EIP-2718). A
/// transaction that failed has no logs.
/// </summary>
internal static class Receipt
{
    private const byte FirstUntyped = 0x80;

    /// <summary>The logs in their order.</summary>
    /// <exception cref="FormatException">Not a receipt.</exception>
    public static IReadOnlyList<ReceiptLog> LogsOf(ReadOnlyMemory<byte> receipt)
    {
        var isTyped = !receipt.IsEmpty && receipt.Span[0] < FirstUntyped;
        return [.. RlpItem.Read(isTyped ? receipt[1..] : receipt).ListOf(4)[3].Items.Select(ReadLog)];
    }

    /// <summary>The key of a receipt in its trie: the transaction's index, encoded.</summary>
    public static byte[] KeyOf(uint transactionIndex) => Rlp.OfNumber(transactionIndex);

    private static ReceiptLog ReadLog(RlpItem log)
    {
        var items = log.ListOf(3);
        return new(items[0].Address(), [.. items[1].Items.Select(topic => topic.Hash())], items[2].Bytes);
    }
}

/// <summary>One event of a contract.</summary>
internal sealed record ReceiptLog(Address Contract, IReadOnlyList<Bytes32> Topics, ReadOnlyMemory<byte> Data)
{
    private static readonly Bytes32 Anchored = AbiWords.EventTopic(RegistryCalls.AnchoredSignature);

    /// <summary>Whether it is the event <c>Anchored</c>, whatever contract it is of.</summary>
    public bool IsAnchored => Topics.Count == 3 && Topics[0] == Anchored;
}
