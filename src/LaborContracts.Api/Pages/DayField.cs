using System.Globalization;

namespace LaborContracts.Api.Pages;

/// <summary>A day as a form's field for days holds it.</summary>
internal static class DayField
{
    private const string Format = "yyyy-MM-dd";

    public static string Text(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>What is no day is one of the year 1, which every call that asks for days refuses.</summary>
    public static DateOnly Read(string? text) =>
        DateOnly.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : DateOnly.MinValue;
}
