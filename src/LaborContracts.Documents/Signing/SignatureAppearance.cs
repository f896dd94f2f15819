using System.Globalization;
using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Text;
using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Documents.Signing;

/// <summary>
/// Draws the box of a signature: for the worker what was drawn by hand, with the name small below it, or the name in
/// large Song; for a firm its round seal. With it go the time as the platform claims it and the certificate's number.
/// </summary>
internal sealed class SignatureAppearance(FontCase fonts, double width, double height)
{
    /// <summary>Resource name of the stencil with the worker's handwriting.</summary>
    public const string HandName = "Hand";
    private const double LeastSize = 4;
    private const double LeadingShare = 1.4; // of the size of small text
    private const double LargestName = 24;
    private const double SmallName = 10.5;
    private const double Gap = 4;
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>The boxes of two parties are, those of three are not.</summary>
    private bool IsWide => width >= 1.7 * height;

    private double SmallSize => IsWide ? 7.5 : 6;

    public TextContent Draw(AppearanceText text, Handwriting? handwriting)
    {
        var content = new TextContent(fonts, height);
        var claimed = text.ClaimedAt.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        string[][] facts = [["平台所称签署时间：", claimed, "（北京时间）"], ["证书序列号：", text.CertificateSerial]];
        if (text.Role == PartyRole.Worker) DrawWorker(content, text.Name, facts, handwriting);
        else if (IsWide) DrawSealBeside(content, text, facts);
        else DrawSealAbove(content, text, facts);
        return content;
    }

    private void DrawWorker(TextContent content, string name, string[][] facts, Handwriting? handwriting)
    {
        var small = Fit(facts, SmallSize, width, height / 2);
        var room = height - Height(small) - Gap;
        content.Color(Shade.Ink);
        if (handwriting is null)
        {
            DrawName(content, name, LargestName, 0, room);
        }
        else
        {
            const double NameRoom = 1.4 * SmallName;
            DrawHandwriting(content, handwriting, room - NameRoom);
            DrawName(content, name, SmallName, room - NameRoom, NameRoom);
        }

        DrawSmall(content, small, 0, height - Height(small));
    }

    /// <summary>In the middle of the room above the name, as large as it may be.</summary>
    private void DrawHandwriting(TextContent content, Handwriting handwriting, double room)
    {
        var scale = Math.Min((width - Gap) / handwriting.Width, room / handwriting.Height);
        var (handWidth, handHeight) = (handwriting.Width * scale, handwriting.Height * scale);
        content.BeginPicture("手写签名");
        content.Image(HandName, (width - handWidth) / 2, (room - handHeight) / 2, handWidth, handHeight);
        content.EndSpan();
    }

    private void DrawSealBeside(TextContent content, AppearanceText text, string[][] facts)
    {
        var side = Math.Min(height, width / 2);
        new Seal(fonts, content).Draw(text, 0, (height - side) / 2, side);
        var left = side + 2 * Gap;
        var small = Fit([[text.Name], .. facts], SmallSize, width - left, height);
        DrawSmall(content, small, left, (height - Height(small)) / 2);
    }

    /// <summary>In a narrow box the seal needs the room that the name would take: the form has it right above the box.</summary>
    private void DrawSealAbove(TextContent content, AppearanceText text, string[][] facts)
    {
        var small = Fit(facts, SmallSize, width, height / 2);
        var side = Math.Min(width, height - Height(small) - Gap / 2);
        new Seal(fonts, content).Draw(text, (width - side) / 2, 0, side);
        DrawSmall(content, small, 0, height - Height(small));
    }

    /// <summary>
    /// Texts' lines in the largest size in which they need no more than the room. A text is broken between its parts, and
    /// inside one only where that is longer than a line.
    /// </summary>
    private List<TextLine> Fit(string[][] texts, double largest, double measure, double room)
    {
        for (var size = largest; ; size -= 0.5)
        {
            var lines = texts.SelectMany(parts => Fill(parts, size, measure)).ToList();
            if (Height(lines) <= room || size <= LeastSize) return lines;
        }
    }

    private List<TextLine> Fill(string[] parts, double size, double measure)
    {
        var lines = new List<TextLine>();
        var filled = "";
        foreach (var part in parts)
        {
            if (filled.Length > 0 && Break(filled + part).Count > 1)
            {
                lines.AddRange(Break(filled));
                filled = "";
            }

            filled += part;
        }

        lines.AddRange(Break(filled));
        return lines;

        IReadOnlyList<TextLine> Break(string text) => LineBreaker.Break(fonts, [new(text)], size, measure, isRagged: true);
    }

    private static double Height(List<TextLine> lines) => lines.Sum(line => LeadingShare * line.Size);

    private static void DrawSmall(TextContent content, List<TextLine> lines, double x, double top)
    {
        content.Color(Shade.Quiet);
        foreach (var line in lines)
        {
            var leading = LeadingShare * line.Size;
            content.Text(line, x, top + Paragraph.Baseline(leading, line.Size));
            top += leading;
        }
    }

    /// <summary>In the middle of the room, in the largest size that fits.</summary>
    private void DrawName(TextContent content, string name, double largest, double top, double room)
    {
        var lines = Fit([[name]], largest, width, room);
        top += (room - Height(lines)) / 2;
        foreach (var line in lines)
        {
            var leading = LeadingShare * line.Size;
            content.Text(line, (width - line.Width) / 2, top + Paragraph.Baseline(leading, line.Size));
            top += leading;
        }
    }
}
