using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using LaborContracts.TestKit;
using LaborContracts.Verification.Tests.Rig;
using LaborContracts.Verification.Trails;
using Xunit;

namespace LaborContracts.Verification.Tests;

public sealed partial class ReportJsonTests(VerificationRoom room)
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public async Task A_report_has_the_members_of_its_format()
    {
        var report = (await AuthenticAsync()).ToJson(Chinese, showNames: true);

        Assert.Equal(["verdict", "status", "checkedAt", "document", "signatures", "documentTimestamps", "anchor", "reasons"],
            report.Select(m => m.Key));
        Assert.Equal("AUTHENTIC", (string?)report["verdict"]);
        Assert.Equal("IN_FORCE", (string?)report["status"]);
        Assert.Equal("2026-11-24T02:00:00Z", (string?)report["checkedAt"]);
        Assert.Equal("VALID", (string?)report["anchor"]!["inclusion"]);
        Assert.Equal(Paper.WorkerName, (string?)report["signatures"]![0]!["name"]);
        Assert.Equal("PAdES-B-T", (string?)report["signatures"]![1]!["level"]);
    }

    [Fact]
    public async Task Names_are_left_out_for_those_who_may_not_see_them()
    {
        var text = (await AuthenticAsync()).ToJson(Chinese, showNames: false).ToJsonString(
            new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

        Assert.DoesNotContain(Paper.WorkerName, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Paper.EmployerName, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Paper.CreditCode, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasons_are_in_the_language_asked_for()
    {
        var report = await AuthenticAsync();

        Assert.Contains("签名有效", (string)report.ToJson(Chinese, true)["reasons"]![0]!["message"]!,
            StringComparison.Ordinal);
        Assert.Contains("signatures are valid", (string)report.ToJson(English, true)["reasons"]![0]!["message"]!,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Every_code_has_a_sentence_in_both_languages_with_the_same_values()
    {
        var source = string.Concat(Directory
            .GetFiles(Path.Combine(Repository.Root, "src", "LaborContracts.Verification"), "*.cs",
                SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).Select(File.ReadAllText));
        var codes = Code().Matches(source).Select(m => m.Groups[1].Value).Distinct()
            .Where(code => !code.EndsWith(".json", StringComparison.Ordinal) && code != "document.read").ToList(); // files, and an event of the trail
        var sentences = new ResourceManager("LaborContracts.Verification.Sentences", typeof(Report).Assembly);

        Assert.True(codes.Count > 30, $"only {codes.Count} codes found");
        Assert.All(codes, code =>
        {
            var (chinese, english) = (sentences.GetString(code, Chinese), sentences.GetString(code, English));
            Assert.NotNull(chinese);
            Assert.NotNull(english);
            Assert.NotEqual(chinese, english);
            Assert.Equal(Places(chinese), Places(english));
        });
    }

    [Fact]
    public void Every_verdict_and_status_has_a_sentence() => Assert.All([Chinese, English], language =>
    {
        Assert.All(Enum.GetValues<Verdict>(), v => Assert.NotEmpty(v.Sentence(language)));
        Assert.All(Enum.GetValues<ContractStatus>(), s => Assert.NotEmpty(s.Sentence(language)));
        Assert.All(Enum.GetValues<TrailVerdict>(), v => Assert.NotEmpty(v.Sentence(language)));
    });

    private Task<Report> AuthenticAsync()
    {
        var registry = new MemoryRegistry();
        return room.VerifyAsync(room.Concluded,
            VerificationRoom.Register(VerificationRoom.LeafOf(room.Concluded), registry), registry);
    }

    private static IEnumerable<string> Places(string sentence) =>
        Place().Matches(sentence).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex("\"((?:anchor|attachment|document|inclusion|leaf|proof|signature|signatures|statement|status|trail)\\.[a-z-]+)\"")]
    private static partial Regex Code();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Place();
}
