using System.Globalization;
using System.Text;

namespace LaborContracts.Domain.Terms;

/// <summary>
/// Control and format characters, separators of lines, lone surrogates (read as U+FFFD): what is kept or signed must be what is seen.
/// </summary>
public static class InvisibleCharacters
{
    /// <param name="hasLines">Whether line feeds may be in it.</param>
    public static bool AreIn(string text, bool hasLines = false) => text.EnumerateRunes().Any(rune => IsOne(rune) && !(hasLines && rune.Value == '\n'));

    private static bool IsOne(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
