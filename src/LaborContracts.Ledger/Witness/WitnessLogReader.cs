namespace LaborContracts.Ledger.Witness;

/// <summary>
/// Reads a witness's log from its beginning, one record at a time, and demands that each follows from the one before. Whoever reads decides which
/// signatures to check: the last one's covers all records before it, through their hashes.
/// </summary>
public sealed class WitnessLogReader(Stream stream)
{
    /// <summary>The most records of a log; a witness that has so many begins a new one.</summary>
    public const ulong MostRecords = 10_000_000;

    private const byte LineEnd = (byte)'\n';

    /// <summary>How many records were read.</summary>
    public ulong Count { get; private set; }

    /// <summary>SHA-256 over the last line that was read; zeros before the first.</summary>
    public Bytes32 Head { get; private set; }

    /// <summary>The bytes of all lines that were read, their ends included.</summary>
    public long Length { get; private set; }

    /// <summary>Bytes at the end of the file without a line end, known when all is read: a record that a crash cut short, or one that is being written.</summary>
    public int TornBytes { get; private set; }

    /// <summary>The records, in order.</summary>
    /// <exception cref="DamagedWitnessLogException">A line that is no record, or does not follow from the one before.</exception>
    public IEnumerable<SignedWitnessRecord> Read()
    {
        foreach (var line in Lines())
        {
            var read = Next(line);
            Head = WitnessLine.HashOf(line);
            Length += line.Length + 1;
            Count++;
            yield return read;
        }
    }

    private SignedWitnessRecord Next(byte[] line)
    {
        var number = Count + 1;
        if (number > MostRecords) throw new DamagedWitnessLogException(number, $"more than {MostRecords} records");
        try
        {
            var read = WitnessLine.Read(line);
            if (read.Record.Sequence != number) throw new FormatException($"got sequence {read.Record.Sequence}, want {number}");
            if (read.Record.Previous != Head) throw new FormatException("it does not follow from the record before");
            if (read.Record.Entry is WitnessBegan != (number == 1)) throw new FormatException("the first record, and no other, says what is watched");
            return read;
        }
        catch (FormatException e)
        {
            throw new DamagedWitnessLogException(number, e.Message, e);
        }
    }

    private IEnumerable<byte[]> Lines()
    {
        var (line, chunk) = (new MemoryStream(), new byte[1 << 16]);
        while (stream.Read(chunk) is > 0 and var count)
        {
            var rest = chunk.AsMemory(0, count);
            while (rest.Span.IndexOf(LineEnd) is >= 0 and var end)
            {
                Take(line, rest[..end]);
                yield return line.ToArray();
                line.SetLength(0);
                rest = rest[(end + 1)..];
            }
            Take(line, rest);
        }
        TornBytes = (int)line.Length;
    }

    private void Take(MemoryStream line, ReadOnlyMemory<byte> bytes)
    {
        if (line.Length + bytes.Length > WitnessLine.Longest)
            throw new DamagedWitnessLogException(Count + 1, $"a line of more than {WitnessLine.Longest} bytes");
        line.Write(bytes.Span);
    }
}
