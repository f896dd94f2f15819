using System.Globalization;
using System.Resources;
using LaborContracts.Api.Http;

namespace LaborContracts.Api.Pages;

/// <summary>What the pages say, from <c>Pages.resx</c> (Chinese) and <c>Pages.en.resx</c>, and how they write times and sizes.</summary>
internal static class PageText
{
    private static readonly ResourceManager Resources = new("LaborContracts.Api.Pages", typeof(PageText).Assembly);
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    public static string Get(string key) => Resources.GetString(key, Language.Current)
        ?? throw new MissingManifestResourceException($"No text for '{key}'.");

    public static string Format(string key, params object[] values) => string.Format(Language.Current, Get(key), values);

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string BeijingTime(DateTimeOffset time) => Format(
        "time.beijing",
        time.ToOffset(China).ToString(Get("time.format"), CultureInfo.InvariantCulture));

    public static string Rfc3339(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
