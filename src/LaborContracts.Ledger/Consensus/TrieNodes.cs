using System.Text.Json;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Ledger.Consensus;

/// <summary>The nodes of a path, in JSON.</summary>
internal static class TrieNodes
{
    /// <summary>A key of 32 bytes has 64 half bytes, and each node but the last uses one at least.</summary>
    private const int LongestPath = 65;

    public static IReadOnlyList<byte[]> Read(StrictObject json, string member) => json.ByteStrings(member, LongestPath);

    public static void Write(Utf8JsonWriter json, string member, IReadOnlyList<byte[]> nodes)
    {
        json.WriteStartArray(member);
        foreach (var node in nodes) json.WriteStringValue(Hex.Encode(node));
        json.WriteEndArray();
    }
}
