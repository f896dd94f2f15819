using System.Text.Json.Nodes;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>What was changed in a form, as the API takes changes: a JSON merge patch (RFC 7396).</summary>
internal static class MergePatch
{
    /// <summary>The patch that makes the one of the other. Lists are given whole, and what is gone as null.</summary>
    public static JsonObject Between(JsonObject before, JsonObject after)
    {
        var patch = new JsonObject();
        foreach (var (name, _) in before)
            if (after[name] is null) patch[name] = null;
        foreach (var (name, now) in after)
        {
            if (JsonNode.DeepEquals(before[name], now)) continue;
            patch[name] = before[name] is JsonObject was && now is JsonObject part ? Between(was, part) : now!.DeepClone();
        }

        return patch;
    }
}
