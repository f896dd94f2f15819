using System.Security.Cryptography;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Fonts;

/// <summary>
/// A cut font as a PDF holds it: a composite font with Identity-H, whose CIDs are the glyph numbers of the embedded
/// program (ISO 32000-1, 9.7). Its streams are compressed once and can be added to any number of files.
/// </summary>
internal sealed class EmbeddedFont
{
    private readonly FontSubset _subset;
    private readonly PdfName _name;
    private readonly PdfStream _program;
    private readonly PdfStream _toUnicode;
    private readonly PdfArray _widths;

    public EmbeddedFont(FontSubset subset)
    {
        _subset = subset;
        var program = subset.ToTrueType();
        _name = new($"{TagOf(program)}+{subset.Font.PostScriptName}");
        _program = PdfStream.Deflate(new() { ["Length1"] = program.Length }, program);
        _toUnicode = PdfStream.Deflate([], subset.ToUnicode());
        _widths = Widths();
    }

    public PdfReference AddTo(Func<PdfObject, PdfReference> add)
    {
        var font = _subset.Font;
        var descriptor = new PdfDictionary
        {
            ["Type"] = new PdfName("FontDescriptor"),
            ["FontName"] = _name,
            ["Flags"] = 4, // symbolic: its characters are outside the standard Latin set
            ["FontBBox"] = new PdfArray([.. font.Bounds.Select(value => (PdfObject)value)]),
            ["ItalicAngle"] = 0,
            ["Ascent"] = font.Ascent,
            ["Descent"] = font.Descent,
            ["CapHeight"] = font.Ascent,
            ["StemV"] = 80,
            ["FontFile2"] = add(_program),
        };
        var descendant = new PdfDictionary
        {
            ["Type"] = new PdfName("Font"),
            ["Subtype"] = new PdfName("CIDFontType2"),
            ["BaseFont"] = _name,
            ["CIDSystemInfo"] = new PdfDictionary
            {
                ["Registry"] = PdfString.Text("Adobe"),
                ["Ordering"] = PdfString.Text("Identity"),
                ["Supplement"] = 0,
            },
            ["FontDescriptor"] = add(descriptor),
            ["DW"] = 1000,
            ["W"] = _widths,
            ["CIDToGIDMap"] = new PdfName("Identity"),
        };
        return add(new PdfDictionary
        {
            ["Type"] = new PdfName("Font"),
            ["Subtype"] = new PdfName("Type0"),
            ["BaseFont"] = _name,
            ["Encoding"] = new PdfName("Identity-H"),
            ["DescendantFonts"] = new PdfArray(add(descendant)),
            ["ToUnicode"] = add(_toUnicode),
        });
    }

    /// <summary>Pairs of a first CID and the widths from there on, without the 1000 that most characters have.</summary>
    private PdfArray Widths()
    {
        var items = new List<PdfObject>();
        var run = new List<PdfObject>();
        for (var cid = 0; cid <= _subset.Count; cid++)
        {
            var width = cid < _subset.Count ? _subset.WidthOf(cid) : 1000;
            if (width != 1000)
            {
                if (run.Count == 0) items.Add(cid);
                run.Add(width);
            }
            else if (run.Count > 0)
            {
                items.Add(new PdfArray([.. run]));
                run.Clear();
            }
        }

        return new PdfArray(items);
    }

    /// <summary>Six letters that tell cuts of one font apart (9.6.4), taken from the cut's content.</summary>
    private static string TagOf(byte[] program) =>
        string.Concat(SHA256.HashData(program).Take(6).Select(value => (char)('A' + value % 26)));
}
