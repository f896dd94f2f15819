using LaborContracts.Documents.Fonts;

namespace LaborContracts.Documents.Text;

/// <summary>A glyph at its place in a line.</summary>
/// <param name="X">Points from the start of the measure to the glyph's origin.</param>
/// <param name="Filled">Whether a line is drawn under it.</param>
/// <param name="Language">Where it is not that of the paragraph.</param>
internal readonly record struct PlacedGlyph(Glyph Glyph, double X, bool Filled, string? Language = null);

/// <summary>A line of text, broken and justified: each glyph begins where the one before it ends, plus the stretch.</summary>
/// <param name="Size">Size of the type in points.</param>
/// <param name="Stretch">Points between each two glyphs.</param>
/// <param name="Width">Points from the start of the measure to the end of the last glyph's ink.</param>
internal sealed record TextLine(IReadOnlyList<PlacedGlyph> Glyphs, double Size, double Stretch, double Width);
