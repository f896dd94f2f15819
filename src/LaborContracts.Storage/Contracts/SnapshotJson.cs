using System.Text.Json;
using System.Text.Json.Serialization;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Storage.Contracts;

/// <summary>A contract's snapshot as the JSON that is stored, sealed, in its row. Read by every later version.</summary>
public static class SnapshotJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters =
        {
            new JsonStringEnumConverter(),
            new TextConverter<UnifiedSocialCreditCode>(UnifiedSocialCreditCode.Parse),
            new TextConverter<ResidentIdNumber>(ResidentIdNumber.Parse),
            new TextConverter<MobileNumber>(MobileNumber.Parse),
            new TextConverter<DistrictCode>(DistrictCode.Parse),
            new TextConverter<Money>(Money.Parse),
            new TermConverter(),
        },
    };

    public static byte[] Write(ContractSnapshot snapshot) => JsonSerializer.SerializeToUtf8Bytes(snapshot, Options);

    /// <exception cref="JsonException">The bytes are no snapshot.</exception>
    public static ContractSnapshot Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<ContractSnapshot>(json, Options) ?? throw new JsonException("The snapshot is null.");

    private sealed class TextConverter<T>(Func<string, T> parse) : JsonConverter<T> where T : notnull
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            parse(reader.GetString() ?? throw new JsonException());

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString());
    }

    private sealed class TermConverter : JsonConverter<Term>
    {
        public override Term Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var days = JsonSerializer.Deserialize<DateOnly[]>(ref reader);
            return days is [var start, var end] ? Term.Of(start, end) : throw new JsonException("A term is two days.");
        }

        public override void Write(Utf8JsonWriter writer, Term value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, (DateOnly[])[value.Start, value.End]);
    }
}
