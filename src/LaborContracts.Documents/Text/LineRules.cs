using System.Text;

namespace LaborContracts.Documents.Text;

/// <summary>What a character is to the breaking of lines.</summary>
internal enum CharacterKind
{
    /// <summary>A Chinese character, or anything else that lines break beside.</summary>
    Han,

    /// <summary>A letter, digit or sign of a word that stays whole.</summary>
    Word,

    Space,

    /// <summary>Opening bracket or quotation mark: never the last of a line.</summary>
    Opening,

    /// <summary>Closing mark, comma, stop: never the first of a line.</summary>
    Closing,

    /// <summary>Half of a two-part dash or ellipsis, which is never parted.</summary>
    Paired,
}

/// <summary>Where a line of Chinese text may end: the rules of GB/T 15834-2011 §5.1 and of CLREQ §3.1.3 (行首行尾禁则).</summary>
internal static class LineRules
{
    private const string Openings = "（《〈【〔「『〖“‘［｛([{";
    private const string Closings = "，。、；：？！）》〉】〕」』〗”’］｝％‰·・～々,.;:?!)]}%°";
    private const string Units = "年月日时分秒元天周个份条款页号";

    public static CharacterKind KindOf(Rune character)
    {
        if (character.Value is 0x20 or 0x3000) return CharacterKind.Space;
        if (character.Value is '—' or '…') return CharacterKind.Paired;
        if (character.IsBmp && Openings.Contains((char)character.Value, StringComparison.Ordinal)) return CharacterKind.Opening;
        if (character.IsBmp && Closings.Contains((char)character.Value, StringComparison.Ordinal)) return CharacterKind.Closing;
        return character.Value < 0x2E80 ? CharacterKind.Word : CharacterKind.Han;
    }

    /// <summary>Whether a line may end between two neighbours.</summary>
    public static bool MayBreakBetween(Rune before, Rune after)
    {
        if (before.Value is '☐' or '☑') return false; // a box stays with what it stands for
        var (left, right) = (KindOf(before), KindOf(after));
        if (right is CharacterKind.Closing or CharacterKind.Space || left is CharacterKind.Opening) return false;
        if (left is CharacterKind.Space) return true;
        if (right is CharacterKind.Word && (left is CharacterKind.Word || IsInsideNumber(before))) return false;
        if (left is CharacterKind.Paired && before == after) return false;
        return !(Rune.IsDigit(before) && after.IsBmp && Units.Contains((char)after.Value, StringComparison.Ordinal));
    }

    /// <summary>Point, comma or colon of ASCII: inside a word or number they part nothing.</summary>
    private static bool IsInsideNumber(Rune character) => character.IsAscii && character.Value is '.' or ',' or ':' or '%' or '?';
}
