using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace LaborContracts.Domain.Parties;

/// <summary>A mobile number of mainland China: eleven digits, the first 1, the second 3 to 9; +86 and spaces are dropped.</summary>
public sealed record MobileNumber
{
    private readonly string _text;

    private MobileNumber(string text) => _text = text;

    public string Masked => $"{_text[..3]}****{_text[^4..]}";

    public static bool TryParse(string? text, [NotNullWhen(true)] out MobileNumber? number)
    {
        // FormKC turns full-width digits, which Chinese input methods give, into plain ones.
        var digits = text?.Normalize(NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal);
        if (digits?.StartsWith("+86", StringComparison.Ordinal) == true) digits = digits[3..];
        number = digits is ['1', >= '3' and <= '9', ..] && digits.Length == 11 && digits.All(char.IsAsciiDigit)
            ? new(digits)
            : null;
        return number is not null;
    }

    /// <exception cref="FormatException">Not a mobile number of mainland China.</exception>
    public static MobileNumber Parse(string text) =>
        TryParse(text, out var number) ? number : throw new FormatException("Not a mobile number.");

    public override string ToString() => _text;
}
