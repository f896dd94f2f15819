using System.Globalization;
using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Text;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Contracts;

/// <summary>What every page shows beside its text: running head, page number, QR code, and 演示 on demonstrations.</summary>
/// <param name="englishHead">Null on papers in Chinese alone.</param>
internal sealed class RunningMatter(FontCase fonts, string paperNumber, bool isDemonstration, string head, string? englishHead)
{
    /// <summary>Side of the QR code with its blank margin, in points; 17 mm.</summary>
    public const double CodeSide = 50;

    /// <summary>Resource name of the QR code's form.</summary>
    public const string CodeName = "Code";
    private const double Size = 9;
    private const double CodeTop = Sheet.Height - 78;

    /// <summary>The QR code, the same on every page and placed where it stands there.</summary>
    public static PdfStream CodeForm(Uri address)
    {
        var (x, y) = ((decimal)(Sheet.Left + Sheet.Measure - CodeSide), (decimal)(Sheet.Height - CodeTop - CodeSide));
        return PdfStream.Deflate(
            new()
            {
                ["Type"] = new PdfName("XObject"),
                ["Subtype"] = new PdfName("Form"),
                ["BBox"] = new PdfArray(0, 0, (decimal)CodeSide, (decimal)CodeSide),
                ["Matrix"] = new PdfArray(1, 0, 0, 1, x, y),
            },
            QrCode.Draw(address.AbsoluteUri, CodeSide).Bytes);
    }

    /// <summary>Drawn first, below the text.</summary>
    public void DrawBelow(PageCanvas canvas)
    {
        if (!isDemonstration) return;
        canvas.Artifact(ArtifactKind.Watermark);
        canvas.Color(Shade.Watermark);
        foreach (var top in (double[])[330, 610])
        {
            var line = Line("演　示", Face.Hei, 110);
            canvas.Text(line, (Sheet.Width - line.Width) / 2, top);
        }
    }

    public void Draw(PageCanvas canvas, int pages)
    {
        canvas.Artifact(ArtifactKind.Header);
        canvas.Color(Shade.Quiet);
        var contract = Line($"编号　{paperNumber}");
        // A long title's English is left out where it would run into the number.
        var title = Line(englishHead is null ? head : $"{head}　{englishHead}");
        canvas.Text(title.Width + Size + contract.Width <= Sheet.Measure ? title : Line(head), Sheet.Left, 52);
        Right(canvas, contract, Sheet.Left + Sheet.Measure, 52);
        canvas.Fill(Sheet.Left, 59, Sheet.Measure, 0.4);
        if (isDemonstration)
        {
            canvas.Color(Shade.Alarm);
            var notice = Line("演示文件，不具有法律效力", Face.Hei, 10.5);
            canvas.Text(notice, (Sheet.Width - notice.Width) / 2, 34);
        }

        canvas.Artifact(ArtifactKind.Footer);
        canvas.Color(Shade.Quiet);
        Right(canvas, Line("扫码查询登记状态"), Sheet.Left + Sheet.Measure - CodeSide - 2, CodeTop + 42);
        var number = string.Create(CultureInfo.InvariantCulture, $"第{canvas.Index + 1}页　共{pages}页");
        var line = Line(number);
        canvas.Text(line, (Sheet.Width - line.Width) / 2, CodeTop + 26);
        canvas.Color(Shade.Ink);
        canvas.Form(CodeName);
    }

    private static void Right(PageCanvas canvas, TextLine line, double right, double baseline) =>
        canvas.Text(line, right - line.Width, baseline);

    private TextLine Line(string text, Face face = Face.Song, double size = Size) =>
        LineBreaker.Break(fonts, [new(text, face)], size, Sheet.Measure)[0];
}
