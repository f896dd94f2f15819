using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Layout;

/// <summary>A content stream with text.</summary>
/// <param name="fonts">Gives the resource names of fonts.</param>
/// <param name="height">Of the page or form in points.</param>
internal class TextContent(FontCase fonts, double height) : ContentStream(height)
{
    private double _stretch;

    /// <summary>Sets a line of text.</summary>
    /// <param name="x">Of the start of the measure.</param>
    /// <param name="baseline">From the top.</param>
    public void Text(TextLine line, double x, double baseline)
    {
        if (line.Glyphs.Count == 0) return;
        Put("BT\n"u8);
        Numbers(1, 0, 0, 1, x + line.Glyphs[0].X, Height - baseline);
        Put("Tm\n"u8);
        if (Math.Abs(line.Stretch - _stretch) > 0.0005)
        {
            _stretch = line.Stretch;
            Numbers(_stretch);
            Put("Tc\n"u8);
        }

        FontSubset? font = null;
        string? language = null;
        var isOpen = false;
        foreach (var (glyph, _, _, spoken) in line.Glyphs)
        {
            if (glyph.Font != font || spoken != language)
            {
                if (isOpen) Put("> Tj\n"u8);
                isOpen = false;
            }

            if (spoken != language) language = Speak(language, spoken);
            if (glyph.Font != font)
            {
                font = glyph.Font;
                Name(fonts.NameOf(font));
                Numbers(line.Size);
                Put("Tf "u8);
            }

            if (!isOpen) Put("<"u8);
            isOpen = true;
            Hex(glyph.Cid);
        }

        Put("> Tj\n"u8);
        Speak(language, null);
        Put("ET\n"u8);
        Underline(line, x, baseline);
    }

    /// <summary>Sets one glyph, turned and drawn in.</summary>
    /// <param name="x">Of the glyph's origin.</param>
    /// <param name="baseline">Of the glyph's origin, from the top.</param>
    /// <param name="turn">Clockwise, in radians.</param>
    /// <param name="narrowing">Its width as a share of its own, 1 for a glyph as it is.</param>
    public void Turned(Glyph glyph, double size, double x, double baseline, double turn, double narrowing)
    {
        var (sine, cosine) = Math.SinCos(turn);
        Put("BT "u8);
        Numbers(narrowing * cosine, -narrowing * sine, sine, cosine, x, Height - baseline);
        Put("Tm "u8);
        Name(fonts.NameOf(glyph.Font));
        Numbers(size);
        Put("Tf <"u8);
        Hex(glyph.Cid);
        Put("> Tj ET\n"u8);
    }

    /// <summary>
    /// What is drawn until <see cref="EndSpan"/> reads as these words, however its glyphs stand (ISO 32000-1, 14.9.4).
    /// </summary>
    public void BeginReadAs(string words) => BeginSpan("ActualText"u8, words);

    /// <summary>What is drawn until <see cref="EndSpan"/> is a picture, for which these words stand (14.9.3).</summary>
    public void BeginPicture(string words) => BeginSpan("Alt"u8, words);

    public void EndSpan() => Put("EMC\n"u8);

    private void BeginSpan(ReadOnlySpan<byte> property, string words)
    {
        Put("/Span <</"u8);
        Put(property);
        Put(" <FEFF"u8);
        foreach (var unit in words) Hex(unit);
        Put(">>> BDC\n"u8);
    }

    /// <summary>Words in another language than the paragraph's stand in a span that names it.</summary>
    private string? Speak(string? from, string? to)
    {
        if (from is not null) Put("EMC\n"u8);
        if (to is not null)
        {
            Put("/Span <</Lang ("u8);
            foreach (var letter in to) Put([(byte)letter]);
            Put(")>> BDC\n"u8);
        }

        return to;
    }

    private void Underline(TextLine line, double x, double baseline)
    {
        for (var i = 0; i < line.Glyphs.Count; i++)
        {
            if (!line.Glyphs[i].Filled) continue;
            var start = line.Glyphs[i].X;
            while (i + 1 < line.Glyphs.Count && line.Glyphs[i + 1].Filled) i++;
            var end = i + 1 < line.Glyphs.Count ? Math.Min(line.Glyphs[i + 1].X, EndOf(line, i)) : line.Width;
            Fill(x + start, baseline + 0.2 * line.Size, end - start, 0.5);
        }
    }

    private static double EndOf(TextLine line, int i) => line.Glyphs[i].X + line.Glyphs[i].Glyph.Width * line.Size / 1000;

    private void Hex(ushort value)
    {
        var digits = Room(4);
        for (var i = 0; i < 4; i++) digits[i] = "0123456789ABCDEF"u8[value >> (12 - 4 * i) & 0xF];
        Advance(4);
    }
}
