using System.Buffers;
using System.Text.Json;

namespace LaborContracts.Ledger.Json;

/// <summary>Writes the JSON files that people open too.</summary>
internal static class IndentedJson
{
    /// <summary>One object, UTF-8: the same members give the same bytes on every system.</summary>
    public static byte[] Write(Action<Utf8JsonWriter> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        return buffer.WrittenSpan.ToArray();
    }
}
