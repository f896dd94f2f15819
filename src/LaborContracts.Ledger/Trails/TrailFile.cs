using System.Text;
using System.Text.Json;
using LaborContracts.Ledger.Json;
using LaborContracts.Ledger.Proofs;

namespace LaborContracts.Ledger.Trails;

/// <summary>
/// A trail as it is handed out (docs/formats/trail.md): the entries, and the proofs of the leaves that hold its heads. It is a claim from
/// its first byte to its last: that it is whole, and that its heads are registered, is for a verifier to find out.
/// </summary>
/// <param name="Key">The contract's key.</param>
/// <param name="Entries">In order, as they are claimed.</param>
/// <param name="Proofs">Of leaves of the same contract.</param>
public sealed record TrailFile(Bytes32 Key, IReadOnlyList<TrailEntry> Entries, IReadOnlyList<Proof> Proofs)
{
    /// <summary>The most bytes that a file may have.</summary>
    public const int Limit = 16 * 1024 * 1024;

    /// <summary>The most entries that a file may have.</summary>
    public const int MostEntries = 10_000;

    /// <summary>The most proofs that a file may have.</summary>
    public const int MostProofs = 1_000;

    private const string Format = "labor-contract-trail";

    /// <summary>Reads a trail of version 1. Its links are not checked.</summary>
    /// <exception cref="FormatException">Not such a file; the message says which member, and what was wanted.</exception>
    public static TrailFile Read(ReadOnlyMemory<byte> utf8)
    {
        var json = StrictObject.Read(utf8, "trail", Limit).OfFormat(Format, 1);
        return new(
            json.Hash("key"),
            [.. json.Objects("entries", MostEntries).Select(EntryIn)],
            [.. json.Objects("proofs", MostProofs).Select(Proof.Read)]);
    }

    /// <summary>The file as UTF-8 JSON; the same trail always gives the same bytes.</summary>
    /// <exception cref="DecoderFallbackException">An event is not UTF-8.</exception>
    public byte[] Write() => IndentedJson.Write(json =>
    {
        json.WriteString("format", Format);
        json.WriteNumber("version", 1);
        json.WriteString("key", Key.ToString());
        json.WriteStartArray("entries");
        foreach (var entry in Entries) Write(json, entry);
        json.WriteEndArray();
        json.WriteStartArray("proofs");
        foreach (var proof in Proofs)
        {
            json.WriteStartObject();
            proof.WriteMembers(json);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    });

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>An event stands there as text; its UTF-8 bytes are what was committed to.</summary>
    private static TrailEntry EntryIn(StrictObject json) => new(
        json.WholeNumber32("sequence"), json.Hash("commitment"), json.Hash("head"),
        json.Has("salt") ? json.Hash("salt") : null,
        json.Has("event") ? Utf8.GetBytes(json.Text("event")) : default(ReadOnlyMemory<byte>?));

    private static void Write(Utf8JsonWriter json, TrailEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("sequence", entry.Sequence);
        json.WriteString("commitment", entry.Commitment.ToString());
        json.WriteString("head", entry.Head.ToString());
        json.WriteString("salt", entry.Salt?.ToString());
        json.WriteString("event", entry.Event is { } content ? Utf8.GetString(content.Span) : null);
        json.WriteEndObject();
    }
}
