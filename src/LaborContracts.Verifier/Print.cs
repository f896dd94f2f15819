using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Ledger.Sequences;
using LaborContracts.Ledger.Trails;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification;
using LaborContracts.Verification.Evidence;
using LaborContracts.Verification.Statements;
using LaborContracts.Verification.Trails;

namespace LaborContracts.Verifier;

/// <summary>Reports for people: in Chinese, then the same in English.</summary>
internal static class Print
{
    public static IReadOnlyList<CultureInfo> Languages { get; } =
        [CultureInfo.GetCultureInfo("zh-CN"), CultureInfo.GetCultureInfo("en")];

    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss 'UTC'";

    private static readonly UnicodeCategory[] Moving =
        [UnicodeCategory.Control, UnicodeCategory.Format, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator];

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // goes to a terminal or a file, never into a web page
    };

    private static readonly JsonSerializerOptions InOneLine = new(Readable) { WriteIndented = false };

    public static void Json(TextWriter output, JsonObject json) => output.WriteLine(json.ToJsonString(Readable));

    /// <summary>One object in one line, for programs that read as it comes.</summary>
    public static void JsonLine(TextWriter output, JsonObject json)
    {
        output.WriteLine(json.ToJsonString(InOneLine));
        output.Flush();
    }

    public static void Report(TextWriter output, Report report)
    {
        foreach (var language in Languages)
        {
            output.WriteLine($"{report.Verdict.Name()}  {report.Verdict.Sentence(language)}");
            output.WriteLine($"{report.Status.Name()}  {report.Status.Sentence(language)}");
            Reasons(output, report.Reasons, language);
        }
        output.WriteLine($"SHA-256  {report.Document.Sha256.ToString()[2..]}");
        output.WriteLine($"SM3      {report.Document.Sm3.ToString()[2..]}");
        foreach (var signature in report.Signatures) output.WriteLine(Line(signature));
        foreach (var timestamp in report.DocumentTimestamps) output.WriteLine(Line(timestamp));
    }

    /// <summary>What was found, and then the events as they were committed to.</summary>
    public static void Trail(TextWriter output, TrailReport report, TrailFile trail)
    {
        foreach (var language in Languages)
        {
            output.WriteLine($"{report.Verdict.Name()}  {report.Verdict.Sentence(language)}");
            Reasons(output, report.Reasons, language);
        }
        foreach (var entry in trail.Entries)
            output.WriteLine($"{entry.Sequence,5}  {(entry.Event is { } told ? Printable(Encoding.UTF8.GetString(told.Span)) : "-")}");
    }

    /// <summary>What was found, and then the documents as the platform names them.</summary>
    public static void Statement(TextWriter output, StatementReport report, StatementFile statement)
    {
        foreach (var language in Languages)
        {
            output.WriteLine($"{report.Verdict.Name()}  {report.Verdict.Sentence(language)}");
            Reasons(output, report.Reasons, language);
        }
        foreach (var entry in statement.Leaves)
            output.WriteLine($"{entry.Number,8}  {(byte)entry.Leaf.Kind}  {(entry.Document is { } told ? Printable($"{told.Number} {told.Kind} {told.State} {told.RecordedOn:yyyy-MM-dd}") : "-")}");
    }

    /// <summary>The three questions, then each step with what it found.</summary>
    public static void Evidence(TextWriter output, EvidenceReport report)
    {
        foreach (var language in Languages)
        {
            output.WriteLine($"{report.Verdict.Name()}  {report.Verdict.Sentence(language)}");
            foreach (var question in EvidenceQuestion.Of(report))
                output.WriteLine($"  {Mark(question.Answer.Outcome)} {question.Sentence(language)} {Printable(question.Answer.Sentence(language))}");
            output.WriteLine();
            foreach (var step in report.Steps)
            {
                output.WriteLine($"{step.Part.Sentence(language)}: {step.Outcome.Sentence(language)}");
                Reasons(output, step.Reasons, language);
            }
        }

        foreach (var (name, found) in report.Documents)
        {
            output.WriteLine($"{Printable(name)}  {found?.Verdict.Name() ?? "-"}  {found?.Status.Name() ?? "-"}");
            foreach (var signature in found?.Signatures ?? []) output.WriteLine(Line(signature));
            foreach (var timestamp in found?.DocumentTimestamps ?? []) output.WriteLine(Line(timestamp));
        }
    }

    public static void Signatures(
        TextWriter output, Indication overall, IReadOnlyList<PartySignature> signatures, IReadOnlyList<SignatureReport> timestamps)
    {
        output.WriteLine(overall.Name());
        foreach (var signature in signatures)
        {
            output.WriteLine(Line(signature));
            foreach (var warning in signature.Signature.Warnings) output.WriteLine($"  ! {Printable(warning.Message)}");
        }

        foreach (var timestamp in timestamps) output.WriteLine(Line(timestamp));
    }

    private static void Reasons(TextWriter output, IReadOnlyList<Reason> reasons, CultureInfo language)
    {
        foreach (var reason in reasons)
            output.WriteLine($"  {Mark(reason.Outcome)} {Printable(reason.Sentence(language))}");
        output.WriteLine();
    }

    private static string Line(PartySignature party)
    {
        var signature = party.Signature;
        return $"{Printable(party.Role ?? signature.Field)}: {signature.Indication.Name()} {signature.SubIndication?.Name()}"
            + $" | {Printable(signature.SignerName ?? "-")} | {signature.Level ?? "-"} | {Time(signature)}";
    }

    private static string Line(SignatureReport timestamp) =>
        $"时间戳 / timestamp {Printable(timestamp.Field)}: {timestamp.Indication.Name()} {timestamp.SubIndication?.Name()} | {Time(timestamp)}";

    private static string Time(SignatureReport signature) =>
        signature.TimestampTime?.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture) ?? "-";

    private static char Mark(Outcome outcome) => outcome switch
    {
        Outcome.Passed => '√',
        Outcome.Failed => '×',
        Outcome.NotChecked => '-',
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
    };

    /// <summary>Text from a file must not move the cursor, colour the terminal, nor turn the direction of a line.</summary>
    public static string Printable(string text) => string.Concat(text.Select(c => Moving.Contains(char.GetUnicodeCategory(c)) ? '?' : c));
}
