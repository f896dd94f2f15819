namespace LaborContracts.Documents;

/// <summary>What a firm has chosen to stand below the star of its seal.</summary>
/// <param name="Number">At most <see cref="MostDigits"/> digits; null for none.</param>
public sealed record SealDesign(SealLine Line, string? Number)
{
    public const int MostDigits = 13;

    public static bool IsNumber(string number) => number.Length is > 0 and <= MostDigits && number.All(char.IsAsciiDigit);
}
