using System.Globalization;
using System.Resources;

namespace LaborContracts.Api.Http;

/// <summary>The sentences that people read, from <c>Texts.resx</c> (Chinese) and <c>Texts.en.resx</c>.</summary>
internal static class Texts
{
    private static readonly ResourceManager Resources = new("LaborContracts.Api.Texts", typeof(Texts).Assembly);

    public static string Get(string key) => In(CultureInfo.CurrentUICulture, key);

    public static string In(CultureInfo language, string key) => Resources.GetString(key, language)
        ?? throw new MissingManifestResourceException($"No text for '{key}'.");

    /// <summary>For who is not there to say which language: a message that no request sends.</summary>
    public static string InChinese(string key, params object[] values) => string.Format(
        Language.Chinese, Resources.GetString(key, Language.Chinese) ?? throw new MissingManifestResourceException($"No text for '{key}'."), values);

    public static string Format(string key, params object[] values) =>
        string.Format(Language.Current, Get(key), values);
}
