using System.Net;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Trails;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verification;
using LaborContracts.Verification.Evidence;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Cases;

/// <summary>What an inspector takes away from a case to decide a dispute without the platform.</summary>
public sealed class CaseEvidenceTests : IAsyncLifetime
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
    public async Task A_package_passes_every_step_and_says_for_which_case_it_was_made()
    {
        var (parties, contract) = await RegisteredAsync();
        var inspector = await new Authority(_platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);

        var package = EvidencePackage.Read((await inspector.GetAsync($"{Authority.PathOf(opened, contract)}/evidence.zip")).Good().Body);

        var report = await VerifyAsync(package);
        Assert.Equal(Verdict.Authentic, report.Verdict);
        Assert.All(report.Steps, step => Assert.True(step.Outcome == Outcome.Passed, $"{step.Part}: {string.Join(' ', step.Reasons.Select(r => r.Code))}"));
        Assert.Equal("inspector", package.Manifest.MadeFor);
        Assert.Equal($"处理举报、投诉（劳动合同法第七十五条、第七十九条），案件“{Authority.Number}”", package.Manifest.LegalBasis);
        Assert.Equal(await parties.DocumentAsync(contract), package.Files["contract.pdf"].ToArray());
        var told = ToldIn(package);
        Assert.Contains(told, one => one?.Type == TrailEventType.IntentProven && one.Details["account"] == "wang@worker.example");
        Assert.Equal("evidence", told[^1]!.Details["what"]); // the look is in the trail before the package is made
        Assert.Equal("evidence", Assert.Single(await Authority.LooksAsync(parties.Worker, contract)).Details["what"]);
    }

    [Fact]
    public async Task The_address_of_the_case_gives_the_same_package()
    {
        var (_, contract) = await RegisteredAsync();
        var inspector = await new Authority(_platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);

        var package = EvidencePackage.Read((await inspector.GetAsync($"/api/v1/cases/{opened}/evidence.zip?contract={contract}")).Good().Body);

        Assert.Equal(Verdict.Authentic, (await VerifyAsync(package)).Verdict);
        Assert.Equal(HttpStatusCode.BadRequest, (await inspector.GetAsync($"/api/v1/cases/{opened}/evidence.zip")).Status);
    }

    [Fact]
    public async Task Looks_of_another_case_are_not_told_in_it()
    {
        var (_, contract) = await RegisteredAsync();
        var authority = new Authority(_platform);
        var (chief, inspector) = (await authority.AsAsync("chief@bureau.example"), await authority.InspectorAsync());
        (await chief.GetAsync(Authority.PathOf(await Authority.OpenAsync(chief), contract))).Good();

        var package = EvidencePackage.Read((await inspector.GetAsync(
            $"{Authority.PathOf(await Authority.OpenAsync(inspector), contract)}/evidence.zip")).Good().Body);

        Assert.DoesNotContain(ToldIn(package), told => told?.Details.GetValueOrDefault("account") == "chief@bureau.example");
        Assert.Contains(ToldIn(package), told => told is null);
        Assert.Equal(Verdict.Authentic, (await VerifyAsync(package)).Verdict);
    }

    [Fact]
    public async Task Without_a_case_after_its_end_and_before_a_conclusion_none_is_made_and_each_refusal_is_recorded()
    {
        var (parties, contract) = await RegisteredAsync();
        var offered = await parties.OfferedAsync();
        var authority = new Authority(_platform);
        var inspector = await authority.InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);

        A.Problem(await inspector.GetAsync($"{Authority.PathOf(Guid.NewGuid(), contract)}/evidence.zip"), HttpStatusCode.NotFound, "case.not-found");
        A.Problem(await inspector.GetAsync($"{Authority.PathOf(opened, offered)}/evidence.zip"), HttpStatusCode.Conflict, "proof.not-concluded");
        (await inspector.PostAsync($"/api/v1/cases/{opened}/close")).Good();
        A.Problem(await inspector.GetAsync($"{Authority.PathOf(opened, contract)}/evidence.zip"), HttpStatusCode.Conflict, "case.closed");

        Assert.Equal(
            ["case.closed", "case.not-found"], (await authority.RefusalsAsync()).Select(refusal => refusal.GetProperty("code").GetString()));
        Assert.Empty(await Authority.LooksAsync(parties.Worker, contract));
    }

    private async Task<(Parties Parties, Guid Contract)> RegisteredAsync()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        await Eventually.TrueAsync("the proof", async () =>
            (await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/proof.json")).Status == HttpStatusCode.OK);
        return (parties, contract);
    }

    /// <summary>What the trail of a package tells, entry by entry; null where it tells nothing.</summary>
    private static IReadOnlyList<TrailEvent?> ToldIn(EvidencePackage package) =>
        [.. TrailFile.Read(package.Files["trail.json"]).Entries.Select(entry => entry.Event is { } told ? TrailEvent.TryRead(told) : null)];

    private Task<EvidenceReport> VerifyAsync(EvidencePackage package) => new EvidenceVerifier(
            _platform.Services.GetRequiredService<Trust>(), _platform.Services.GetRequiredService<IRegistry>(), _platform.Clock)
        .VerifyAsync(package, TestContext.Current.CancellationToken);
}
