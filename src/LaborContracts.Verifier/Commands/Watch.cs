using LaborContracts.Ledger;

namespace LaborContracts.Verifier.Commands;

/// <summary>What is to be watched, and where the log and its key are.</summary>
/// <param name="From">Null: where the log says, or block 0 for a new one.</param>
/// <param name="StaleAfter">Null: the latest block may be of any age.</param>
internal sealed record Watch(
    Uri Rpc, ulong ChainId, Address Registry, string Folder, string KeyFile, ulong? From, int Confirmations, TimeSpan? StaleAfter,
    IReadOnlySet<Address> Anchorers, bool Once);
