namespace LaborContracts.Domain.Parties;

/// <summary>What people type into a field for a number.</summary>
internal static class TypedText
{
    /// <summary>Full-width characters, which Chinese input methods give, made plain; white space dropped.</summary>
    public static string? Plain(string? text) =>
        text is null ? null : string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(Halfwidth));

    private static char Halfwidth(char c) => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - '\uFF01' + '!') : c;
}
