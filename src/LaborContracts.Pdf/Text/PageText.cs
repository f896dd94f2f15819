namespace LaborContracts.Pdf.Text;

/// <summary>
/// The text of a page, in the order in which it is set. It is what the file says that its glyphs mean, not what an eye sees: glyphs can be painted
/// over, and a file can lie about what they mean.
/// </summary>
/// <param name="Lines">What stands on one base line and is set together, from the page's content and then from its annotations.</param>
/// <param name="Pictures">SHA-256 of the encoded data of the pictures that the page draws; what they show is not read.</param>
/// <param name="Unread">Why not all of the text could be read; null if it could.</param>
public sealed record PageText(IReadOnlyList<PageLine> Lines, IReadOnlyList<string> Pictures, TextGap? Unread)
{
    /// <summary>The pages of a file, from the first.</summary>
    /// <exception cref="PdfFormatException">A page's content is damaged or beyond the limits.</exception>
    public static IReadOnlyList<PageText> Of(PdfFile file)
    {
        var (fonts, hashes) = (new TextFonts(file), new PictureHashes(file));
        return [.. Reading.PageTree.Pages(file).Select(page => new PageReader(file, fonts, hashes).Read(page.Page, page.Resources))];
    }
}

/// <summary>A line of text.</summary>
/// <param name="IsArtifact">Whether the file marks it as no part of the text (§14.8.2.2), such as a page number.</param>
public sealed record PageLine(string Text, bool IsArtifact);

/// <summary>Why a page's text is not all there.</summary>
public enum TextGap
{
    /// <summary>Glyphs of a font that does not say, in a way that is read here, which characters they stand for.</summary>
    UnknownCharacters,

    /// <summary>Text that is set and not painted (§9.3.6), such as that of a scan behind its picture.</summary>
    Invisible,

    /// <summary>A picture inside the content (§8.9.7), behind which reading does not go on.</summary>
    InlinePicture,

    /// <summary>An annotation that is shown and brings no appearance (§12.5.5): each viewer makes one of its own, with text in it or without.</summary>
    NoAppearance,
}
