using LaborContracts.Documents.Layout;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Documents.Contracts;

/// <summary>What an amendment or a renewal changes: each value with the text before and after.</summary>
internal static class ChangedClauses
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
                    new(FieldNames.Of(path), CellKind.RowLabel), new(Said(before, path)), new(Said(after, path)),
                ]),
        ];
        return rows;

        Cell Head(string text, string english) => new(text, CellKind.ColumnLabel, English: paper.Bilingual ? english : null);
    }

    private static string Said(Dictionary<string, string> values, string path) => values.GetValueOrDefault(path) ?? "（无）";

    /// <summary>What the document itself adds is no clause of the contract.</summary>
    private static Dictionary<string, string> Values(Domain.Terms.ContractTerms terms) =>
        TermsJson.Fields(terms with { Amending = null, Ending = null }).ToDictionary(field => field.Path, field => ContractValues.Print(field.Value));
}
