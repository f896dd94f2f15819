using System.Text.Json;
using LaborContracts.TestKit;

namespace LaborContracts.Ledger.Tests.Chain;

/// <summary>The published vectors in tests/vectors/ethereum.</summary>
internal static class EthereumVectors
{
    /// <summary>The files of a folder, as <see cref="Read"/> takes them, in order.</summary>
    public static IEnumerable<string> FilesOf(string folder) => Directory.GetFiles(PathOf(folder), "*.json")
        .Select(path => $"{folder}/{Path.GetFileName(path)}").Order(StringComparer.Ordinal);

    public static JsonElement Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(PathOf(file)));
        return document.RootElement.Clone();
    }

    private static string PathOf(string name) => Path.Combine(Repository.Root, "tests", "vectors", "ethereum", name);
}
