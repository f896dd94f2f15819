using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Ledger.Trails;

/// <summary>
/// Something that happened to a contract, as the trail keeps it (docs/formats/trail.md).
/// </summary>
/// <param name="Type">A stable name in lower case with dots, such as <c>signature.recorded</c>.</param>
/// <param name="At">When, by the platform's clock, UTC: claimed, not proven.</param>
/// <param name="Actor">The role that acted: <c>worker</c>, <c>employer</c>, <c>platform</c>, …</param>
/// <param name="Details">Further facts as text, written in the order of their names.</param>
public sealed record TrailEvent(
    string Type, DateTimeOffset At, string Actor, IReadOnlyDictionary<string, string> Details)
{
    /// <summary>
    /// The UTF-8 JSON that is stored and committed to. It is never written anew from its parts afterwards.
    /// </summary>
    public byte[] ToBytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", Type);
            json.WriteString("at", JsonTime.Write(At, JsonTime.Milliseconds));
            json.WriteString("actor", Actor);
            json.WriteStartObject("details");
            foreach (var (name, value) in Details.OrderBy(d => d.Key, StringComparer.Ordinal))
                json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>What an event says; null for bytes that are no event of this version, whoever committed to them.</summary>
    public static TrailEvent? TryRead(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            var json = StrictObject.Read(utf8, "event", utf8.Length);
            return DateTimeOffset.TryParse(json.Text("at"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
                ? new(json.Text("type"), at, json.Text("actor"), json.Nested("details").AllTexts())
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
