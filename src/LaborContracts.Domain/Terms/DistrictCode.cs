using System.Diagnostics.CodeAnalysis;

namespace LaborContracts.Domain.Terms;

/// <summary>
/// 行政区划代码, GB/T 2260: six digits, such as 320411 for 常州市新北区. Whether the district exists today is not said.
/// </summary>
public sealed record DistrictCode
{
    private readonly string _text;

    private DistrictCode(string text) => _text = text;

    public static bool TryParse(string? text, [NotNullWhen(true)] out DistrictCode? code)
    {
        code = text?.Length == 6 && text.All(char.IsAsciiDigit) && text[0] != '0' ? new(text) : null;
        return code is not null;
    }

    /// <exception cref="FormatException">Not six digits.</exception>
    public static DistrictCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException("Not a district code.");

    public override string ToString() => _text;
}
