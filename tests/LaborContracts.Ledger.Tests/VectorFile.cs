using System.Text.Json;
using LaborContracts.TestKit;

namespace LaborContracts.Ledger.Tests;

/// <summary>The files of <c>tests/vectors</c>: one case a file, named after what was changed.</summary>
internal static class VectorFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private static string Root => Path.Combine(Repository.Root, "tests", "vectors");

    public static IEnumerable<string> NamesOf(string folder) =>
        Directory.GetFiles(Path.Combine(Root, folder), "*.json")
            .Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal);

    public static T Read<T>(string folder, string name) =>
        JsonSerializer.Deserialize<T>(File.ReadAllBytes(Path.Combine(Root, folder, name + ".json")), Options)!;
}
