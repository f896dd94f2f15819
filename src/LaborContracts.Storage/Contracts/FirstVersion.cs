using System.Text.Json;
using System.Text.Json.Nodes;

namespace LaborContracts.Storage.Contracts;

/// <summary>Rows of the first version wrote a span of days as a list of two; contracts outlive versions.</summary>
internal static class FirstVersion
{
    /// <summary>The terms in today's form; those that are in it already stay as they are.</summary>
    public static JsonElement Upgrade(JsonElement terms)
    {
        if (!terms.TryGetProperty("term", out var term) || term.ValueKind != JsonValueKind.Array) return terms;
        var upgraded = JsonObject.Create(terms)!;
        upgraded["term"] = Span(upgraded["term"]!);
        if (upgraded["probation"] is JsonObject probation) probation["term"] = Span(probation["term"]!);
        return JsonSerializer.SerializeToElement(upgraded);
    }

    private static JsonObject Span(JsonNode days) => days is JsonArray { Count: 2 } pair
        ? new() { ["start"] = pair[0]!.DeepClone(), ["end"] = pair[1]!.DeepClone() }
        : throw new JsonException("A term is two days.");
}
