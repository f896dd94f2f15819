using System.Globalization;
using System.Text;
using LaborContracts.TestKit;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace LaborContracts.Documents.Tests;

/// <summary>
/// Holds a worked example to its golden file: for each page the lines of text in the order of its content, with their x,
/// baseline (from the top) and size in points, as PdfPig reads them. Renew the files with <c>LABOR_CONTRACTS_RENEW=1</c>, then read the diff.
/// The PDFs are left in <c>artifacts/examples</c> to be looked at.
/// </summary>
internal static class GoldenPages
{
    public static void Compare(string name, byte[] pdf)
    {
        var pictured = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "examples"));
        File.WriteAllBytes(Path.Combine(pictured.FullName, $"{name}.pdf"), pdf);

        var path = Path.Combine(Repository.Root, "tests", "LaborContracts.Documents.Tests", "Golden", $"{name}.txt");
        var actual = TextOf(pdf);
        if (Environment.GetEnvironmentVariable("LABOR_CONTRACTS_RENEW") == "1") File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        var text = new StringBuilder();
        foreach (var page in document.GetPages())
        {
            text.Append(CultureInfo.InvariantCulture, $"page {page.Number}\n");
            foreach (var line in LinesOf(page)) text.Append(Describe(line, page.Height)).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A letter that stands on another baseline, or left of the one before it, begins a line.</summary>
    private static IEnumerable<List<Letter>> LinesOf(Page page)
    {
        var line = new List<Letter>();
        foreach (var letter in page.Letters)
        {
            if (line is [.., var last] && (Math.Abs(letter.StartBaseLine.Y - last.StartBaseLine.Y) > 0.5
                || letter.StartBaseLine.X < last.StartBaseLine.X
                || letter.StartBaseLine.X > last.EndBaseLine.X + letter.PointSize))
            {
                yield return line;
                line = [];
            }

            line.Add(letter);
        }

        if (line.Count > 0) yield return line;
    }

    private static string Describe(List<Letter> line, double height)
    {
        var start = line[0].StartBaseLine;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{start.X,6:0.0} {height - start.Y,6:0.0} {line[0].PointSize,5:0.0}  {string.Concat(line.Select(letter => letter.Value))}");
    }
}
