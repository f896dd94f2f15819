using System.Text.Json;
using System.Text.RegularExpressions;
using LaborContracts.TestKit;

namespace LaborContracts.Verification.Tests.Rig;

/// <summary>
/// The part of JSON Schema that the schemas in docs/formats use. Stricter in one way: what we write ourselves may have
/// no member that the schema does not name.
/// </summary>
public static class Schema
{
    /// <summary>What in the value breaks the schema, with its place; empty when nothing does.</summary>
    public static IEnumerable<string> Faults(string name, string json)
    {
        var path = Path.Combine(Repository.Root, "docs", "formats", "schemas", $"{name}.schema.json");
        var schema = Read(path);
        return Faults(schema, schema, JsonDocument.Parse(json).RootElement, "$").ToList();
    }

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllBytes(path)).RootElement;

    private static IEnumerable<string> Faults(JsonElement root, JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            var (file, target) = Target(root, reference.GetString()!);
            foreach (var fault in Faults(file, target, value, at)) yield return fault;
            yield break;
        }
        if (schema.TryGetProperty("oneOf", out var choices))
        {
            if (choices.EnumerateArray().Count(choice => !Faults(root, choice, value, at).Any()) != 1)
                yield return $"{at}: not exactly one of";
            yield break;
        }
        if (schema.TryGetProperty("const", out var constant) && !JsonElement.DeepEquals(constant, value))
            yield return $"{at}: not {constant}";
        if (schema.TryGetProperty("enum", out var allowed)
            && !allowed.EnumerateArray().Any(a => JsonElement.DeepEquals(a, value)))
            yield return $"{at}: none of {allowed}";
        if (schema.TryGetProperty("type", out var type) && !IsOf(type, value))
            yield return $"{at}: a {value.ValueKind}, not {type}";
        if (value.ValueKind is JsonValueKind.String && schema.TryGetProperty("pattern", out var pattern)
            && !Regex.IsMatch(value.GetString()!, pattern.GetString()!)) yield return $"{at}: not like {pattern}";
        if (value.ValueKind is JsonValueKind.Array && schema.TryGetProperty("items", out var items))
            foreach (var (i, item) in value.EnumerateArray().Index())
                foreach (var fault in Faults(root, items, item, $"{at}[{i}]")) yield return fault;
        if (value.ValueKind is not JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties))
            yield break;
        foreach (var required in schema.TryGetProperty("required", out var names) ? names.EnumerateArray().ToArray() : [])
            if (!value.TryGetProperty(required.GetString()!, out _)) yield return $"{at}: without {required}";
        foreach (var member in value.EnumerateObject())
        {
            if (!properties.TryGetProperty(member.Name, out var wanted)) yield return $"{at}: with {member.Name}";
            else foreach (var fault in Faults(root, wanted, member.Value, $"{at}.{member.Name}")) yield return fault;
        }
    }

    /// <summary>Another file's schema, or a definition of the same file.</summary>
    private static (JsonElement File, JsonElement Schema) Target(JsonElement root, string reference)
    {
        if (reference.StartsWith("#/$defs/", StringComparison.Ordinal))
            return (root, root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]));
        var other = Read(Path.Combine(Repository.Root, "docs", "formats", "schemas", reference));
        return (other, other);
    }

    private static bool IsOf(JsonElement type, JsonElement value) => type.ValueKind is JsonValueKind.Array
        ? type.EnumerateArray().Any(t => IsOf(t, value))
        : type.GetString() switch
        {
            "object" => value.ValueKind is JsonValueKind.Object,
            "array" => value.ValueKind is JsonValueKind.Array,
            "string" => value.ValueKind is JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind is JsonValueKind.Null,
            "number" => value.ValueKind is JsonValueKind.Number,
            "integer" => value.ValueKind is JsonValueKind.Number && value.TryGetInt64(out _),
            var other => throw new InvalidOperationException($"a type of the schema: {other}"),
        };
}
