namespace LaborContracts.Ledger.Witness;

/// <summary>A witness's log is not as the witness wrote it: nothing after the place can be believed, and nothing is added to it.</summary>
/// <param name="record">Number of the first record that is not whole, from 1.</param>
public sealed class DamagedWitnessLogException(ulong record, string message, Exception? inner = null)
    : Exception($"record {record}: {message}", inner)
{
    /// <summary>Number of the first record that is not whole, from 1.</summary>
    public ulong Record => record;
}
