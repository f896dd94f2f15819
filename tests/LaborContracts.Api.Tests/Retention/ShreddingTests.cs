using System.Net;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Cases;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verification;
using LaborContracts.Verification.Trails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Retention;

/// <summary>A relation whose time is over is announced and then destroyed, and what was proven stays provable.</summary>
public sealed class ShreddingTests : IAsyncLifetime
{
    /// <summary>Past the end of <see cref="ShortTerms"/> and two years.</summary>
    private static readonly TimeSpan Kept = new DateTimeOffset(2029, 1, 2, 0, 0, 0, TimeSpan.Zero) - TestClock.Beginning;

    private static readonly TimeSpan Announced = TimeSpan.FromDays(91);

    private AnvilNode _chain = null!;
    private InProcessPlatform _platform = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _chain = await AnvilNode.StartAsync();
        _platform = await InProcessPlatform.StartAsync(_chain, ("Platform:Retention:RelationYears", "2"));
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _chain.DisposeAsync();
    }

    [Fact]
    public async Task What_was_taken_away_before_is_authentic_and_whole_after_and_the_platform_tells_status_and_nothing_else()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await parties.ConcludedAsync(ShortTerms());
        var (path, pdf) = (Parties.PathOf(contract), await parties.DocumentAsync(contract));
        var proof = (await Eventually.SeenAsync("a proof", async () =>
            await parties.Worker.GetAsync($"{path}/proof.json") is { Status: HttpStatusCode.OK } answer ? answer : null)).Body;
        var trail = TrailFile.Read((await parties.Worker.GetAsync($"{path}/trail.json")).Good().Body);
        var card = $"/api/v1/verifications/{(await parties.ViewAsync(contract)).GetProperty("statusAddress").GetString()!.Split('/')[^1]}";
        var before = (await parties.Anyone.GetAsync(card)).Good().Text;

        await ShredAsync(contract);

        parties = await _platform.PartiesAsync();
        foreach (var attached in (byte[]?[])[proof, null])
            Assert.Equal("AUTHENTIC", (await parties.Anyone.VerifyAsync(pdf, attached)).Good().Json.GetProperty("verdict").GetString());
        Assert.Equal(before, (await parties.Anyone.GetAsync(card)).Good().Text);
        Assert.Equal(TrailVerdict.Whole, (await VerifyAsync(trail)).Verdict);
        Assert.Equal(proof, (await parties.Employer.GetAsync($"{path}/proof.json")).Good().Body);
        var shredded = TrailFile.Read((await parties.Employer.GetAsync($"{path}/trail.json")).Good().Body);
        Assert.All(shredded.Entries, entry => Assert.Null(entry.Event));
        Assert.Equal(trail.Entries.Select(entry => entry.Head), shredded.Entries.Take(trail.Entries.Count).Select(entry => entry.Head));
        var report = await VerifyAsync(shredded);
        Assert.Equal((TrailVerdict.Whole, shredded.Entries.Count), (report.Verdict, report.Shredded));
        foreach (var call in (string[])["", "/document.pdf", "/findings", "/access-log"])
            A.Problem(await parties.Employer.GetAsync(path + call), HttpStatusCode.Gone, "contract.shredded");
        A.Problem(await parties.Employer.PostAsync($"{path}/withdraw"), HttpStatusCode.Gone, "contract.shredded");
        A.Problem(await parties.Worker.GetAsync(path), HttpStatusCode.NotFound, "contract.not-found"); // whose it was nobody knows any more
        Assert.Empty((await parties.Employer.GetAsync("/api/v1/contracts")).Good().Json.GetProperty("contracts").EnumerateArray());
        Assert.Empty((await parties.Worker.GetAsync("/api/v1/me/data.json")).Good().Json.GetProperty("contracts").EnumerateArray());
    }

    [Fact]
    public async Task Nothing_that_opens_it_is_left_in_database_log_or_store_and_reconciliation_finds_no_fault()
    {
        var parties = await _platform.PartiesAsync();
        var (contract, other) = (await parties.ConcludedAsync(ShortTerms()), await parties.ConcludedAsync());
        var keys = await ReadAsync(async db => (byte[][])
        [
            await db.Contracts.Where(c => c.Id == contract).Select(c => c.WrappedKey).SingleAsync(Token),
            .. await db.Documents.Where(d => d.ContractId == contract).Select(d => d.WrappedKey).ToListAsync(Token),
        ]);
        Assert.Equal(4, keys.Length);
        Assert.All(keys, key => Assert.True(IsStored(key)));

        await ShredAsync(contract);
        await Eventually.TrueAsync("its files are gone", () => ReadAsync(async db => !await db.Erasures.AnyAsync(Token)));

        await Eventually.TrueAsync("its keys are gone", () => Task.FromResult(!keys.Any(IsStored)));
        Assert.Equal(3, Directory.GetFiles(Path.Combine(_platform.DataFolder, "documents"), "*", SearchOption.AllDirectories).Length); // the other's
        Assert.True(await ReadAsync(db => db.Contracts.AllAsync(c => c.Id == other == (c.WorkerIndex != "") && c.Id == other == (c.PhoneIndex != null), Token)));
        Assert.False(await ReadAsync(db => db.Intents.AnyAsync(i => i.ContractId == contract, Token)));
        await RoundAsync();
        Assert.Empty((await ReadAsync(db => db.Divergences.Select(d => d.Code).ToListAsync(Token))).Except([Waiting.LeafLate])); // the clock has jumped
        Assert.Equal("AUTHENTIC", await (await _platform.PartiesAsync()).VerdictAsync(other));
    }

    [Fact]
    public async Task It_is_announced_to_the_worker_ninety_days_before_and_not_done_while_it_is_held()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await parties.ConcludedAsync(ShortTerms());
        await HoldAsync(contract);

        _platform.Clock.Advance(Kept);
        await LookedAsync();
        Assert.Null(await ErasedOnAsync(contract));
        await ReadAsync(db => db.Holds.ExecuteDeleteAsync(Token));
        _platform.Clock.Advance(TimeSpan.FromDays(1));
        await Eventually.TrueAsync("it is announced", async () => await ErasedOnAsync(contract) is not null);

        var deadline = (await (await _platform.PartiesAsync()).Worker.GetAsync("/api/v1/deadlines?kind=Erased")).Good().Json.GetProperty("deadlines")[0];
        Assert.Equal((contract, 90), (deadline.GetProperty("contractId").GetGuid(), deadline.GetProperty("days").GetInt32()));
        Assert.StartsWith("保存期限已满", deadline.GetProperty("message").GetString(), StringComparison.Ordinal);
        _platform.Clock.Advance(TimeSpan.FromDays(88));
        await LookedAsync();
        Assert.Null(await ReadAsync(db => db.Contracts.Where(c => c.Id == contract).Select(c => c.ShreddedAt).SingleAsync(Token)));

        await HoldAsync(contract); // in time
        _platform.Clock.Advance(TimeSpan.FromDays(1));
        await Eventually.TrueAsync("it is taken back", async () => await ErasedOnAsync(contract) is null);
    }

    [Fact]
    public async Task What_an_open_case_has_looked_at_is_kept_until_the_case_is_closed()
    {
        var contract = await (await _platform.PartiesAsync()).ConcludedAsync(ShortTerms());
        _platform.Clock.Advance(Kept);
        await Eventually.TrueAsync("it is announced", async () => await ErasedOnAsync(contract) is not null);
        var authority = new Authority(_platform);
        var body = Authority.Body();
        body["endsOn"] = "2029-05-31";
        var opened = await Authority.OpenAsync(await authority.InspectorAsync(), body);
        (await (await authority.InspectorAsync()).GetAsync(Authority.PathOf(opened, contract))).Good();

        _platform.Clock.Advance(Announced);
        await Eventually.TrueAsync("it is taken back", async () => await ErasedOnAsync(contract) is null);
        (await (await authority.InspectorAsync()).PostAsync($"/api/v1/cases/{opened}/close")).Good();
        _platform.Clock.Advance(TimeSpan.FromDays(1));
        await Eventually.TrueAsync("it is announced again", async () => await ErasedOnAsync(contract) is not null);
        Assert.Null(await ReadAsync(db => db.Contracts.Where(c => c.Id == contract).Select(c => c.ShreddedAt).SingleAsync(Token)));
    }

    [Fact]
    public async Task What_goes_on_is_kept_and_what_came_to_nothing_goes()
    {
        var parties = await _platform.PartiesAsync();
        var openEnded = ShortTerms();
        openEnded["term"] = new JsonObject { ["start"] = "2026-12-01", ["kind"] = "openEnded" };
        var (running, longer) = (await parties.ConcludedAsync(openEnded), await parties.ConcludedAsync());
        var (draft, declined) = (await parties.DraftAsync(), await parties.OfferedAsync());
        (await parties.Worker.PostAsync($"{Parties.PathOf(declined)}/decline", new JsonObject { ["reason"] = "另有安排" })).Good();

        _platform.Clock.Advance(Kept);
        await Eventually.TrueAsync("both are announced", async () => await ErasedOnAsync(draft) is not null && await ErasedOnAsync(declined) is not null);
        _platform.Clock.Advance(Announced);
        await ShreddedAsync(draft, declined);

        parties = await _platform.PartiesAsync();
        foreach (var kept in (Guid[])[running, longer]) Assert.Equal("concluded", (await parties.ViewAsync(kept)).GetProperty("state").GetString());
        foreach (var gone in (Guid[])[draft, declined]) Assert.Equal(HttpStatusCode.Gone, (await parties.Employer.GetAsync(Parties.PathOf(gone))).Status);
    }

    /// <summary>A month of work, so that its time is over in this test's life.</summary>
    private static JsonObject ShortTerms()
    {
        var terms = Parties.RepeatableTerms();
        terms["term"] = new JsonObject { ["start"] = "2026-12-01", ["end"] = "2026-12-31" };
        return terms;
    }

    private Task<int> HoldAsync(Guid contract) => ReadAsync(db =>
    {
        db.Holds.Add(new HoldRow { RootId = contract, For = "case", Since = _platform.Clock.GetUtcNow() });
        return db.SaveChangesAsync(Token);
    });

    private async Task ShredAsync(Guid contract)
    {
        _platform.Clock.Advance(Kept);
        await Eventually.TrueAsync("it is announced", async () => await ErasedOnAsync(contract) is not null);
        _platform.Clock.Advance(Announced);
        await ShreddedAsync(contract);
    }

    private Task ShreddedAsync(params Guid[] relations) => Eventually.TrueAsync(
        "they are shredded", () => ReadAsync(db => db.Contracts.Where(c => relations.Contains(c.RootId)).AllAsync(c => c.ShreddedAt != null, Token)));

    private Task<DateOnly?> ErasedOnAsync(Guid contract) => ReadAsync(db =>
        db.Deadlines.Where(d => d.ContractId == contract && d.Kind == "Erased").Select(d => (DateOnly?)d.DueOn).SingleOrDefaultAsync(Token));

    /// <summary>Lets the worker look at all there is: it has when it has announced a draft that is younger than the rest and over as well.</summary>
    private async Task LookedAsync()
    {
        var parties = await _platform.PartiesAsync();
        var draft = await parties.DraftAsync();
        await ReadAsync(db => db.Contracts.Where(c => c.Id == draft).ExecuteUpdateAsync(set => set.SetProperty(c => c.CreatedAt, TestClock.Beginning.AddYears(-2)), Token));
        _platform.Clock.Advance(TimeSpan.FromDays(1));
        await Eventually.TrueAsync("all is looked at", async () => await ErasedOnAsync(draft) is not null);
    }

    private async Task RoundAsync()
    {
        for (var rounds = 0; rounds < 2; rounds++)
        {
            var from = _platform.Clock.GetUtcNow();
            _platform.Clock.Advance(TimeSpan.FromDays(1));
            await Eventually.TrueAsync("a round has ended", () => ReadAsync(async db =>
                await db.Rounds.Where(r => r.Check != RegistryHistory.CheckName && r.Check != "batch-anchors" && r.Check != "seen-statuses").AllAsync(r => r.EndedAt > from && r.EndedAt >= r.BegunAt, Token)));
        }
    }

    /// <summary>Whether the bytes are anywhere in the database or its log.</summary>
    private bool IsStored(byte[] bytes) => Directory.GetFiles(_platform.DataFolder, "platform.db*").Any(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return all.ToArray().AsSpan().IndexOf(bytes) >= 0;
    });

    private Task<TrailReport> VerifyAsync(TrailFile trail) => new TrailVerifier(
            _platform.Services.GetRequiredService<Trust>(), _platform.Services.GetRequiredService<IRegistry>(), _platform.Clock)
        .VerifyAsync(trail, [], [], null, Token);

    private async Task<T> ReadAsync<T>(Func<LaborContractsDb, Task<T>> what)
    {
        await using var scope = _platform.Services.CreateAsyncScope();
        return await what(scope.ServiceProvider.GetRequiredService<LaborContractsDb>());
    }
}
