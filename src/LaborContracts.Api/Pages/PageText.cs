using System.Globalization;
using System.Resources;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Api.Pages;

/// <summary>What the pages say, from <c>Pages.resx</c> (Chinese) and <c>Pages.en.resx</c>, and how they write times and sizes.</summary>
internal static class PageText
{
    private static readonly ResourceManager Resources = new("LaborContracts.Api.Pages", typeof(PageText).Assembly);

    public static string Get(string key) => Resources.GetString(key, Language.Current)
        ?? throw new MissingManifestResourceException($"No text for '{key}'.");

    /// <summary>Null if there is no such text.</summary>
    public static string? TryGet(string key) => Resources.GetString(key, Language.Current);

    public static string Format(string key, params object[] values) => string.Format(Language.Current, Get(key), values);

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A count of contracts; null is one to four, which are not told apart.</summary>
    public static string Count(int? count) => count is { } told ? Number(told) : "1–4";

    /// <summary>12.3 MB, 4.5 GB.</summary>
    public static string Size(long bytes) => bytes < 1_000_000_000
        ? (bytes / 1e6).ToString("#,##0.0 MB", CultureInfo.InvariantCulture)
        : (bytes / 1e9).ToString("#,##0.0 GB", CultureInfo.InvariantCulture);

    public static string BeijingTime(DateTimeOffset time) => Format(
        "time.beijing",
        time.InChina().ToString(Get("time.format"), CultureInfo.InvariantCulture));

    /// <summary>2027年3月31日.</summary>
    public static string Date(DateOnly day) => day.ToString(Get("date.format"), CultureInfo.InvariantCulture);

    /// <summary>From a first day to a last one, or on without end.</summary>
    public static string Span(DateOnly first, DateOnly? last) =>
        last is { } end ? Format("date.span", Date(first), Date(end)) : Format("date.span.open", Date(first));

    public static string Amount(Money money) => "¥" + money.Amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    public static string TitleOf(DocumentKind kind) => Language.IsEnglish ? kind.TitleEn() : kind.Title();

    /// <summary>The same by its code; one that is not known stands for itself.</summary>
    public static string TitleOf(string code) => DocumentKinds.TryParse(code, out var kind) ? TitleOf(kind.Value) : code;

    public static string NameOf(District district) => Said((district.Name, district.NameEn));

    public static string MessageOf(Finding finding) => Said((finding.Message, finding.MessageEn));

    /// <summary>Of a clause, by its path in the terms.</summary>
    public static string NameOf(string clause) => Said(FieldNames.Of(clause));

    /// <summary>Of one of the values that a choice of the terms can have.</summary>
    public static string NameOf(Enum choice) => Said(FieldNames.OfChoice(choice));

    private static string Said((string Chinese, string English) names) => Language.IsEnglish ? names.English : names.Chinese;

    public static string Rfc3339(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
