using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Terms.Json;

/// <summary>The JSON schema (draft 2020-12) of terms, from the same shapes by which they are read and written.</summary>
public static class TermsSchema
{
    private static readonly string[] TermDays = ["start", "end"];

    /// <summary>The schema as a document of its own, with each record under <c>$defs</c>.</summary>
    public static JsonObject Create()
    {
        var definitions = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        Define(typeof(ContractTerms), definitions);
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Terms of a labor contract, or of another document between employer and worker",
            ["$ref"] = Reference(typeof(ContractTerms)),
            ["$defs"] = new JsonObject(definitions),
        };
    }

    /// <summary>The pattern of a value that is written as one text; null for other types.</summary>
    public static string? PatternOf(Type type) => Codec.Of(type)?.Pattern;

    /// <summary>The members that a record of the terms has in JSON; what else its type offers is computed.</summary>
    public static IReadOnlySet<string> MembersOf(Type record) =>
        RecordShape.Of(record).Members.Select(member => member.Name).ToHashSet(StringComparer.Ordinal);

    private static void Define(Type type, SortedDictionary<string, JsonNode?> definitions)
    {
        if (!definitions.TryAdd(Name(type), null)) return;
        var shape = RecordShape.Of(type);
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = false };
        var required = shape.Members.Where(member => member.IsRequired).Select(member => (JsonNode?)member.Name).ToArray();
        if (required.Length > 0) schema["required"] = new JsonArray(required);
        schema["properties"] = new JsonObject(shape.Members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)Of(member, definitions))));
        definitions[Name(type)] = schema;
    }

    private static JsonObject Of(RecordShape.Member member, SortedDictionary<string, JsonNode?> definitions) => member.Element is { } element
        ? new() { ["type"] = "array", ["maxItems"] = TermsReader.MostItems, ["items"] = Of(member, element, definitions) }
        : Of(member, member.Type, definitions);

    private static JsonObject Of(RecordShape.Member member, Type type, SortedDictionary<string, JsonNode?> definitions)
    {
        if (type == typeof(string))
            return new() { ["type"] = "string", ["maxLength"] = member.IsClause ? TermsReader.LongestClause : TermsReader.LongestLine };
        if (type == typeof(bool)) return new() { ["type"] = "boolean" };
        if (type == typeof(int) || type == typeof(decimal)) return Number(member, type);
        if (type == typeof(DocumentKind)) return Choices(Enum.GetValues<DocumentKind>().Where(k => k.IsAgreement()).Select(k => k.Code()));
        if (Codec.Of(type) is { } codec) return new() { ["type"] = "string", ["pattern"] = codec.Pattern };
        if (type.IsEnum) return Choices(Enum.GetNames(type).Select(JsonNamingPolicy.CamelCase.ConvertName));
        if (type == typeof(Term))
        {
            definitions.TryAdd(Name(type), Span());
            return new() { ["$ref"] = Reference(type) };
        }

        Define(type, definitions);
        return new() { ["$ref"] = Reference(type) };
    }

    private static JsonObject Number(RecordShape.Member member, Type type)
    {
        var schema = new JsonObject { ["type"] = type == typeof(int) ? "integer" : "number" };
        if (member.Limits is { } limits) (schema["minimum"], schema["maximum"]) = (limits.Least, limits.Greatest);
        return schema;
    }

    private static JsonObject Choices(IEnumerable<string> names) => new() { ["enum"] = new JsonArray([.. names.Select(name => (JsonNode?)name)]) };

    private static JsonObject Span() => new()
    {
        ["type"] = "object",
        ["additionalProperties"] = false,
        ["required"] = new JsonArray([.. TermDays.Select(day => (JsonNode?)day)]),
        ["properties"] = new JsonObject(TermDays.Select(day => KeyValuePair.Create(
            day, (JsonNode?)new JsonObject { ["type"] = "string", ["pattern"] = Codec.Of(typeof(DateOnly))!.Pattern }))),
    };

    private static string Name(Type type) => JsonNamingPolicy.CamelCase.ConvertName(type.Name);

    private static string Reference(Type type) => $"#/$defs/{Name(type)}";
}
