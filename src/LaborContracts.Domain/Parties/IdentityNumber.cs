using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LaborContracts.Domain.Parties;

/// <summary>
/// The number of an identity document. Those of eighteen characters end in the check character MOD 11-2 of ISO 7064
/// over the others (GB 11643-1999) and hold a birth date. The address in them is not checked against today's districts:
/// numbers keep codes of districts long gone. Personal data: <see cref="ToString"/> gives it in full,
/// <see cref="Masked"/> is for lists.
/// </summary>
public sealed record IdentityNumber
{
    private const int EarliestBirthYear = 1900;
    private const int LatestBirthYear = 2099;
    private const string CheckCharacters = "10X98765432";
    private readonly string _text;

    private IdentityNumber(string text, IdentityKind kind, DateOnly? birthDate, Sex? sex) =>
        (_text, Kind, BirthDate, Sex) = (text, kind, birthDate, sex);

    public IdentityKind Kind { get; }

    /// <summary>
    /// From 1900 to 2099; null where the number does not tell it. It may lie in the future: that needs a clock, and is a
    /// finding (I02).
    /// </summary>
    public DateOnly? BirthDate { get; }

    /// <summary>Null where the number does not tell it.</summary>
    public Sex? Sex { get; }

    /// <summary>First and last characters, the others starred.</summary>
    public string Masked => _text.Length == 18 ? $"{_text[..4]}**********{_text[^4..]}" : $"{_text[..2]}****{_text[^2..]}";

    /// <summary>
    /// A number whose form tells its kind: of a resident identity card, a residence permit, or a foreigner's permanent
    /// residence card. Accepts a lower-case x as the check character.
    /// </summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out IdentityNumber? number)
    {
        var upper = TypedText.Plain(text)?.ToUpperInvariant();
        number = upper?.Length switch
        {
            18 => OfEighteen(upper),
            15 when upper[..3].All(char.IsAsciiLetterUpper) && upper[3..].All(char.IsAsciiDigit) =>
                new(upper, IdentityKind.PermanentResidence2017, null, null),
            _ => null,
        };
        return number is not null;
    }

    /// <summary>A number of a given kind; passports and travel permits have 5 to 20 letters and digits.</summary>
    public static bool TryParse(string? text, IdentityKind kind, [NotNullWhen(true)] out IdentityNumber? number)
    {
        if (kind is not (IdentityKind.Passport or IdentityKind.TravelPermit))
            return TryParse(text, out number) && number.Kind == kind;
        var upper = TypedText.Plain(text)?.ToUpperInvariant();
        number = upper?.Length is >= 5 and <= 20 && upper.All(char.IsAsciiLetterOrDigit) ? new(upper, kind, null, null) : null;
        return number is not null;
    }

    /// <exception cref="FormatException">Wrong length, impossible date, or wrong check character.</exception>
    public static IdentityNumber Parse(string text) => TryParse(text, out var number)
        ? number
        : throw new FormatException("Not an identity number: length, birth date or check character is wrong.");

    public override string ToString() => _text;

    private static IdentityNumber? OfEighteen(string text)
    {
        if (!text[..17].All(char.IsAsciiDigit) || CheckCharacterOf(text) != text[17]) return null;
        if (!DateOnly.TryParseExact(
                text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)
            || birth.Year is < EarliestBirthYear or > LatestBirthYear)
        {
            // The inner layout of the cards of 2023 is not certain enough to refuse one by it.
            return text[0] == '9' ? new(text, IdentityKind.PermanentResidence2023, null, null) : null;
        }

        var sex = (text[16] - '0') % 2 == 1 ? Parties.Sex.Male : Parties.Sex.Female;
        return new(text, KindOf(text), birth, sex);
    }

    private static IdentityKind KindOf(string text) => text[..6] is "810000" or "820000" or "830000"
        ? IdentityKind.ResidencePermit
        : text[0] == '9' ? IdentityKind.PermanentResidence2023 : IdentityKind.ResidentIdentityCard;

    private static char CheckCharacterOf(string text)
    {
        var sum = 0;
        var weight = 1; // of the last of the 17, doubling (mod 11) towards the first
        for (var i = 16; i >= 0; i--)
        {
            weight = weight * 2 % 11;
            sum += (text[i] - '0') * weight;
        }

        return CheckCharacters[sum % 11];
    }
}
