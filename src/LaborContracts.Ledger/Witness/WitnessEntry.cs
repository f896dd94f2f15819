using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Witness;

/// <summary>What a record of a witness's log says.</summary>
public abstract record WitnessEntry;

/// <summary>The first record: who watches what.</summary>
/// <param name="Witness">The account of the key that signs every record.</param>
/// <param name="CodeHash">Keccak-256 over the code at the registry's address.</param>
/// <param name="Genesis">Hash of the chain's block 0.</param>
/// <param name="From">The first block that is looked at.</param>
public sealed record WitnessBegan(
    Address Witness, ulong ChainId, Address Registry, Bytes32 CodeHash, Bytes32 Genesis, ulong From) : WitnessEntry;

/// <summary>An event of the registry in a settled block, as the node showed it.</summary>
/// <param name="LogIndex">Of the event among all of the block.</param>
public sealed record WitnessedEvent(ChainHead Block, Bytes32 TransactionHash, uint LogIndex, RegistryEvent Event) : WitnessEntry;

/// <summary>Every block up to this one was looked at, and all events that the node showed are in the log.</summary>
/// <param name="Head">Number of the latest block at that moment.</param>
public sealed record WitnessCheckpoint(ChainHead Block, ulong Head) : WitnessEntry;

/// <summary>Something that should not be, or that people should know. The code is stable, the values are what its sentence speaks of.</summary>
/// <param name="Code">See <see cref="FindingCode"/>.</param>
/// <param name="Values">At most <see cref="MostValues"/>, ASCII, each at most <see cref="LongestValue"/> characters.</param>
public sealed record WitnessFinding(FindingSeverity Severity, string Code, params IReadOnlyList<string> Values) : WitnessEntry
{
    /// <summary>The most values of a finding.</summary>
    public const int MostValues = 8;

    /// <summary>The most characters of a value.</summary>
    public const int LongestValue = 160;

    internal static WitnessFinding Alarm(string code, params string[] values) => new(FindingSeverity.Alarm, code, values);

    internal static WitnessFinding Notice(string code, params string[] values) => new(FindingSeverity.Notice, code, values);

    /// <summary>Code and values: the same finding is told once.</summary>
    public string Key => string.Join(' ', [Code, .. Values]);
}

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Lawful, and worth a look.</summary>
    Notice,

    /// <summary>It cannot be, if node, validators and registry do what they should.</summary>
    Alarm,
}
