using System.Text.Json;
using LaborContracts.TestKit;

namespace LaborContracts.Ledger.Tests.Chain;

/// <summary>The published vectors in tests/vectors/ethereum.</summary>
internal static class EthereumVectors
{
    public static JsonElement Read(string file)
    {
        var path = Path.Combine(Repository.Root, "tests", "vectors", "ethereum", file);
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return document.RootElement.Clone();
    }
}
