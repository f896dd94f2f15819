using System.Globalization;
using System.Net;
using LaborContracts.Api.Tests.Cases;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Sequences;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verification;
using LaborContracts.Verification.Statements;
using LaborContracts.Verification.Trails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Imports;

using Imports = LaborContracts.TestKit.Platform.Imports;

/// <summary>Documents that were signed elsewhere on a platform with a chain: what is proven of them, who has looked, and what is left in the end.</summary>
public sealed class RegisteredImportTests : IAsyncLifetime
{
    private AnvilNode _chain = null!;
    private InProcessPlatform _platform = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _chain = await AnvilNode.StartAsync();
        _platform = await InProcessPlatform.StartAsync(new Dictionary<string, string>
        {
            ["Platform:Chain:Node"] = _chain.Url.ToString(),
            ["Platform:Chain:ChainId"] = _chain.ChainId.ToString(CultureInfo.InvariantCulture),
            ["Platform:Batching:MaxAge"] = "00:00:00",
            ["Platform:Retention:RelationYears"] = "2",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _chain.DisposeAsync();
    }

    [Fact]
    public async Task With_its_proof_it_is_called_received_and_never_authentic_and_its_trail_is_whole()
    {
        var (parties, pdf, import) = await ReceivedAsync();
        var proof = await ProofAsync(parties.Worker, import);

        foreach (var attached in (byte[]?[])[proof, null]) // the platform finds its own
        {
            var report = (await parties.Anyone.VerifyAsync(pdf, attached)).Good().Json;
            Assert.Equal("INDETERMINATE", report.GetProperty("verdict").GetString());
            var codes = report.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("code").GetString()).ToList();
            Assert.Equal(["leaf.received", "anchor.seen"], codes.Take(2));
        }

        Assert.Equal("ALTERED", Verdict(await parties.Anyone.VerifyAsync([.. pdf, .. "%%EOF\n"u8], proof)));
        Assert.Equal(LeafKind.ImportedDocument, Proof.Read(proof).Leaf.Kind);
        var trail = TrailFile.Read((await parties.Worker.GetAsync($"{Imports.PathOf(import)}/trail.json")).Good().Body);
        var judged = await new TrailVerifier(Trust, Registry, _platform.Clock).VerifyAsync(trail, [], [], pdf, Token);
        Assert.Equal((TrailVerdict.Whole, 1u), (judged.Verdict, judged.RegisteredTo));
        Assert.True((await parties.Worker.GetAsync(Imports.PathOf(import))).Good().Json.GetProperty("anchored").GetBoolean());
    }

    [Fact]
    public async Task The_employers_statement_has_it_in_its_place_and_one_that_was_taken_out_is_missed()
    {
        var (parties, _, import) = await ReceivedAsync();
        var proof = Proof.Read(await ProofAsync(parties.Worker, import));

        var statement = StatementFile.Read((await parties.Employer.GetAsync("/api/v1/statement?from=2020-01-01&to=2999-12-31")).Good().Body);

        Assert.Equal([LeafKind.ConcludedDocument, LeafKind.ImportedDocument], statement.Leaves.Select(leaf => leaf.Leaf.Kind));
        var told = statement.Leaves[1].Document!;
        Assert.Equal((import, "received", new DateOnly(2026, 10, 31)), (told.Id, told.State, told.EndsOn));
        var verifier = new StatementVerifier(Trust, Registry, _platform.Clock);
        var whole = await verifier.VerifyAsync(statement, [], [proof], [], Token);
        Assert.DoesNotContain(whole.Reasons, reason => reason.Outcome == Outcome.Failed);
        Assert.Contains(whole.Reasons, reason => reason.Code == "sequence.document-here");
        var without = statement with { Leaves = [statement.Leaves[0]] };
        Assert.Equal(StatementVerdict.Broken, (await verifier.VerifyAsync(without, [], [proof], [], Token)).Verdict);
    }

    [Fact]
    public async Task An_inspector_sees_it_within_a_case_alone_and_each_look_is_in_its_trail()
    {
        var (parties, pdf, import) = await ReceivedAsync();
        var authority = new Authority(_platform);
        var inspector = await authority.InspectorAsync();
        var about = await Authority.OpenAsync(inspector);
        var elsewhere = await Authority.OpenAsync(inspector, Authority.Body(Authority.Employer, Authority.OtherWorker));

        var found = (await inspector.GetAsync($"/api/v1/cases/{about}/imports")).Good().Json.GetProperty("imports");
        Assert.Equal(pdf, (await inspector.GetAsync($"/api/v1/cases/{about}/imports/{import}/document.pdf")).Good().Body);
        Assert.Empty((await inspector.GetAsync($"/api/v1/cases/{elsewhere}/imports")).Good().Json.GetProperty("imports").EnumerateArray());
        A.Problem(await inspector.GetAsync($"/api/v1/cases/{elsewhere}/imports/{import}/document.pdf"), HttpStatusCode.NotFound, "case.no-such-import");
        A.Problem(await inspector.GetAsync(Imports.PathOf(import)), HttpStatusCode.Forbidden, "request.forbidden");

        Assert.Equal(import, Assert.Single(found.EnumerateArray()).GetProperty("id").GetGuid());
        Assert.Contains(await authority.RefusalsAsync(), refusal => refusal.GetProperty("code").GetString() == "case.no-such-import");
        var trail = TrailFile.Read((await parties.Worker.GetAsync($"{Imports.PathOf(import)}/trail.json")).Good().Body);
        var told = trail.Entries.Select(entry => TrailEvent.TryRead(entry.Event!.Value)!).ToList();
        Assert.Equal(["document.received", "document.opened", "document.opened"], told.Select(one => one.Type));
        Assert.Equal(["search", "document"], told.Skip(1).Select(one => one.Details["what"]));
        Assert.All(told.Skip(1), one => Assert.Equal(about.ToString(), one.Details["case"]));
        foreach (var party in (ApiCaller[])[parties.Worker, parties.Employer])
        {
            var looks = (await party.GetAsync(Imports.PathOf(import))).Good().Json.GetProperty("looks").EnumerateArray().ToList();
            Assert.Equal(["search", "document"], looks.Select(look => look.GetProperty("what").GetString()));
            Assert.All(looks, look => Assert.Contains(Authority.Number, look.GetProperty("message").GetString(), StringComparison.Ordinal));
        }

        Assert.Single(TrailFile.Read((await parties.Employer.GetAsync($"{Imports.PathOf(import)}/trail.json")).Good().Body).Entries); // from where an inspector looked is not the employer's business
        await Eventually.TrueAsync("a later head", async () =>
        {
            _platform.Clock.Advance(TimeSpan.FromDays(1));
            return await ReadAsync(db => db.Leaves.AnyAsync(leaf => leaf.ContractId == import && leaf.Kind == (int)LeafKind.TrailHead, Token));
        });
    }

    [Fact]
    public async Task When_its_time_is_over_that_is_announced_and_then_it_is_destroyed_and_stays_provable()
    {
        var (parties, pdf, import) = await ReceivedAsync();
        var proof = await ProofAsync(parties.Worker, import);
        var path = Imports.PathOf(import);

        _platform.Clock.Advance(new DateTimeOffset(2028, 11, 26, 0, 0, 0, TimeSpan.Zero) - _platform.Clock.GetUtcNow());
        await Eventually.TrueAsync("announced", () => ReadAsync(db => db.Imports.AnyAsync(i => i.ErasedOn != null, Token)));
        parties = await _platform.PartiesAsync();
        var told = (await parties.Worker.GetAsync(path)).Good().Json.GetProperty("erasedOn").GetString();
        Assert.Equal("2029-02-24", told);
        _platform.Clock.Advance(TimeSpan.FromDays(91));
        await Eventually.TrueAsync("shredded", () => ReadAsync(db => db.Imports.AnyAsync(i => i.ShreddedAt != null, Token)));
        await Eventually.TrueAsync("the file is gone", () => ReadAsync(async db => !await db.Erasures.AnyAsync(Token)));

        parties = await _platform.PartiesAsync();
        foreach (var call in (string[])["", "/document.pdf"]) A.Problem(await parties.Employer.GetAsync(path + call), HttpStatusCode.Gone, "contract.shredded");
        A.Problem(await parties.Worker.GetAsync(path), HttpStatusCode.NotFound, "import.not-found"); // whose it was nobody knows any more
        Assert.Equal(proof, (await parties.Employer.GetAsync($"{path}/proof.json")).Good().Body);
        Assert.All(TrailFile.Read((await parties.Employer.GetAsync($"{path}/trail.json")).Good().Body).Entries, entry => Assert.Null(entry.Event));
        Assert.Equal("INDETERMINATE", Verdict(await parties.Anyone.VerifyAsync(pdf, proof)));
        Assert.Empty((await parties.Employer.GetAsync(Imports.Path)).Good().Json.GetProperty("imports").EnumerateArray());
        Assert.True(await ReadAsync(async db => (await db.Imports.SingleAsync(Token)) is { Sealed: [], WrappedKey: [], WorkerIndex: "", PhoneIndex: null }));
        Assert.False(await ReadAsync(db => db.Documents.AnyAsync(document => document.ContractId == import, Token)));
    }

    [Fact]
    public async Task Reconciliation_finds_no_fault_with_one_and_misses_its_leaf_its_file_and_its_trail()
    {
        var (_, _, import) = await ReceivedAsync();
        await using var scope = _platform.Services.CreateAsyncScope();
        var checks = scope.ServiceProvider.GetServices<Check>().ToList();
        Assert.Empty(await FoundAsync());

        var db = scope.ServiceProvider.GetRequiredService<LaborContractsDb>();
        await db.Documents.Where(document => document.ContractId == import).ExecuteDeleteAsync(Token);
        await db.Trail.Where(entry => entry.ContractId == import).ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Head, new byte[32]), Token);
        await db.Leaves.Where(leaf => leaf.ContractId == import).ExecuteUpdateAsync(set => set.SetProperty(leaf => leaf.Sha256, new string('0', 64)), Token);

        Assert.Equal(
            [ImportLeaves.DocumentMissing, ImportLeaves.LeafDiffers, LeafContents.Differs, LeafContents.TrailMissing, TrailLinks.HeadBroken],
            (await FoundAsync()).Order(StringComparer.Ordinal));
        await db.Leaves.Where(leaf => leaf.ContractId == import).ExecuteDeleteAsync(Token);
        Assert.Contains(ImportLeaves.LeafMissing, await FoundAsync());

        async Task<List<string>> FoundAsync()
        {
            var found = new List<string>();
            foreach (var check in checks.Where(check => check is ImportLeaves or LeafContents or TrailLinks or ContractLeaves))
                found.AddRange((await check.NextAsync(null, Token)).Divergences.Select(divergence => divergence.Code));
            return found;
        }
    }

    /// <summary>A contract and, after it, a document that does for one that was signed elsewhere, both on chain.</summary>
    private async Task<(Parties Parties, byte[] Pdf, Guid Import)> ReceivedAsync()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        await Eventually.TrueAsync("the contract on chain", async () =>
            (await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/proof.json")).Status == HttpStatusCode.OK);
        var pdf = await Imports.SignedAsync(parties.Employer, contract);
        var import = await Imports.ReceivedAsync(parties.Employer, pdf);
        await ProofAsync(parties.Worker, import);
        return (parties, pdf, import);
    }

    private static async Task<byte[]> ProofAsync(ApiCaller party, Guid import) => (await Eventually.SeenAsync("its proof", async () =>
        await party.GetAsync($"{Imports.PathOf(import)}/proof.json") is { Status: HttpStatusCode.OK } answer ? answer : null)).Body;

    private static string? Verdict(ApiAnswer answer) => answer.Good().Json.GetProperty("verdict").GetString();

    private async Task<T> ReadAsync<T>(Func<LaborContractsDb, Task<T>> read)
    {
        await using var scope = _platform.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<LaborContractsDb>());
    }

    private Trust Trust => _platform.Services.GetRequiredService<Trust>();

    private IRegistry Registry => _platform.Services.GetRequiredService<IRegistry>();
}
