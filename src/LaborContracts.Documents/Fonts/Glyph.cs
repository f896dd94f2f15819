namespace LaborContracts.Documents.Fonts;

/// <summary>A character's shape, ready to be set.</summary>
/// <param name="Font">The cut font that holds it.</param>
/// <param name="Cid">Its number there.</param>
/// <param name="Width">In thousandths of an em.</param>
internal readonly record struct Glyph(FontSubset Font, ushort Cid, int Width);
