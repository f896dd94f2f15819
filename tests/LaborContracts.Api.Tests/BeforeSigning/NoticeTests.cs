using System.Net;
using System.Security.Cryptography;
using System.Text;
using LaborContracts.Api.BeforeSigning;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.BeforeSigning;

/// <summary>The notice before signing: in trails stands the hash of its text, so no version that was shown is ever changed.</summary>
public sealed class NoticeTests(InProcessPlatform platform)
{
    private const string Path = "/api/v1/notices/signing";

    [Theory]
    [InlineData("zh-CN", "zh", "不向劳动者收取任何费用"), InlineData("en-GB,en;q=0.9", "en", "costs the worker nothing"), InlineData("fr", "zh", "以短信告知劳动者")]
    public async Task Anyone_reads_it_in_its_language_with_the_hash_of_these_bytes(string asked, string language, string says)
    {
        var notice = (await new ApiCaller(platform.CreateClient()).SendAsync(HttpMethod.Get, Path, null, ("Accept-Language", asked))).Good().Json;

        var text = notice.GetProperty("text").GetString()!;
        Assert.Equal((SigningNotice.CurrentVersion, language), (notice.GetProperty("version").GetInt32(), notice.GetProperty("language").GetString()));
        Assert.Contains(says, text, StringComparison.Ordinal);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), notice.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task Every_version_answers_by_its_number_and_others_are_not_found()
    {
        var anyone = new ApiCaller(platform.CreateClient());
        foreach (var notice in SigningNotice.All)
        {
            var answer = (await anyone.SendAsync(HttpMethod.Get, $"{Path}?version={notice.Version}", null, ("Accept-Language", notice.Language))).Good().Json;
            Assert.Equal(notice.Sha256, answer.GetProperty("sha256").GetString());
        }

        A.Problem(await anyone.GetAsync($"{Path}?version=0"), HttpStatusCode.NotFound, "notice.not-found");
    }

    [Fact]
    public void No_text_that_was_shown_has_changed() => Assert.Equal(
        [
            "1 en d0fc6e5706de060bedbe661d8e23eee3a6b5561b2fdcc181917b26decae0ec91",
            "1 zh 2b9482caef52334c572105d1754bce67e3ce8aade1acccd9799252c3f77f5a1b",
        ],
        SigningNotice.All.Select(notice => $"{notice.Version} {notice.Language} {notice.Sha256}").Order(StringComparer.Ordinal));
}
