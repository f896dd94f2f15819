using System.Text.Json;

namespace LaborContracts.TestKit.Evidence;

/// <summary>
/// A package under tests/vectors/evidence with what it teaches and what is to be found of it, for whatever program reads it.
/// </summary>
/// <param name="Verdict">Of lcverify; null if there is no report.</param>
/// <param name="Failed">The steps that fail with lcverify, in their order.</param>
/// <param name="FailedOnPage">The steps that fail with the HTML verifier, <c>package</c> if it cannot be read.</param>
public sealed record EvidenceVector(string Name, string Teaches, string? Verdict, string[] Failed, string[] FailedOnPage)
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "vectors", "evidence");

    public static string TrustFile { get; } = Path.Combine(Folder, "trust.json");

    public string Package => Path.Combine(Folder, $"{Name}.zip");

    public int ExitCode => Verdict switch
    {
        "AUTHENTIC" => 0,
        "ALTERED" or "NOT_REGISTERED" => 1,
        null => 3,
        _ => 2,
    };

    /// <summary>Every vector there is.</summary>
    public static IReadOnlyList<EvidenceVector> All { get; } =
    [
        .. Directory.GetFiles(Folder, "*.zip").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal).Select(name => Read(name!)),
    ];

    public static EvidenceVector Read(string name)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, $"{name}.json")));
        var root = json.RootElement;
        return new(
            name, root.GetProperty("teaches").GetString()!, root.GetProperty("verdict").GetString(),
            Texts(root.GetProperty("failed")), Texts(root.GetProperty("failedOnPage")));
    }

    /// <summary>Of the file beside the package.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(
        new { teaches = Teaches, verdict = Verdict, failed = Failed, failedOnPage = FailedOnPage }, Indented);

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
