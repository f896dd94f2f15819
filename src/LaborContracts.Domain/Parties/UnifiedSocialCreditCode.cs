using System.Diagnostics.CodeAnalysis;

namespace LaborContracts.Domain.Parties;

/// <summary>
/// 统一社会信用代码, GB 32100-2015: 18 characters of the 31 that the standard allows (no I, O, S, V, Z). A value is well
/// formed; whether its check character holds is a separate fact, because codes that fail it have been issued.
/// </summary>
public sealed record UnifiedSocialCreditCode
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private readonly string _text;

    private UnifiedSocialCreditCode(string text) => _text = text;

    /// <summary>Whether the 18th character is the one that GB 32100 §4.2.4 computes from the first 17.</summary>
    public bool CheckCharacterHolds
    {
        get
        {
            var sum = 0;
            var weight = 1; // 3^(i-1) mod 31
            foreach (var character in _text[..17])
            {
                sum += Alphabet.IndexOf(character, StringComparison.Ordinal) * weight;
                weight = weight * 3 % 31;
            }

            return Alphabet[(31 - sum % 31) % 31] == _text[17];
        }
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out UnifiedSocialCreditCode? code)
    {
        var upper = TypedText.Plain(text)?.ToUpperInvariant();
        var wellFormed = upper?.Length == 18 && upper.All(c => Alphabet.Contains(c, StringComparison.Ordinal));
        code = wellFormed ? new(upper!) : null;
        return code is not null;
    }

    /// <exception cref="FormatException">Not 18 characters of the alphabet.</exception>
    public static UnifiedSocialCreditCode Parse(string text) =>
        TryParse(text, out var code)
            ? code
            : throw new FormatException("Not a unified social credit code: want 18 characters of 0-9 and A-Y without I, O, S, V.");

    public override string ToString() => _text;
}
