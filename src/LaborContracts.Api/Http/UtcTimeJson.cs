using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaborContracts.Api.Http;

/// <summary>Times as RFC 3339 in UTC, with Z, to the millisecond.</summary>
internal sealed class UtcTimeJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture));
}
