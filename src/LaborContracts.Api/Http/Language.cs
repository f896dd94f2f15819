using System.Globalization;

namespace LaborContracts.Api.Http;

/// <summary>The language of the answer, from <c>Accept-Language</c>: Chinese unless English is preferred.</summary>
internal static class Language
{
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    public static CultureInfo Current => IsEnglish ? English : Chinese;
}
