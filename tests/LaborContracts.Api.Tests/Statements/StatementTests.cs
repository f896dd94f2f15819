using System.Net;
using LaborContracts.Api.Tests.Cases;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Sequences;
using LaborContracts.Storage;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verification;
using LaborContracts.Verification.Statements;
using LaborContracts.Verification.Tests.Rig;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Statements;

/// <summary>Statements as a platform with a chain hands them out, judged as lcverify does, against the pins it publishes.</summary>
public sealed class StatementTests : IAsyncLifetime
{
    /// <summary>Block times are the chain's own: of a day that is over for every chain, and of one that is not.</summary>
    private const string Over = "from=2020-01-01&to=2020-01-01", NotOver = "from=2020-01-01&to=2999-12-31";

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
    public async Task What_the_employer_takes_home_is_complete_and_whatever_is_left_out_of_it_is_found()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        await StatedAsync(parties, 1);
        var amendment = await parties.AmendedAsync(contract);
        var all = await StatedAsync(parties, 2);

        Assert.Equal([contract, amendment], all.Leaves.Select(leaf => leaf.Document!.Id));
        Assert.Equal(["labor-contract", "amendment"], all.Leaves.Select(leaf => leaf.Document!.Kind));
        Assert.Equal(("amended", new DateOnly(2026, 11, 24)), (all.Leaves[0].Document!.State, all.Leaves[0].Document!.RecordedOn));
        var open = await JudgeAsync(all);
        Assert.Equal((StatementVerdict.Unproven, 2ul), (open.Verdict, open.RegisteredTo));
        Assert.Contains(open.Reasons, reason => reason.Code == "sequence.open-end");
        Assert.Equal(StatementVerdict.Broken, (await JudgeAsync(all with { Leaves = [all.Leaves[1]] })).Verdict);
        Assert.Equal(StatementVerdict.Broken, (await JudgeAsync(all with { Leaves = [all.Leaves[0]] })).Verdict);

        var first = await TakeAsync(parties.Employer, $"/api/v1/statement?{Over}"); // the first head closes it
        Assert.Equal((StatementVerdict.Complete, 1), ((await JudgeAsync(first)).Verdict, first.Leaves.Count));
        var rest = await TakeAsync(parties.Employer, $"/api/v1/statement?{NotOver}&after=1");
        Assert.Equal((1ul, 2ul), (rest.After.Length, Assert.Single(rest.Leaves).Number));
        Assert.Equal(2ul, (await JudgeAsync(rest)).RegisteredTo);
    }

    [Fact]
    public async Task An_operator_who_takes_a_contract_out_of_the_database_is_found_out()
    {
        var parties = await _platform.PartiesAsync();
        var hidden = await parties.ConcludedAsync();
        await StatedAsync(parties, 1);
        await parties.ConcludedAsync();
        await StatedAsync(parties, 2);
        await using var scope = _platform.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<LaborContractsDb>().Contracts.Where(c => c.Id == hidden)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.EmployerCode, "91320411MACY000195"), TestContext.Current.CancellationToken);

        var report = await JudgeAsync(await TakeAsync(parties.Employer, $"/api/v1/statement?{NotOver}"));

        Assert.Equal((StatementVerdict.Broken, 1), (report.Verdict, report.Leaves));
        Assert.Equal(
            ["sequence.cut-off", "sequence.head-differs"],
            report.Reasons.Where(reason => reason.Outcome == Outcome.Failed).Select(reason => reason.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_inspector_is_told_of_what_the_case_reaches_and_each_look_is_recorded()
    {
        var (parties, authority) = (await _platform.PartiesAsync(), new Authority(_platform));
        var contract = await parties.ConcludedAsync();
        await StatedAsync(parties, 1);
        var inspector = await authority.InspectorAsync();
        var about = await Authority.OpenAsync(inspector);
        var elsewhere = await Authority.OpenAsync(inspector, Authority.Body(Authority.Employer, Authority.OtherWorker));

        var statement = await TakeAsync(inspector, PathOf(about, NotOver));
        var bare = await TakeAsync(inspector, PathOf(elsewhere, NotOver));

        Assert.Equal(contract, Assert.Single(statement.Leaves).Document!.Id);
        Assert.Null(Assert.Single(bare.Leaves).Document); // the leaf is there, so that nothing is missing
        Assert.Equal(StatementVerdict.Complete, (await JudgeAsync(await TakeAsync(inspector, PathOf(about, Over)))).Verdict);
        var looks = await Authority.LooksAsync(parties.Worker, contract);
        Assert.Equal(["statement", "statement"], looks.Select(look => look.Details["what"]));
        Assert.All(looks, look => Assert.Equal(about.ToString(), look.Details["case"]));
        var log = (await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/access-log")).Good().Text;
        Assert.Contains("登记清单", log, StringComparison.Ordinal);
        Assert.Empty(await authority.RefusalsAsync());
    }

    [Fact]
    public async Task Whoever_is_not_let_in_is_told_why_and_recorded()
    {
        var authority = new Authority(_platform);
        var inspector = await authority.InspectorAsync();
        var about = await Authority.OpenAsync(inspector, Authority.Body(Authority.Worker));
        var closed = await Authority.OpenAsync(inspector);
        (await inspector.PostAsync($"/api/v1/cases/{closed}/close")).Good();
        var other = await authority.AsAsync("chief@bureau.example");

        A.Problem(await inspector.GetAsync(PathOf(about, Over)), HttpStatusCode.Forbidden, "case.not-a-party");
        A.Problem(await inspector.GetAsync(PathOf(closed, Over)), HttpStatusCode.Conflict, "case.closed");
        A.Problem(await other.GetAsync(PathOf(about, Over)), HttpStatusCode.NotFound, "case.not-found");

        Assert.Equal(
            ["case.not-found", "case.closed", "case.not-a-party"],
            (await authority.RefusalsAsync()).Select(refusal => refusal.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_by_name_and_what_is_not_there_is_not_made_up()
    {
        var parties = await _platform.PartiesAsync();
        var inspector = await new Authority(_platform).InspectorAsync();
        var about = await Authority.OpenAsync(inspector);

        A.Problem(await parties.Employer.GetAsync($"/api/v1/statement?{Over}"), HttpStatusCode.NotFound, "statement.nothing-registered");
        A.FieldProblem(await parties.Employer.GetAsync("/api/v1/statement?from=2026-11-02&to=2026-11-01"), "to");
        A.FieldProblem(await parties.Employer.GetAsync("/api/v1/statement?from=0001-01-01&to=9999-12-31"), "to");
        A.FieldProblem(await parties.Employer.GetAsync($"/api/v1/statement?{Over}&after=-1"), "after");
        A.Problem(await parties.Employer.GetAsync("/api/v1/statement?from=2026-11-31&to=2026-12-01"), HttpStatusCode.BadRequest, "request.malformed");
        A.Problem(await parties.Employer.GetAsync("/api/v1/statement"), HttpStatusCode.BadRequest, "request.malformed");
        A.FieldProblem(await inspector.GetAsync($"/api/v1/cases/{about}/statement?{Over}&employer=91320411MACY00018I"), "employer");

        await parties.ConcludedAsync();
        await StatedAsync(parties, 1);
        A.FieldProblem(await parties.Employer.GetAsync($"/api/v1/statement?{Over}&after=7"), "after");
        A.Problem(await (await parties.OtherEmployerAsync()).GetAsync($"/api/v1/statement?{Over}"), HttpStatusCode.NotFound, "statement.nothing-registered");
    }

    private static string PathOf(Guid opened, string time) => $"/api/v1/cases/{opened}/statement?{time}&employer={Authority.Employer}";

    private static Task<StatementFile> StatedAsync(Parties parties, int documents) => Eventually.SeenAsync($"a statement of {documents} documents", async () =>
        await parties.Employer.GetAsync($"/api/v1/statement?{NotOver}") is { Status: HttpStatusCode.OK } answer
        && StatementFile.Read(answer.Body) is var file && file.Leaves.Count(leaf => leaf.Leaf.Kind == LeafKind.ConcludedDocument) == documents ? file : null);

    private static async Task<StatementFile> TakeAsync(ApiCaller caller, string path)
    {
        var answer = (await caller.GetAsync(path)).Good();
        Assert.Empty(Schema.Faults("statement", answer.Text));
        return StatementFile.Read(answer.Body);
    }

    private Task<StatementReport> JudgeAsync(StatementFile file) => new StatementVerifier(
            _platform.Services.GetRequiredService<Trust>(), _platform.Services.GetRequiredService<IRegistry>(), _platform.Clock)
        .VerifyAsync(file, [], [], [], TestContext.Current.CancellationToken);
}
