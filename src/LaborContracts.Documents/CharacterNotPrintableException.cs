using System.Globalization;

namespace LaborContracts.Documents;

/// <summary>No font has a character of the text. A contract is refused rather than printed with a box in its place.</summary>
public sealed class CharacterNotPrintableException(string text, int codePoint)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"No font has the character U+{codePoint:X4}."))
{
    /// <summary>The text that holds the character. It can be personal data: keep it out of logs.</summary>
    public string Text => text;

    /// <summary>Unicode code point; U+FFFD for half of a surrogate pair.</summary>
    public int CodePoint => codePoint;
}
