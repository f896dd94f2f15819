using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>The text of a contract's PDF as pdftotext reads it, without what stands at head and foot of every page, and without blanks.</summary>
internal static partial class PdfText
{
    public static string Of(byte[] pdf)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            using var process = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", path, "-"]) { RedirectStandardOutput = true })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
            return Tight(OfEveryPage().Replace(text.Replace('\f', '\n'), ""));
        }
        finally
        {
            File.Delete(path);
        }
    }

    public static string Tight(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    [GeneratedRegex(@"^(演\s*示|劳动合同书（固定期限）\s*编号.*|演示文件，不具有法律效力|扫码查询登记状态|第\d+页\s*共\d+页)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex OfEveryPage();
}
