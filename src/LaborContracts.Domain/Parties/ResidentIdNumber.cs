using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LaborContracts.Domain.Parties;

/// <summary>Sex as a resident identity number encodes it.</summary>
public enum Sex
{
    Female,
    Male,
}

/// <summary>
/// 公民身份号码, GB 11643-1999: address (6), birth date (8), sequence (3, odd for men), check character (MOD 11-2 of
/// ISO 7064). The address is not checked against today's districts: numbers keep codes of districts long gone.
/// Personal data: <see cref="ToString"/> gives it in full, <see cref="Masked"/> is for lists.
/// </summary>
public sealed record ResidentIdNumber
{
    private const int EarliestBirthYear = 1900;
    private const int LatestBirthYear = 2099;
    private const string CheckCharacters = "10X98765432";
    private readonly string _text;

    private ResidentIdNumber(string text, DateOnly birthDate) => (_text, BirthDate) = (text, birthDate);

    /// <summary>From 1900 to 2099. It may lie in the future: that needs a clock, and is a finding (I02).</summary>
    public DateOnly BirthDate { get; }

    public Sex Sex => (_text[16] - '0') % 2 == 1 ? Sex.Male : Sex.Female;

    /// <summary>First and last four characters, the others starred.</summary>
    public string Masked => $"{_text[..4]}**********{_text[^4..]}";

    /// <summary>Accepts a lower-case x as the check character.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ResidentIdNumber? number)
    {
        number = null;
        var upper = TypedText.Plain(text)?.ToUpperInvariant();
        if (upper?.Length != 18 || !upper[..17].All(char.IsAsciiDigit)) return false;
        var date = upper[6..14];
        if (!DateOnly.TryParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var birth)
            || birth.Year is < EarliestBirthYear or > LatestBirthYear)
        {
            return false;
        }

        var sum = 0;
        var weight = 1; // of the last of the 17, doubling (mod 11) towards the first
        for (var i = 16; i >= 0; i--)
        {
            weight = weight * 2 % 11;
            sum += (upper[i] - '0') * weight;
        }

        if (CheckCharacters[sum % 11] != upper[17]) return false;
        number = new(upper, birth);
        return true;
    }

    /// <exception cref="FormatException">Wrong length, impossible date, or wrong check character.</exception>
    public static ResidentIdNumber Parse(string text) =>
        TryParse(text, out var number)
            ? number
            : throw new FormatException("Not a resident identity number: length, birth date or check character is wrong.");

    /// <summary>Completed years on a day, by the calendar.</summary>
    public int AgeOn(DateOnly day)
    {
        var years = day.Year - BirthDate.Year;
        return BirthDate.AddYears(years) > day ? years - 1 : years;
    }

    public override string ToString() => _text;
}
