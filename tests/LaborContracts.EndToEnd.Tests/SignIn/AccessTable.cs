using LaborContracts.TestKit;

namespace LaborContracts.EndToEnd.Tests.SignIn;

/// <summary>
/// The checked-in table of who may do what, <c>access.txt</c>: a call and whose resource it is about, and for each caller
/// the status that is answered.
/// </summary>
internal static class AccessTable
{
    private static readonly string[] Lines =
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "LaborContracts.EndToEnd.Tests", "SignIn", "access.txt"))
            .Where(line => line.Length > 0 && line[0] != '#'),
    ];

    /// <summary>The callers, in the order of the columns.</summary>
    public static IReadOnlyList<string> Callers { get; } = Words(Lines[0])[3..];

    public static IReadOnlyList<AccessRow> Rows { get; } = [.. Lines.Skip(1).Select(Read)];

    private static AccessRow Read(string line)
    {
        var words = Words(line);
        return words.Length == 3 + Callers.Count
            ? new(words[0], words[1], words[2], [.. words[3..].Select(int.Parse)])
            : throw new InvalidDataException($"not a status for each caller: {line}");
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <param name="Whose"><c>own</c>, <c>other</c> or <c>none</c>, which there is not; <c>-</c> for a call about no resource.</param>
/// <param name="Statuses">In the order of <see cref="AccessTable.Callers"/>.</param>
internal sealed record AccessRow(string Method, string Path, string Whose, IReadOnlyList<int> Statuses)
{
    public string Call => $"{Method} {Path}";
}
