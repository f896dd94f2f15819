using System.Text;

namespace LaborContracts.Documents.Fonts;

/// <summary>The fonts of this machine: one for each face, and the fallbacks for rare characters, read when first needed.</summary>
internal sealed class FontStock
{
    private const string SongFile = "NotoSerifSC_400Regular.ttf";
    private const string HeiFile = "NotoSansSC_700Bold.ttf";
    private const string HanazonoFolder = "/usr/share/fonts/truetype/hanazono";
    private static readonly string[] HanazonoFiles = ["HanaMinA.ttf", "HanaMinB.ttf"];
    private readonly Dictionary<Face, TrueTypeFont> _faces;
    private readonly IReadOnlyList<Lazy<TrueTypeFont>> _fallbacks;

    private FontStock(Dictionary<Face, TrueTypeFont> faces, IReadOnlyList<Lazy<TrueTypeFont>> fallbacks) =>
        (_faces, _fallbacks) = (faces, fallbacks);

    /// <exception cref="FileNotFoundException">A face's font is not in the folder.</exception>
    public static FontStock Load(string folder) => new(
        new() { [Face.Song] = Read(folder, SongFile), [Face.Hei] = Read(folder, HeiFile) },
        [.. HanazonoFiles
            .Where(file => File.Exists(Path.Combine(HanazonoFolder, file)))
            .Select(file => new Lazy<TrueTypeFont>(() => Read(HanazonoFolder, file)))]);

    /// <summary>The first font that has the character, the face's own before the fallbacks; null if none has.</summary>
    public TrueTypeFont? FontWith(Face face, int codePoint)
    {
        if (Shows(_faces[face], codePoint)) return _faces[face];
        return _fallbacks.FirstOrDefault(font => Shows(font.Value, codePoint))?.Value;
    }

    /// <summary>A glyph without an outline is a blank: right for a space, and a hidden character for anything else.</summary>
    private static bool Shows(TrueTypeFont font, int codePoint) => font.GlyphOf(codePoint) is not 0 and var glyph
        && (Rune.IsWhiteSpace(new Rune(codePoint)) || font.OutlineOf(glyph).Length > 0);

    private static TrueTypeFont Read(string folder, string file) => TrueTypeFont.Read(File.ReadAllBytes(Path.Combine(folder, file)));
}
