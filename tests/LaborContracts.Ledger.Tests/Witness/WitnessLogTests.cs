using System.Text;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Witness;
using Xunit;

namespace LaborContracts.Ledger.Tests.Witness;

public sealed class WitnessLogTests : IDisposable
{
    private static readonly ChainHead Block = new(7, ScriptedRegistry.Hash("block 7"), ScriptedRegistry.TimeOf(7));

    private static readonly StatusChange Change = new(ScriptedRegistry.Hash("key"), RecordedStatus.Renewed, 2, ScriptedRegistry.Hash("document"));

    /// <summary>A log with every kind of record that there is.</summary>
    private static readonly WitnessEntry[] Entries =
    [
        new WitnessBegan(
            WitnessRoom.FirstKey.Address, 20_261, ScriptedRegistry.Address, ScriptedRegistry.Hash("code"), ScriptedRegistry.Hash("genesis"), 0),
        Told(0, new RegistryEvent.RoleGranted(RegistryRole.Anchorer, ScriptedRegistry.Anchorer, ScriptedRegistry.Address)),
        new WitnessFinding(FindingSeverity.Notice, FindingCode.RoleGranted, "anchorer", ScriptedRegistry.Anchorer.ToString(), "7"),
        Told(1, ScriptedRegistry.Anchored("root", uint.MaxValue)),
        Told(2, new RegistryEvent.StatusSet(Change)),
        Told(3, new RegistryEvent.StatusSkipped(Change)),
        Told(4, new RegistryEvent.Paused(ScriptedRegistry.Anchorer)),
        Told(5, new RegistryEvent.Unpaused(ScriptedRegistry.Anchorer)),
        Told(6, new RegistryEvent.RoleRevoked(RegistryRole.Guardian, ScriptedRegistry.Anchorer, ScriptedRegistry.Address)),
        Told(7, new RegistryEvent.Foreign(ScriptedRegistry.Hash("foreign"))),
        new WitnessFinding(FindingSeverity.Alarm, FindingCode.ForeignEvent, "7", ScriptedRegistry.Hash("transaction").ToString()),
        new WitnessCheckpoint(Block, 9),
    ];

    private readonly WitnessRoom _room = new();

    public void Dispose() => _room.Dispose();

    [Fact]
    public void Every_kind_of_record_is_read_as_it_was_written()
    {
        WriteAll();

        var records = _room.Records();

        Assert.Equal(Entries.Length, records.Count);
        foreach (var (written, read) in Entries.Zip(records.Select(record => record.Entry)))
        {
            if (written is WitnessFinding finding) Assert.Equal(finding.Key, ((WitnessFinding)read).Key);
            else Assert.Equal(written, read);
        }
        Assert.Equal(7u, _room.Check().LookedTo);
    }

    [Fact]
    public void A_log_goes_on_where_it_ended()
    {
        WriteAll();
        Bytes32 head;
        using (var log = _room.Open())
        {
            head = log.Head;
            Assert.Equal(((ulong)Entries.Length, 1), (log.Count, log.Alarms));
            log.Append(new WitnessCheckpoint(Block with { Number = 8 }, 9), _room.Now);
        }

        var last = _room.Records()[^1];

        Assert.Equal(((ulong)Entries.Length + 1, head), (last.Sequence, last.Previous));
    }

    [Fact]
    public void One_damaged_byte_anywhere_is_found()
    {
        WriteAll(_room, Entries[0], Entries[3], Entries[^1]);
        var bytes = File.ReadAllBytes(_room.LogFile);

        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] ^= 0x01;
            // Without the last line end the last record cannot be told from one that a crash cut short.
            if (i == bytes.Length - 1) Assert.NotEqual(0, Check(bytes).TornBytes);
            else Assert.Throws<DamagedWitnessLogException>(() => Check(bytes));
            bytes[i] ^= 0x01;
        }
    }

    [Fact]
    public void A_damaged_byte_keeps_the_log_from_being_written_on()
    {
        WriteAll();
        var bytes = File.ReadAllBytes(_room.LogFile);

        for (var i = 0; i < bytes.Length - 1; i += 41)
        {
            var damage = (byte)(1 << i % 8);
            bytes[i] ^= damage;
            File.WriteAllBytes(_room.LogFile, bytes);
            Assert.Throws<DamagedWitnessLogException>(_room.Open);
            Assert.Equal(bytes, File.ReadAllBytes(_room.LogFile));
            bytes[i] ^= damage;
        }
    }

    public static TheoryData<string> Rearrangements => ["swap", "drop", "repeat", "splice", "drop first", "empty line", "no line end", "long line"];

    [Theory, MemberData(nameof(Rearrangements))]
    public void Lines_that_were_rearranged_are_found(string how)
    {
        WriteAll();
        var lines = File.ReadAllLines(_room.LogFile).ToList();
        using var other = new WitnessRoom { Now = _room.Now.AddSeconds(1) };
        WriteAll(other, Entries);
        var foreign = File.ReadAllLines(other.LogFile);
        var text = how switch
        {
            "swap" => Text([.. lines[..3], lines[4], lines[3], .. lines[5..]]),
            "drop" => Text([.. lines[..3], .. lines[4..]]),
            "repeat" => Text([.. lines[..4], lines[3], .. lines[4..]]),
            "splice" => Text([.. lines[..5], .. foreign[5..]]),
            "drop first" => Text(lines[1..]),
            "empty line" => Text([.. lines, ""]),
            "no line end" => string.Concat(lines[..3].Append(Text(lines[3..]))),
            _ => Text([.. lines, new string(' ', WitnessLine.Longest + 1)]),
        };

        File.WriteAllText(_room.LogFile, text);

        Assert.Throws<DamagedWitnessLogException>(_room.Check);
        Assert.Throws<DamagedWitnessLogException>(_room.Open);
    }

    [Fact]
    public void A_record_that_was_cut_short_anywhere_is_cut_off_and_the_log_goes_on()
    {
        WriteAll();
        var bytes = File.ReadAllBytes(_room.LogFile);
        var whole = bytes.AsSpan(0, bytes.Length - 1).LastIndexOf((byte)'\n') + 1;

        for (var length = whole; length < bytes.Length; length += 7)
        {
            File.WriteAllBytes(_room.LogFile, bytes[..length]);
            using (var log = _room.Open())
            {
                Assert.Equal((length - whole, (ulong)Entries.Length - 1), (log.CutBytes, log.Count));
                log.Append(Entries[^1], _room.Now);
            }
            Assert.Equal(bytes, File.ReadAllBytes(_room.LogFile));
        }
    }

    [Fact]
    public void A_log_that_was_cut_in_its_first_record_begins_anew()
    {
        WriteAll();
        File.WriteAllBytes(_room.LogFile, File.ReadAllBytes(_room.LogFile)[..100]);

        using var log = _room.Open();

        Assert.Equal((0u, Bytes32.Zero, 100), (log.Count, log.Head, log.CutBytes));
    }

    [Fact]
    public void Another_key_cannot_go_on_with_a_log()
    {
        WriteAll();

        Assert.Throws<DamagedWitnessLogException>(() => WitnessLog.Open(_room.Folder, WitnessRoom.SecondKey, _room.Anchorers));
    }

    [Fact]
    public void A_log_that_another_key_signed_throughout_in_the_witness_s_name_is_found()
    {
        using (var log = WitnessLog.Open(_room.Folder, WitnessRoom.SecondKey, _room.Anchorers))
        {
            foreach (var entry in Entries) log.Append(entry, _room.Now);
        }

        Assert.Throws<DamagedWitnessLogException>(_room.Check);
        Assert.Throws<DamagedWitnessLogException>(_room.Open);
    }

    [Fact]
    public void Only_one_process_writes_a_log_while_others_may_read_it()
    {
        using var log = _room.Open();
        log.Append(Entries[0], _room.Now);

        Assert.Throws<IOException>(_room.Open);
        Assert.Equal(1u, _room.Check().Count);
    }

    [Fact]
    public void A_finding_that_a_crash_kept_from_the_log_is_owed_when_it_is_opened_again()
    {
        using (var log = _room.Open())
        {
            log.Append(Entries[0], _room.Now);
            Assert.Single(log.Append(Entries[1], _room.Now));
        }

        using (var log = _room.Open())
        {
            var owed = Assert.Single(log.Owed);
            Assert.Equal(FindingCode.RoleGranted, owed.Code);
            log.Append(owed, _room.Now);
        }

        using (var log = _room.Open()) Assert.Empty(log.Owed);
    }

    [Fact]
    public void A_record_is_signed_over_its_line_without_the_signature()
    {
        WriteAll();
        var line = File.ReadAllLines(_room.LogFile)[3];
        var unsigned = line[..line.IndexOf(",\"signature\"", StringComparison.Ordinal)] + "}";

        Assert.Equal(
            new(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes("LC-WITNESS-1" + unsigned))),
            WitnessLine.SigningHash(_room.Records()[3]));
    }

    private static WitnessedEvent Told(uint index, RegistryEvent told) => new(Block, ScriptedRegistry.Hash("transaction"), index, told);

    private static CheckedWitnessLog Check(byte[] bytes) => CheckedWitnessLog.Read(new MemoryStream(bytes));

    private static string Text(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private void WriteAll() => WriteAll(_room, Entries);

    private static void WriteAll(WitnessRoom room, params WitnessEntry[] entries)
    {
        using var log = room.Open();
        foreach (var entry in entries) log.Append(entry, room.Now);
    }
}
