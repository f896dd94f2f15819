using System.Text.Json;
using System.Text.Json.Serialization;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Storage.Contracts;

/// <summary>A contract's snapshot as the JSON that is stored, sealed, in its row. Read by every later version.</summary>
public static class SnapshotJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new TermsConverter(), new KindConverter(), new JsonStringEnumConverter() },
    };

    public static byte[] Write(ContractSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, Options);

    /// <exception cref="JsonException">The bytes are no snapshot.</exception>
    public static ContractSnapshot Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<ContractSnapshot>(json, Options) ?? throw new JsonException("The snapshot is null.");

    private sealed class TermsConverter : JsonConverter<ContractTerms>
    {
        public override ContractTerms Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var (terms, faults) = TermsJson.Read(FirstVersion.Upgrade(JsonElement.ParseValue(ref reader)));
            // Paths and codes only: the values are personal data.
            return terms ?? throw new JsonException($"Not terms: {string.Join(", ", faults.Select(f => $"{f.Key} {f.Value}"))}");
        }

        public override void Write(Utf8JsonWriter writer, ContractTerms value, JsonSerializerOptions options) =>
            TermsJson.Write(writer, value);
    }

    private sealed class KindConverter : JsonConverter<DocumentKind>
    {
        public override DocumentKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DocumentKinds.TryParse(reader.GetString(), out var kind) ? kind.Value : throw new JsonException("No kind of document.");

        public override void Write(Utf8JsonWriter writer, DocumentKind value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Code());
    }
}
