using System.Globalization;

namespace LaborContracts.Domain.Statutes;

/// <summary>Dates and numbers inside messages, the same whatever culture the caller runs under.</summary>
internal static class Wording
{
    public static string InChinese(this DateOnly date) => date.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    public static string InEnglish(this DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string MonthInChinese(this DateOnly date) => date.ToString("yyyy年M月", CultureInfo.InvariantCulture);

    public static string MonthInEnglish(this DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>An amount as <see cref="Terms.Money"/> writes it, of any size.</summary>
    public static string Yuan(this decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture);

    /// <summary>At most two decimals, none if whole.</summary>
    public static string Plain(this decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
