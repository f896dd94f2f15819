using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LaborContracts.Verification.Evidence;

/// <summary>The JSON files of a package, which people open too: indented, Chinese as it is, the same on every system.</summary>
public static class EvidenceJson
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, never part of a web page
    };

    /// <summary>UTF-8.</summary>
    public static byte[] Write(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Readable);
}
