using System.Diagnostics.CodeAnalysis;

namespace LaborContracts.Domain.Parties;

/// <summary>
/// A mobile number of mainland China: eleven digits, the first 1, the second 3 to 9. A leading +86
/// and spaces are dropped, full-width digits made plain.
/// </summary>
public sealed record MobileNumber
{
    private readonly string _text;

    private MobileNumber(string text) => _text = text;

    /// <summary>First three and last four digits, the others starred.</summary>
    public string Masked => $"{_text[..3]}****{_text[^4..]}";

    public static bool TryParse(string? text, [NotNullWhen(true)] out MobileNumber? number)
    {
        var digits = TypedText.Plain(text);
        if (digits?.StartsWith("+86", StringComparison.Ordinal) == true) digits = digits[3..];
        number = digits is ['1', >= '3' and <= '9', ..] && digits.Length == 11 && digits.All(char.IsAsciiDigit)
            ? new(digits)
            : null;
        return number is not null;
    }

    /// <exception cref="FormatException">Not a mobile number of mainland China.</exception>
    public static MobileNumber Parse(string text) =>
        TryParse(text, out var number)
            ? number
            : throw new FormatException("Not a mobile number of mainland China: want 11 digits from 13 to 19.");

    public override string ToString() => _text;
}
