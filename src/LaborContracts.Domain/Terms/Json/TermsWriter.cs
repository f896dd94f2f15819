using System.Text.Json;

namespace LaborContracts.Domain.Terms.Json;

/// <summary>Writes terms as JSON; members that hold nothing, or what they hold by default, are left out.</summary>
internal static class TermsWriter
{
    public static void Write(Utf8JsonWriter json, object value)
    {
        var type = value.GetType();
        switch (value)
        {
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case decimal number:
                json.WriteNumberValue(number / 1.0000000000000000000000000000m); // without the zeros at its end
                break;
            case Term term:
                json.WriteStartObject();
                json.WritePropertyName("start");
                Write(json, term.Start);
                json.WritePropertyName("end");
                Write(json, term.End);
                json.WriteEndObject();
                break;
            case not null when Codec.Of(type) is { } codec:
                json.WriteStringValue(codec.Write(value));
                break;
            case Enum choice:
                json.WriteStringValue(JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()));
                break;
            case System.Collections.IEnumerable list:
                json.WriteStartArray();
                foreach (var item in list) Write(json, item);
                json.WriteEndArray();
                break;
            default:
                WriteRecord(json, value!, type);
                break;
        }
    }

    private static void WriteRecord(Utf8JsonWriter json, object record, Type type)
    {
        json.WriteStartObject();
        foreach (var member in RecordShape.Of(type).Members)
        {
            if (member.ValueOf(record) is not { } value || IsDefault(member, value)) continue;
            json.WritePropertyName(member.Name);
            Write(json, value);
        }

        json.WriteEndObject();
    }

    // The kind is never left out: it says what the rest is.
    private static bool IsDefault(RecordShape.Member member, object value) =>
        !member.IsRequired && member.Name != "kind" && (value is System.Collections.ICollection { Count: 0 } || value.Equals(member.Default));
}
