using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LaborContracts.Verification.Evidence;

/// <summary>The JSON files of a package, which people open too: indented, Chinese as it is, the same on every system.</summary>
public static class EvidenceJson
{
    internal const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // a file, never part of a web page
    };

    /// <summary>UTF-8.</summary>
    public static byte[] Write(JsonObject json) => JsonSerializer.SerializeToUtf8Bytes(json, Readable);

    /// <summary>RFC 3339, UTC, whole seconds.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
