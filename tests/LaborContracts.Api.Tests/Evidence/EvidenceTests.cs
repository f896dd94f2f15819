using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger.Chain;
using LaborContracts.Signatures.Validation;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verification;
using LaborContracts.Verification.Evidence;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Evidence;

/// <summary>Packages as a platform with a chain hands them out, judged as lcverify does, against the pins it publishes.</summary>
public sealed class EvidenceTests : IAsyncLifetime
{
    private AnvilNode _chain = null!;
    private InProcessPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _chain = await AnvilNode.StartAsync();
        _platform = await InProcessPlatform.StartAsync(_chain);
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _chain.DisposeAsync();
    }

    [Fact]
    public async Task Both_parties_take_home_a_package_that_passes_every_step_and_differs_between_takings_only_where_time_and_seals_do()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await RegisteredAsync(parties);

        var package = await PackageAsync(parties.Worker, contract);
        var report = await VerifyAsync(package);
        _platform.Clock.Advance(TimeSpan.FromMinutes(1));
        var again = await PackageAsync(parties.Worker, contract);
        var employers = await PackageAsync(parties.Employer, contract);

        Assert.Equal(Verdict.Authentic, report.Verdict);
        Assert.All(report.Steps, step => Assert.True(step.Outcome == Outcome.Passed, $"{step.Part}: {string.Join(' ', step.Reasons.Select(r => r.Code))}"));
        Assert.Equal(Enum.GetValues<EvidencePart>(), report.Steps.Select(step => step.Part));
        Assert.Equal(
            ["certificate.pdf", "checksums.txt", "index.html", "manifest.json", "report.en.pdf", "report.json", "report.zh.pdf"],
            package.Files.Keys.Where(name => !package.Files[name].Span.SequenceEqual(again.Files[name].Span)).Order(StringComparer.Ordinal));
        Assert.Equal(("worker", "employer"), (package.Manifest.MadeFor, employers.Manifest.MadeFor));
        Assert.Equal(Verdict.Authentic, (await VerifyAsync(employers)).Verdict);
    }

    [Fact]
    public async Task A_package_holds_the_documents_that_follow_and_judges_each()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await RegisteredAsync(parties);
        await parties.AmendedAsync(contract);
        var package = await Eventually.SeenAsync("a package with the amendment's proof", async () =>
            await PackageAsync(parties.Worker, contract) is var made && made.Files.ContainsKey("documents/2.proof.json") ? made : null);

        var report = await VerifyAsync(package);

        Assert.Equal((Verdict.Authentic, 2), (report.Verdict, report.Documents.Count));
        Assert.Equal(2, JsonNode.Parse(package.Files["rule-check.json"].Span)!["offers"]!.AsArray().Count);
    }

    [Fact]
    public async Task The_platform_judges_a_package_for_anyone_and_names_nobody()
    {
        var parties = await _platform.PartiesAsync();
        var zip = (await parties.Worker.GetAsync($"{Parties.PathOf(await RegisteredAsync(parties))}/evidence.zip")).Good().Body;

        var honest = (await parties.Anyone.VerifyAsync(zip)).Good();
        var cut = await parties.Anyone.VerifyAsync(zip[..^100]);

        Assert.Equal("AUTHENTIC", honest.Json.GetProperty("verdict").GetString());
        Assert.Equal([null, null], honest.Json.GetProperty("documents")[0].GetProperty("report").GetProperty("signatures").EnumerateArray()
            .Select(signature => signature.GetProperty("name").GetString()));
        A.Problem(cut, HttpStatusCode.UnprocessableEntity, "verification.unreadable-package");
    }

    [Fact]
    public async Task The_certificate_is_sealed_and_masks_the_worker()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await RegisteredAsync(parties);

        var answer = (await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/certificate.pdf")).Good();

        var trust = _platform.Services.GetRequiredService<Trust>();
        var file = LaborContracts.Pdf.PdfFile.Read(answer.Body);
        var seal = Assert.Single(PadesValidation.Validate(file, new(trust.TrustRoots, trust.TimestampRoots, _platform.Clock.GetUtcNow())).Signatures);
        Assert.Equal((Indication.TotalPassed, $"NTRCN-{trust.Operator}"), (seal.Indication, seal.SignerIdentifier));
        Assert.InRange(file.PageCount, 1, 2);
        Assert.Equal("application/pdf", answer.ContentType);
    }

    [Fact]
    public async Task Nothing_is_made_while_no_timestamp_can_be_had_and_before_a_conclusion()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await RegisteredAsync(parties);
        var offered = await parties.OfferedAsync();
        _platform.Timestamps.Shut();

        A.Problem(
            await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/evidence.zip"), HttpStatusCode.ServiceUnavailable, "evidence.unavailable");
        A.Problem(
            await parties.Worker.GetAsync($"{Parties.PathOf(offered)}/evidence.zip"), HttpStatusCode.Conflict, "proof.not-concluded");
        A.Problem(
            await parties.Worker.GetAsync($"{Parties.PathOf(offered)}/certificate.pdf"), HttpStatusCode.Conflict, "proof.not-concluded");
    }

    [Fact]
    public async Task The_page_in_a_package_tells_the_answers_in_both_languages_and_loads_nothing()
    {
        var parties = await _platform.PartiesAsync();

        var page = Encoding.UTF8.GetString((await PackageAsync(parties.Worker, await RegisteredAsync(parties))).Files["index.html"].Span);

        Assert.Contains("这是不是当初签署的合同？", page, StringComparison.Ordinal);
        Assert.Contains("Is this the contract that was signed?", page, StringComparison.Ordinal);
        Assert.DoesNotContain("src=", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
    }

    private static async Task<Guid> RegisteredAsync(Parties parties)
    {
        var contract = await parties.ConcludedAsync();
        await Eventually.SeenAsync("the proof", async () =>
            (await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/proof.json")) is { Status: HttpStatusCode.OK } proof ? proof : null);
        return contract;
    }

    private static async Task<EvidencePackage> PackageAsync(ApiCaller caller, Guid contract) =>
        EvidencePackage.Read((await caller.GetAsync($"{Parties.PathOf(contract)}/evidence.zip")).Good().Body);

    private Task<EvidenceReport> VerifyAsync(EvidencePackage package) => new EvidenceVerifier(
            _platform.Services.GetRequiredService<Trust>(), _platform.Services.GetRequiredService<IRegistry>(), _platform.Clock)
        .VerifyAsync(package, TestContext.Current.CancellationToken);
}
