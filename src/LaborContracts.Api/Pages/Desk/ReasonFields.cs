namespace LaborContracts.Api.Pages.Desk;

/// <summary>The fields that ask why something is sent in spite of what a rule warns of.</summary>
internal static class ReasonFields
{
    private const string Prefix = "reason.";

    /// <summary>Name of the field for a rule.</summary>
    public static string Of(string rule) => Prefix + rule;

    /// <summary>What was written, by rule.</summary>
    public static IReadOnlyDictionary<string, string?> In(IFormCollection sent) => sent
        .Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(field.Value))
        .ToDictionary(field => field.Key[Prefix.Length..], string? (field) => field.Value.ToString().Trim(), StringComparer.Ordinal);
}
