using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Api.Tests.SignIn;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Signing;

/// <summary>An administrator chooses how the firm's seal is drawn: on what is sealed from then on, and nowhere else.</summary>
public sealed class SealDesignTests(InProcessPlatform shared)
{
    private const string Path = "/api/v1/employer/seal";

    [Fact]
    public async Task What_is_sealed_after_a_choice_carries_it_and_what_was_sealed_before_stays()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var before = await parties.ConcludedAsync();
        var sealedBefore = await parties.DocumentAsync(before);

        var chosen = (await ChangeAsync(parties.Employer, "laborContract", "3204110098765")).Good().Json;
        var after = await parties.ConcludedAsync(Parties.RepeatableTerms());

        Assert.Equal(("laborContract", "3204110098765"), (chosen.GetProperty("line").GetString(), chosen.GetProperty("number").GetString()));
        Assert.Contains("劳动合同专用章3204110098765", TextOf(await parties.DocumentAsync(after)), StringComparison.Ordinal);
        Assert.Equal(sealedBefore, await parties.DocumentAsync(before));
        Assert.DoesNotContain("专用章", TextOf(sealedBefore), StringComparison.Ordinal);
        Assert.Equal("PENDING", await parties.VerdictAsync(after)); // whole, and not on chain yet
    }

    [Fact]
    public async Task Another_firms_choice_is_its_own_and_one_can_be_taken_back()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        (await ChangeAsync(await parties.OtherEmployerAsync(), "personnel", null)).Good();

        var seal = (await parties.Employer.GetAsync(Path)).Good().Json;
        Assert.Equal(("none", (string?)null), (seal.GetProperty("line").GetString(), seal.GetProperty("changedBy").GetString()));
        (await ChangeAsync(parties.Employer, "contract", "7")).Good();
        var back = (await ChangeAsync(parties.Employer, "none", "")).Good().Json;
        Assert.Equal(
            ("none", (string?)null, "hr@changshun.example"),
            (back.GetProperty("line").GetString(), back.GetProperty("number").GetString(), back.GetProperty("changedBy").GetString()));
    }

    [Theory]
    [InlineData("公司公章", "1", "line"), InlineData(null, "1", "line"), InlineData("contract", "12a", "number"), InlineData("contract", "32041100987651", "number")]
    [InlineData("Contract", "１２", "line", "number")]
    public async Task What_is_no_line_and_no_number_is_refused_and_changes_nothing(string? line, string? number, params string[] fields)
    {
        var admin = await AdminAsync();
        var before = (await admin.GetAsync(Path)).Good().Text;

        A.FieldProblem(await ChangeAsync(admin, line, number), fields);

        Assert.Equal(before, (await admin.GetAsync(Path)).Good().Text);
        A.FieldProblem(await admin.GetAsync($"{Path}/preview.pdf?line={Uri.EscapeDataString(line ?? "all")}&number={Uri.EscapeDataString(number!)}"), fields);
    }

    [Theory, InlineData("clerk@changshun.example"), InlineData("seal@changshun.example"), InlineData("wang@worker.example"), InlineData("operator@platform.example")]
    public async Task Nobody_but_an_administrator_chooses(string who)
    {
        var caller = await ApiCaller.SignInAsync(shared.CreateClient(), who);

        foreach (var answer in new[] { await caller.GetAsync(Path), await ChangeAsync(caller, "contract", null), await caller.GetAsync($"{Path}/preview.pdf") })
            A.Problem(answer, HttpStatusCode.Forbidden, "request.forbidden");
    }

    [Fact]
    public async Task A_preview_is_marked_as_a_sample_has_the_contracts_name_and_stores_nothing()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        await parties.OfferedAsync();

        var preview = (await parties.Employer.GetAsync($"{Path}/preview.pdf?line=contract&number=42")).Good();

        Assert.Equal("application/pdf", preview.ContentType);
        var text = TextOf(preview.Body);
        Assert.StartsWith("样章", text, StringComparison.Ordinal);
        var seal = (await parties.Employer.GetAsync(Path)).Good().Json;
        Assert.Contains($"{seal.GetProperty("name").GetString()}91320411MACY000187合同专用章42演示", text, StringComparison.Ordinal);
        Assert.Equal(("none", Parties.ExampleTerms()["employer"]!["name"]!.GetValue<string>()), (seal.GetProperty("line").GetString(), seal.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_form_that_another_sites_page_sends_chooses_nothing()
    {
        using var visitor = new PageVisitor(shared);
        await visitor.SignInAsync("admin@changshun.example", "demonstration");

        var answer = await visitor.PostAsync("/desk/firm/seal", ("line", "contract"), ("number", "1"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("none", (await (await AdminAsync()).GetAsync(Path)).Good().Json.GetProperty("line").GetString());
    }

    private Task<ApiCaller> AdminAsync() => ApiCaller.SignInAsync(shared.CreateClient(), "admin@changshun.example");

    private static async Task<ApiAnswer> ChangeAsync(ApiCaller caller, string? line, string? number)
    {
        using var body = JsonContent.Create(new JsonObject { ["line"] = line, ["number"] = number });
        return await caller.SendAsync(HttpMethod.Put, Path, body);
    }

    /// <summary>As pdftotext reads it, without blanks.</summary>
    private static string TextOf(byte[] pdf)
    {
        var path = System.IO.Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, pdf);
            using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-raw", path, "-"]) { RedirectStandardOutput = true })!;
            return string.Concat(reader.StandardOutput.ReadToEnd().Where(c => !char.IsWhiteSpace(c)));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
