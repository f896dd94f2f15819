using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Witness;

/// <summary>
/// A whole log, read without a node: every record follows from the one before and is signed by the witness that the first one names. Whether that is the
/// institution's key, and whether records were cut off at the end, the log alone does not show.
/// </summary>
public sealed class CheckedWitnessLog
{
    private readonly Dictionary<(ulong Block, uint LogIndex), WitnessedEvent> _events = [];
    private readonly Dictionary<ulong, Bytes32> _blocks = [];
    private readonly Dictionary<Bytes32, WitnessedEvent> _roots = [];
    private readonly List<WitnessFinding> _findings = [];

    private CheckedWitnessLog(WitnessBegan began) => Began = began;

    /// <summary>The first record.</summary>
    public WitnessBegan Began { get; }

    /// <summary>How many records it has.</summary>
    public ulong Count { get; private set; }

    /// <summary>SHA-256 over the last line.</summary>
    public Bytes32 Head { get; private set; }

    /// <summary>Bytes at the end that are no whole record: one that a crash cut short, or that is being written.</summary>
    public int TornBytes { get; private set; }

    /// <summary>The witness's clock at the last record.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>The block of the last checkpoint; null if there is none.</summary>
    public ulong? LookedTo { get; private set; }

    /// <summary>Alarms and notices, in order.</summary>
    public IReadOnlyList<WitnessFinding> Findings => _findings;

    /// <summary>The events, by block and their number in it.</summary>
    public IReadOnlyDictionary<(ulong Block, uint LogIndex), WitnessedEvent> Events => _events;

    /// <summary>Every block that a record names, with its hash.</summary>
    public IReadOnlyDictionary<ulong, Bytes32> Blocks => _blocks;

    /// <summary>The first event of each root.</summary>
    public IReadOnlyDictionary<Bytes32, WitnessedEvent> Roots => _roots;

    /// <summary>Whether the log speaks of every event of a block.</summary>
    public bool Covers(ulong block) => block >= Began.From && block <= LookedTo;

    /// <summary>Reads a log to its end. Costs about a millisecond for each record.</summary>
    /// <exception cref="DamagedWitnessLogException">It is not whole, empty, or a record is not signed by its witness.</exception>
    public static CheckedWitnessLog Read(Stream stream)
    {
        var reader = new WitnessLogReader(stream);
        CheckedWitnessLog? log = null;
        foreach (var read in reader.Read())
        {
            log ??= new((WitnessBegan)read.Record.Entry);
            if (read.Signer != log.Began.Witness)
                throw new DamagedWitnessLogException(read.Record.Sequence, "its signature is not the witness's");
            log.Take(read.Record);
        }
        if (log is null) throw new DamagedWitnessLogException(1, "the log has no record");
        (log.Count, log.Head, log.TornBytes) = (reader.Count, reader.Head, reader.TornBytes);
        return log;
    }

    private void Take(WitnessRecord record)
    {
        LastAt = record.At;
        switch (record.Entry)
        {
            case WitnessBegan began:
                _blocks[0] = began.Genesis;
                break;
            case WitnessCheckpoint checkpoint:
                _blocks[checkpoint.Block.Number] = checkpoint.Block.Hash;
                LookedTo = checkpoint.Block.Number;
                break;
            case WitnessedEvent witnessed:
                _blocks[witnessed.Block.Number] = witnessed.Block.Hash;
                _events[(witnessed.Block.Number, witnessed.LogIndex)] = witnessed;
                if (witnessed.Event is RegistryEvent.Anchored anchored) _roots.TryAdd(anchored.Root, witnessed);
                break;
            case WitnessFinding finding:
                _findings.Add(finding);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(record), record, null);
        }
    }
}
