using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using LaborContracts.Api.Http;
using LaborContracts.Verification;
using LaborContracts.Verification.Evidence;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>index.html of a package: answers, findings and files on one page that needs neither script nor network; Chinese, then English.</summary>
internal static class IndexPage
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public static byte[] Of(Evidence evidence, EvidenceManifest manifest)
    {
        var page = new StringBuilder(
            """
            <!doctype html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">

            """);
        page.Append(CultureInfo.InvariantCulture, $"<title>{Text(evidence.Number)}</title>\n");
        page.Append("<style>body { font: 16px/1.6 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; } li { overflow-wrap: anywhere; }</style>\n</head>\n<body>\n");
        foreach (var language in (CultureInfo[])[Language.Chinese, Language.English]) Tell(page, evidence, manifest, new(language));
        page.Append("<ul>\n");
        foreach (var name in (string[])[.. evidence.Files.Keys, .. MadeAfter]) page.Append(CultureInfo.InvariantCulture, $"<li><a href=\"{Text(name)}\">{Text(name)}</a></li>\n");
        return Encoding.UTF8.GetBytes(page.Append("</ul>\n</body>\n</html>\n").ToString());
    }

    private static string[] MadeAfter =>
    [
        EvidenceNames.Certificate, EvidenceNames.ChineseReport, EvidenceNames.EnglishReport, EvidenceNames.Report, EvidenceNames.Verifier,
        EvidenceNames.Manifest, EvidenceNames.Checksums,
    ];

    private static void Tell(StringBuilder page, Evidence evidence, EvidenceManifest manifest, EvidenceText text)
    {
        var report = evidence.Report;
        page.Append(CultureInfo.InvariantCulture, $"<section lang=\"{(text.IsEnglish ? "en" : "zh-CN")}\">\n<h1>{Text(text["report.title"])} {Text(evidence.Number)}</h1>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p>{Text(text["index.lead"])} {Text(text["made-at"])} {Text(EvidenceText.Moment(manifest.MadeAt))}</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<p><b>{Text(report.Verdict.Name())}</b> {Text(report.Verdict.Sentence(text.Language))}</p>\n");
        foreach (var question in EvidenceQuestion.Of(report))
            page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(question.Sentence(text.Language))}</h2>\n<p>{Text(question.Answer.Sentence(text.Language))}</p>\n<p>{Text(text[$"repeat.{question.Name}"])}</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h2>{Text(text["findings"])}</h2>\n<ul>\n");
        foreach (var step in report.Steps)
        {
            page.Append(CultureInfo.InvariantCulture, $"<li>{Text(step.Part.Sentence(text.Language))}: {Text(text.Outcome(step.Outcome))}\n<ul>\n");
            foreach (var reason in step.Reasons) page.Append(CultureInfo.InvariantCulture, $"<li>{Text(text.Outcome(reason.Outcome))} · {Text(reason.Sentence(text.Language))}</li>\n");
            page.Append("</ul></li>\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"</ul>\n<p><a href=\"{EvidenceNames.Verifier}\">{Text(text["index.verify"])}</a></p>\n<h2>{Text(text["index.files"])}</h2>\n</section>\n");
    }

    private static string Text(string text) => Html.Encode(text);
}
