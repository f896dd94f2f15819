using System.Security.Cryptography;
using System.Text.Json;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Ledger.Witness;

/// <summary>
/// A record as one line of JSON. A record has one way to be written, and only that is read: another byte anywhere is another record, or none.
/// </summary>
public static class WitnessLine
{
    /// <summary>The most bytes of a line, its end not counted.</summary>
    public const int Longest = 4096;

    private const string Format = "labor-contract-witness-log";

    private static ReadOnlySpan<byte> Label => "LC-WITNESS-1"u8;

    /// <summary>What is signed: SHA-256 over <c>LC-WITNESS-1</c> and the line as it would be without its signature.</summary>
    public static Bytes32 SigningHash(WitnessRecord record) => new(SHA256.HashData([.. Label, .. Write(record, null)]));

    /// <summary>What the next record holds of this one: SHA-256 over the line without its end.</summary>
    public static Bytes32 HashOf(ReadOnlySpan<byte> line) => new(SHA256.HashData(line));

    /// <summary>Reads a line without its end.</summary>
    /// <exception cref="FormatException">Not a record as it would be written; the message says where.</exception>
    public static SignedWitnessRecord Read(ReadOnlyMemory<byte> line)
    {
        var json = StrictObject.Read(line, "record", Longest);
        var record = new WitnessRecord(
            json.WholeNumber("sequence"), json.Hash("previous"), json.Time("at", JsonTime.Milliseconds), EntryOf(json));
        var signature = EthereumSignature.Read(json.Bytes("signature", EthereumSignature.Size));
        if (!signature.HasLowS) throw json.Wrong("signature", "s in the lower half");
        return Write(record, signature).AsSpan().SequenceEqual(line.Span)
            ? new(record, signature, line)
            : throw new FormatException("record: not written as records are");
    }

    /// <param name="signature">Null for what is signed.</param>
    internal static byte[] Write(WitnessRecord record, EthereumSignature? signature)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", record.Sequence);
            json.WriteString("previous", record.Previous.ToString());
            json.WriteString("at", JsonTime.Write(record.At, JsonTime.Milliseconds));
            WriteEntry(json, record.Entry);
            if (signature is not null) json.WriteString("signature", Hex.Encode(signature.ToBytes()));
            json.WriteEndObject();
        }
        return buffer.ToArray();
    }

    private static void WriteEntry(Utf8JsonWriter json, WitnessEntry entry)
    {
        switch (entry)
        {
            case WitnessBegan began:
                json.WriteString("kind", "began");
                json.WriteString("format", Format);
                json.WriteNumber("version", 1);
                json.WriteString("witness", began.Witness.ToString());
                json.WriteNumber("chainId", began.ChainId);
                json.WriteString("registry", began.Registry.ToString());
                json.WriteString("codeHash", began.CodeHash.ToString());
                json.WriteString("genesis", began.Genesis.ToString());
                json.WriteNumber("from", began.From);
                break;
            case WitnessedEvent witnessed:
                json.WriteString("kind", "event");
                WriteBlock(json, witnessed.Block);
                json.WriteString("transactionHash", witnessed.TransactionHash.ToString());
                json.WriteNumber("logIndex", witnessed.LogIndex);
                RegistryEventJson.Write(json, witnessed.Event);
                break;
            case WitnessCheckpoint checkpoint:
                json.WriteString("kind", "checkpoint");
                WriteBlock(json, checkpoint.Block);
                json.WriteNumber("head", checkpoint.Head);
                break;
            case WitnessFinding finding:
                json.WriteString("kind", finding.Severity == FindingSeverity.Alarm ? "alarm" : "notice");
                json.WriteString("code", finding.Code);
                json.WriteStartArray("values");
                foreach (var value in finding.Values) json.WriteStringValue(value);
                json.WriteEndArray();
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(entry), entry, null);
        }
    }

    private static WitnessEntry EntryOf(StrictObject json) => json.Text("kind") switch
    {
        "began" => BeganOf(json.OfFormat(Format, 1)),
        "event" => new WitnessedEvent(
            BlockOf(json), json.Hash("transactionHash"), json.WholeNumber32("logIndex"), RegistryEventJson.Read(json)),
        "checkpoint" => new WitnessCheckpoint(BlockOf(json), json.WholeNumber("head")),
        "alarm" => FindingOf(json, FindingSeverity.Alarm),
        "notice" => FindingOf(json, FindingSeverity.Notice),
        _ => throw json.Wrong("kind", "began, event, checkpoint, alarm or notice"),
    };

    private static WitnessBegan BeganOf(StrictObject json) => new(
        json.Address("witness"), json.WholeNumber("chainId"), json.Address("registry"),
        json.Hash("codeHash"), json.Hash("genesis"), json.WholeNumber("from"));

    private static WitnessFinding FindingOf(StrictObject json, FindingSeverity severity)
    {
        var (code, values) = (json.Text("code"), json.Texts("values", WitnessFinding.MostValues));
        return IsPlain(code) && values.All(IsPlain)
            ? new(severity, code, values)
            : throw json.Wrong("values", $"at most {WitnessFinding.LongestValue} printable ASCII characters each");
    }

    /// <summary>Nothing that could move a terminal's cursor, or be written in two ways.</summary>
    private static bool IsPlain(string text) => text.Length <= WitnessFinding.LongestValue && text.All(c => c is >= ' ' and <= '~');

    private static void WriteBlock(Utf8JsonWriter json, ChainHead block)
    {
        json.WriteNumber("blockNumber", block.Number);
        json.WriteString("blockHash", block.Hash.ToString());
        json.WriteString("blockTime", WitnessText.Of(block.Time));
    }

    private static ChainHead BlockOf(StrictObject json) =>
        new(json.WholeNumber("blockNumber"), json.Hash("blockHash"), json.Time("blockTime"));
}
