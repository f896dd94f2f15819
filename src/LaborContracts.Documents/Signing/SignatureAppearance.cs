using System.Globalization;
using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Documents.Text;
using LaborContracts.Domain.Lifecycle;

namespace LaborContracts.Documents.Signing;

/// <summary>
/// Draws the box of a signature: a name in large Song for the worker, a red framed name for the employer, and below it
/// the time as the platform claims it and the certificate's number.
/// </summary>
internal sealed class SignatureAppearance(FontCase fonts, double width, double height)
{
    private const double SmallSize = 7.5;
    private const double SmallLeading = 11;
    private const double LargestName = 24;
    private const double LargestFirm = 14;
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    public TextContent Draw(AppearanceText text)
    {
        var content = new TextContent(fonts, height);
        var claimed = text.ClaimedAt.ToOffset(Beijing).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        var small = LineBreaker.Break(fonts, [new($"平台所称签署时间：{claimed}（北京时间）")], SmallSize, width)
            .Concat(LineBreaker.Break(fonts, [new($"证书序列号：{text.CertificateSerial}")], SmallSize, width))
            .ToList();
        var room = height - small.Count * SmallLeading - 4;

        if (text.Role == PartyRole.Worker) DrawName(content, text.Name, room);
        else DrawSeal(content, text.Name, room);

        content.Color(Shade.Quiet);
        foreach (var (index, line) in small.Index())
            content.Text(line, 0, height - (small.Count - index) * SmallLeading + Paragraph.Baseline(SmallLeading, SmallSize));
        return content;
    }

    private void DrawName(TextContent content, string name, double room)
    {
        content.Color(Shade.Ink);
        DrawLines(content, new Run(name), LargestName, width, room, 0);
    }

    /// <summary>A plain framed name: the round seal image of the firm takes its place once seals are registered.</summary>
    private void DrawSeal(TextContent content, string name, double room)
    {
        const double Inset = 3;
        content.Color(Shade.Seal);
        content.Frame(1, 1, width - 2, room - 2, 1.5);
        content.Frame(1 + Inset, 1 + Inset, width - 2 - 2 * Inset, room - 2 - 2 * Inset, 0.5);
        DrawLines(content, new Run(name, Face.Hei), LargestFirm, width - 4 * Inset, room - 4 * Inset, 2 * Inset);
    }

    /// <summary>In the middle of the room, in the largest size that fits.</summary>
    private void DrawLines(TextContent content, Run run, double largest, double measure, double room, double inset)
    {
        var size = largest;
        var lines = LineBreaker.Break(fonts, [run], size, measure);
        while (lines.Count * size * 1.3 > room && size > 4)
        {
            size -= 1;
            lines = LineBreaker.Break(fonts, [run], size, measure);
        }

        var leading = size * 1.3;
        var top = inset + (room - lines.Count * leading) / 2;
        foreach (var (index, line) in lines.Index())
            content.Text(line, inset + (measure - line.Width) / 2, top + index * leading + Paragraph.Baseline(leading, size));
    }
}
