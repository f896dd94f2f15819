using LaborContracts.Files;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Witness;

/// <summary>
/// A witness's own log: one file that only grows, each record signed, bound to the one before, and on the disk before anything else is done. One process writes
/// it at a time; others may read.
/// </summary>
public sealed class WitnessLog : IDisposable
{
    /// <summary>The name of the log in its folder.</summary>
    public const string FileName = "witness.jsonl";

    private readonly EthereumKey _key;
    private readonly FileStream _lock;
    private readonly FileStream _file;
    private readonly HashSet<string> _recorded = [];
    private readonly Dictionary<string, WitnessFinding> _owed = [];
    private bool _failed;
    private ulong _count;
    private Bytes32 _head;

    private WitnessLog(EthereumKey key, WitnessKnowledge knowledge, FileStream @lock, FileStream file) =>
        (_key, Knowledge, _lock, _file) = (key, knowledge, @lock, file);

    /// <summary>The account of the key that signs it.</summary>
    public Address Witness => _key.Address;

    /// <summary>What the log tells.</summary>
    public WitnessKnowledge Knowledge { get; }

    /// <summary>How many records it has.</summary>
    public ulong Count => _count;

    /// <summary>SHA-256 over the last line; zeros in an empty log. Whoever publishes it can be held to everything before it.</summary>
    public Bytes32 Head => _head;

    /// <summary>How many alarms are written down in it, each once.</summary>
    public int Alarms { get; private set; }

    /// <summary>The bytes of a record that a crash had cut short, and that were cut off when the log was opened.</summary>
    public int CutBytes { get; private set; }

    /// <summary>Findings that follow from the records and are not written down: what a crash kept from it, or what the caller's anchorers make new.</summary>
    public IReadOnlyCollection<WitnessFinding> Owed => _owed.Values;

    /// <summary>Opens the log in a folder, or begins an empty one, and reads all of it.</summary>
    /// <param name="anchorers">The accounts that may anchor; empty if the caller names none.</param>
    /// <exception cref="DamagedWitnessLogException">The log is not whole, or another key signed it. Nothing was changed.</exception>
    /// <exception cref="IOException">Another process writes it, or it cannot be read.</exception>
    public static WitnessLog Open(string folder, EthereumKey key, IReadOnlySet<Address> anchorers)
    {
        DurableFile.CreateFolder(folder);
        var path = Path.Combine(folder, FileName);
        var @lock = new FileStream(Path.Combine(folder, "witness.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        FileStream? file = null;
        try
        {
            if (!File.Exists(path)) DurableFile.Write(path, []);
            // Without a buffer: what could not be written must not be written later, behind something else.
            file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);
            var log = new WitnessLog(key, new(anchorers), @lock, file);
            log.ReadAll();
            return log;
        }
        catch
        {
            file?.Dispose();
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>Adds a record. It is on the disk when this returns.</summary>
    /// <param name="at">The witness's clock.</param>
    /// <returns>What the records up to it say should not be; none of it is written down yet.</returns>
    /// <exception cref="IOException">It could not be written; the log takes no more until it is opened again.</exception>
    public IReadOnlyList<WitnessFinding> Append(WitnessEntry entry, DateTimeOffset at)
    {
        if (_failed) throw new IOException("the last record could not be written; open the log again");
        if (_count == WitnessLogReader.MostRecords) throw new IOException($"the log has {_count} records; begin a new one");
        var record = new WitnessRecord(_count + 1, _head, at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMillisecond)), entry);
        var line = record.Sign(_key);
        _failed = true;
        _file.Write([.. line, (byte)'\n']);
        _file.Flush(flushToDisk: true);
        _failed = false;
        return Take(record, line);
    }

    /// <summary>Whether the finding is written down already.</summary>
    public bool Holds(WitnessFinding finding) => _recorded.Contains(finding.Key);

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _lock.Dispose();
    }

    private void ReadAll()
    {
        var reader = new WitnessLogReader(_file);
        SignedWitnessRecord? last = null;
        foreach (var read in reader.Read())
        {
            foreach (var finding in Take(read.Record, read.Line.ToArray()))
            {
                if (!Holds(finding)) _owed[finding.Key] = finding;
            }
            if (Knowledge.Began!.Witness != _key.Address)
                throw new DamagedWitnessLogException(1, $"it is the log of {Knowledge.Began.Witness}, want {_key.Address}");
            last = read;
        }
        // The last signature covers all lines before it: each holds the hash of the one before.
        if (last is not null && last.Signer != _key.Address)
            throw new DamagedWitnessLogException(last.Record.Sequence, "its signature is not the witness's");
        CutBytes = reader.TornBytes;
        if (CutBytes == 0) return;
        // Never acted upon, since it was not on the disk: what it told will be seen again.
        _file.SetLength(reader.Length);
        _file.Seek(0, SeekOrigin.End);
        _file.Flush(flushToDisk: true);
    }

    private IReadOnlyList<WitnessFinding> Take(WitnessRecord record, byte[] line)
    {
        (_count, _head) = (record.Sequence, WitnessLine.HashOf(line));
        if (record.Entry is WitnessFinding written)
        {
            if (_recorded.Add(written.Key) && written.Severity == FindingSeverity.Alarm) Alarms++;
            _owed.Remove(written.Key);
        }
        return Knowledge.Take(record);
    }
}
