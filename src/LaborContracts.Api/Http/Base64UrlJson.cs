using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LaborContracts.Api.Http;

/// <summary>Bytes as browsers write those of passkeys: base64url without padding (RFC 4648 §5), 4096 bytes at most.</summary>
internal sealed class Base64UrlJson : JsonConverter<byte[]>
{
    private const int Longest = 4096;

    public override byte[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.GetString() ?? "";
        if (text.Length > Base64Url.GetEncodedLength(Longest) || !Base64Url.IsValid(text)) throw new JsonException("no base64url, or too much of it");
        return Base64Url.DecodeFromChars(text);
    }

    public override void Write(Utf8JsonWriter writer, byte[] value, JsonSerializerOptions options) =>
        writer.WriteStringValue(Base64Url.EncodeToString(value));
}
