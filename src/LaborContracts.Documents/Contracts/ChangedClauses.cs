using System.Globalization;
using System.Text.RegularExpressions;
using LaborContracts.Documents.Layout;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Documents.Contracts;

/// <summary>What an amendment or a renewal changes: each value with the text before and after.</summary>
internal static partial class ChangedClauses
{
    public static IReadOnlyList<double> Widths { get; } = [0.24, 0.38, 0.38];

    public static IReadOnlyList<IReadOnlyList<Cell>> Of(ContractPaper paper)
    {
        var (before, after) = (Values(paper.Origin!.Terms), Values(paper.Terms));
        List<IReadOnlyList<Cell>> rows =
        [
            [Head("条款", "Clause"), Head("变更前", "Before"), Head("变更后", "After")],
            .. before.Keys.Union(after.Keys)
                .Where(path => before.GetValueOrDefault(path) != after.GetValueOrDefault(path))
                .Select(path => (IReadOnlyList<Cell>)
                [
                    NameOf(path), new(Said(before, path)), new(Said(after, path)),
                ]),
        ];
        return rows;

        Cell NameOf(string path)
        {
            var (chinese, english) = FieldNames.Of(path);
            return Index().Match(path) is { Success: true } match
                && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) + 1 is var number
                ? Label(string.Create(CultureInfo.InvariantCulture, $"{chinese}（第{number}项）"),
                    string.Create(CultureInfo.InvariantCulture, $"{english} ({number})"), CellKind.RowLabel)
                : Label(chinese, english, CellKind.RowLabel);
        }

        Cell Label(string text, string english, CellKind kind) => new(text, kind, English: paper.Bilingual ? english : null);

        Cell Head(string text, string english) => Label(text, english, CellKind.ColumnLabel);
    }

    private static string Said(Dictionary<string, string> values, string path) => values.GetValueOrDefault(path) ?? "（无）";

    /// <summary>What the document itself adds is no clause of the contract.</summary>
    private static Dictionary<string, string> Values(ContractTerms terms) =>
        TermsJson.Fields(terms with { Amending = null, Ending = null }).ToDictionary(field => field.Path, field => ContractValues.Print(field.Value));

    [GeneratedRegex(@"\[([0-9]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
