using System.Globalization;
using System.Text;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Tests.Signing;

/// <summary>Signature boxes on a page of nothing else, three to a row, so that they can be read and looked at.</summary>
internal static class AppearanceSheet
{
    /// <summary>Points around each box, where nothing may be drawn.</summary>
    public const int Margin = 20;

    public const decimal Height = 92;

    /// <summary>Of the boxes of two parties, and of three, in contracts.</summary>
    public const decimal Wide = 198.5m;
    public const decimal Narrow = 123m;

    public const string Code = "91320411MACY000187";
    public const string Serial = "4A3F99D2017B22C0E5D1339A4F00C1B7";

    private static readonly DateTimeOffset Time = new(2026, 11, 24, 1, 2, 3, TimeSpan.Zero);

    public static Box Typical { get; } = Firm("常州示例机械有限公司");

    public static Box Firm(string name, decimal width = Wide, bool demonstration = true) =>
        new(new(PartyRole.Employer, name, Time, Serial, demonstration, Code), width, null);

    public static Box Worker(string name, decimal width = Wide, Handwriting? handwriting = null) =>
        new(new(PartyRole.Worker, name, Time, Serial, Demonstration: true), width, handwriting);

    /// <summary>The boxes show what would leave them too: nothing is clipped.</summary>
    public static byte[] Of(IReadOnlyList<Box> boxes)
    {
        var writer = new PdfWriter();
        var (page, pages) = (writer.Reserve(), writer.Reserve());
        var blank = new PdfDictionary { ["Type"] = new PdfName("Page"), ["Parent"] = pages };
        writer.Set(page, blank);
        writer.Set(pages, new PdfDictionary { ["Type"] = new PdfName("Pages"), ["Kids"] = new PdfArray(page), ["Count"] = 1 });
        var catalog = writer.Add(new PdfDictionary { ["Type"] = new PdfName("Catalog"), ["Pages"] = pages });
        var drawing = new PdfIncrement(PdfFile.Read(writer.Write(catalog, null, new byte[16])));
        var drawn = boxes
            .Select(box => Papers.Typesetter.DrawAppearance(drawing, box.Text, box.Width, Height, box.Handwriting))
            .ToList();
        var increment = new PdfIncrement(PdfFile.Read(drawing.Write().Bytes));
        var forms = new PdfDictionary();
        var content = new StringBuilder();
        foreach (var (index, form) in drawn.Index())
        {
            var stream = (PdfStream)increment.File.Resolve(form);
            var unclipped = stream.Dictionary.Copy();
            unclipped["BBox"] = new PdfArray(-Margin, -Margin, boxes[index].Width + Margin, Height + Margin);
            increment.Replace(form, new PdfStream(unclipped, stream.Data));
            forms[$"B{index}"] = form;
            var (left, bottom) = PlaceOf(index, boxes.Count);
            content.Append(CultureInfo.InvariantCulture, $"q 1 0 0 1 {left} {bottom} cm /B{index} Do Q\n");
        }

        blank["MediaBox"] = new PdfArray(0, 0, 3 * ColumnWidth, RowsOf(boxes.Count) * RowHeight);
        blank["Resources"] = new PdfDictionary { ["XObject"] = forms };
        blank["Contents"] = increment.Add(PdfStream.Deflate([], Encoding.ASCII.GetBytes(content.ToString())));
        increment.Replace(page, blank);
        return increment.Write().Bytes;
    }

    /// <summary>Left and bottom of a box on the sheet, in points.</summary>
    public static (int Left, int Bottom) PlaceOf(int index, int count) =>
        (index % 3 * ColumnWidth + Margin, (RowsOf(count) - 1 - index / 3) * RowHeight + Margin);

    private const int ColumnWidth = 239;
    private const int RowHeight = 132;

    private static int RowsOf(int count) => (count + 2) / 3;

    internal sealed record Box(AppearanceText Text, decimal Width, Handwriting? Handwriting);
}
