using System.Text;
using System.Text.RegularExpressions;
using LaborContracts.Pdf;

namespace LaborContracts.Api.Tests.Cases;

/// <summary>What a forger with a PDF editor makes of a signed contract: other words in the place of some, in an update behind the signatures.</summary>
internal static partial class ForgedCopy
{
    /// <summary>The copy, and the page that was changed: the last on which the words stand.</summary>
    /// <param name="with">As many characters, all of which the contract uses somewhere.</param>
    public static (byte[] Pdf, int Page) Of(byte[] pdf, string words, string with)
    {
        var file = PdfFile.Read(pdf);
        var pages = ((PdfArray)file.Resolve(((PdfDictionary)file.Resolve(file.Catalog["Pages"]))["Kids"])).Items;
        for (var index = pages.Count - 1; index >= 0; index--)
        {
            var page = (PdfDictionary)file.Resolve(pages[index]);
            var content = Encoding.Latin1.GetString(file.Decode((PdfStream)file.Resolve(page["Contents"])));
            var fonts = (PdfDictionary)file.Resolve(((PdfDictionary)file.Resolve(page["Resources"]))["Font"]);
            foreach (var codes in fonts.Select(font => CodesOf(file, (PdfDictionary)file.Resolve(font.Value))))
            {
                if (!words.Concat(with).All(codes.ContainsKey)) continue;
                var (before, after) = (string.Concat(words.Select(c => codes[c])), string.Concat(with.Select(c => codes[c])));
                if (!content.Contains(before, StringComparison.Ordinal)) continue;
                var increment = new PdfIncrement(file);
                increment.Replace(
                    (PdfReference)page["Contents"]!,
                    PdfStream.Deflate([], Encoding.Latin1.GetBytes(content.Replace(before, after, StringComparison.Ordinal))));
                return (increment.Write().Bytes, index + 1);
            }
        }

        throw new InvalidOperationException($"No page has the words {words}.");
    }

    private static Dictionary<char, string> CodesOf(PdfFile file, PdfDictionary font)
    {
        var map = Encoding.Latin1.GetString(file.Decode((PdfStream)file.Resolve(font["ToUnicode"])));
        var codes = new Dictionary<char, string>();
        foreach (Match entry in Entry().Matches(map)) codes.TryAdd((char)Convert.ToInt32(entry.Groups[2].Value, 16), entry.Groups[1].Value);
        return codes;
    }

    [GeneratedRegex("<([0-9A-F]{4})> <([0-9A-F]{4})>\n")]
    private static partial Regex Entry();
}
