using System.Globalization;
using System.Resources;
using LaborContracts.Verification.Evidence;
using LaborContracts.Verification.Statements;
using LaborContracts.Verification.Trails;

namespace LaborContracts.Verification;

/// <summary>
/// The sentences of reasons, verdicts and statuses, from <c>Sentences.resx</c> (Chinese) and <c>Sentences.en.resx</c>.
/// </summary>
public static class Sentences
{
    private static readonly ResourceManager Resources = new(
        "LaborContracts.Verification.Sentences", typeof(Sentences).Assembly);
    private static readonly TimeSpan ChinaTime = TimeSpan.FromHours(8);

    public static string Sentence(this Reason reason, CultureInfo language) =>
        string.Format(language, Get(reason.Code, language), [.. reason.Values.Select(v => Word(v, language))]);

    public static string Sentence(this Verdict verdict, CultureInfo language) => Get($"verdict.{verdict}", language);

    public static string Sentence(this ContractStatus status, CultureInfo language) =>
        Get($"status.{status}", language);

    public static string Sentence(this TrailVerdict verdict, CultureInfo language) => Get($"trail.verdict.{verdict}", language);

    public static string Sentence(this StatementVerdict verdict, CultureInfo language) => Get($"sequence.verdict.{verdict}", language);

    /// <summary>The name of a step in judging a package.</summary>
    public static string Sentence(this EvidencePart part, CultureInfo language) => Get($"part.{part.Name()}", language);

    /// <summary>The word for an outcome.</summary>
    public static string Sentence(this Outcome outcome, CultureInfo language) => Get($"outcome.{outcome}", language);

    /// <summary>Why a file cannot be judged, by its code.</summary>
    public static string Sentence(this UnreadableDocumentException unreadable, CultureInfo language) =>
        Get(unreadable.Code, language);

    private static object Word(object value, CultureInfo language) => value switch
    {
        Role role => Get($"role.{role.Name}", language),
        DateTimeOffset time => Beijing(time, language),
        _ => value,
    };

    private static string Get(string key, CultureInfo language) =>
        Resources.GetString(key, language) ?? throw new MissingManifestResourceException($"No sentence for '{key}'.");

    private static string Beijing(DateTimeOffset time, CultureInfo language) =>
        language.TwoLetterISOLanguageName == "en"
        ? $"{time.ToOffset(ChinaTime).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} (Beijing time)"
        : $"北京时间 {time.ToOffset(ChinaTime).ToString("yyyy年M月d日 HH:mm:ss", CultureInfo.InvariantCulture)}";
}
