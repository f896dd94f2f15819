using System.Text.Json;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Ledger.Consensus;

/// <summary>A log in one of a block's receipts.</summary>
/// <param name="TransactionIndex">Of the transaction in the block.</param>
/// <param name="LogIndex">Of the log in the receipt, from 0; nodes number the logs of the whole block.</param>
/// <param name="Nodes">From the receipts' root down to the receipt.</param>
public sealed record ReceiptProof(uint TransactionIndex, uint LogIndex, IReadOnlyList<byte[]> Nodes)
{
    internal static ReceiptProof Read(StrictObject json) => new(
        json.WholeNumber32("transactionIndex"), json.WholeNumber32("logIndex"), TrieNodes.Read(json, "nodes"));

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("receipt");
        json.WriteNumber("transactionIndex", TransactionIndex);
        json.WriteNumber("logIndex", LogIndex);
        TrieNodes.Write(json, "nodes", Nodes);
        json.WriteEndObject();
    }
}
