using System.Globalization;
using System.Resources;
using LaborContracts.Api.Http;
using LaborContracts.Verification;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>What reports and certificates say, from <c>Evidence.resx</c> (Chinese) and <c>Evidence.en.resx</c>; findings have their own sentences.</summary>
internal sealed class EvidenceText(CultureInfo language)
{
    private static readonly ResourceManager Resources = new("LaborContracts.Api.Evidence", typeof(EvidenceText).Assembly);

    public static readonly EvidenceText Chinese = new(Http.Language.Chinese);
    public static readonly EvidenceText English = new(Http.Language.English);

    public CultureInfo Language => language;

    public bool IsEnglish => language.TwoLetterISOLanguageName == "en";

    public string this[string key] => Resources.GetString(key, language) ?? throw new MissingManifestResourceException($"No text for '{key}'.");

    public string Format(string key, params object[] values) => string.Format(language, this[key], values);

    /// <summary>By the clock in China.</summary>
    public static string Moment(DateTimeOffset time) =>
        $"{time.InChina().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} (UTC+8)";

    public string Outcome(Outcome outcome) => outcome.Sentence(language);

    /// <summary>Hexadecimal digits in groups, so that a line can end between them.</summary>
    public static string Grouped(string hex) =>
        string.Join(' ', (hex.StartsWith("0x", StringComparison.Ordinal) ? hex[2..] : hex).Chunk(8).Select(digits => new string(digits)));
}
