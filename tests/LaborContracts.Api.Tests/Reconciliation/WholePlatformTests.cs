using System.Text.Json;
using LaborContracts.Api.Tests.Lifecycle;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Storage;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>Real documents, concluded through the API, and the platform's own worker that compares them.</summary>
public sealed class WholePlatformTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_have_concluded_agrees_and_a_lost_leaf_of_it_comes_back_byte_for_byte()
    {
        await using var chain = await AnvilNode.StartAsync();
        await using var platform = await InProcessPlatform.StartAsync(chain);
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var amendment = await parties.FollowedAsync(parties.Employer, contract, "amendments", Bodies.Amendment());
        await Eventually.TrueAsync("all is on chain", async () =>
            (await ChainAsync(parties)).GetProperty("lag").GetProperty("waiting").GetInt32() == 0
            && await ReadAsync(platform, db => db.Statuses.AllAsync(s => s.SeenAt != null, Token)));

        platform.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.TrueAsync("a round has ended", async () => await LastRoundAsync(parties) is not null);
        Assert.Empty(await ReadAsync(platform, db => db.Divergences.ToListAsync(Token)));

        var proof = (await parties.Worker.GetAsync($"{Parties.PathOf(amendment)}/proof.json")).Good().Text;
        await ReadAsync(platform, db => db.Leaves.Where(l => l.ContractId == amendment).ExecuteDeleteAsync(Token));
        platform.Clock.Advance(TimeSpan.FromDays(1));
        await Eventually.TrueAsync("it is suspected", () => ReadAsync(platform, db => db.Divergences.AnyAsync(d => d.Code == "contract.leaf-missing", Token)));
        platform.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.TrueAsync("it is made again", () => ReadAsync(platform, db => db.Leaves.AnyAsync(l => l.ContractId == amendment, Token)));
        platform.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.TrueAsync("it is looked at again", () => ReadAsync(platform, db => db.Divergences.AllAsync(d => d.ResolvedAt != null, Token)));

        var again = await platform.PartiesAsync();
        Assert.Equal(proof, (await again.Worker.GetAsync($"{Parties.PathOf(amendment)}/proof.json")).Good().Text);
        var shown = (await ChainAsync(again)).GetProperty("reconciliation");
        Assert.Equal((0, 1), (shown.GetProperty("open").GetInt32(), shown.GetProperty("repaired").GetInt32()));
    }

    [Fact]
    public async Task The_lost_status_of_an_ending_that_people_have_concluded_is_made_again_as_it_was()
    {
        await using var chain = await AnvilNode.StartAsync();
        await using var platform = await InProcessPlatform.StartAsync(chain);
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        await parties.FollowedAsync(parties.Employer, contract, "terminations", Bodies.Notice());
        await parties.FollowedAsync(parties.Employer, contract, "terminations", Bodies.Certificate());
        var before = await ReadAsync(platform, db => db.Statuses.AsNoTracking().SingleAsync(Token));
        await ReadAsync(platform, db => db.Statuses.ExecuteDeleteAsync(Token));

        platform.Clock.Advance(TimeSpan.FromDays(1));
        await Eventually.TrueAsync("it is suspected", () => ReadAsync(platform, db => db.Divergences.AnyAsync(d => d.Code == "contract.status-missing", Token)));
        platform.Clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.TrueAsync("it is made again", () => ReadAsync(platform, db => db.Statuses.AnyAsync(Token)));

        var after = await ReadAsync(platform, db => db.Statuses.AsNoTracking().SingleAsync(Token));
        Assert.Equal(
            (before.Revision, before.Status, before.DocumentSha256, before.DueOn, before.RecordedAt),
            (after.Revision, after.Status, after.DocumentSha256, after.DueOn, after.RecordedAt));
        Assert.Equal(before.Key, after.Key);
        Assert.Null(after.Transaction);
    }

    [Fact]
    public async Task Before_the_first_round_has_ended_none_is_claimed()
    {
        await using var platform = await InProcessPlatform.StartAsync(); // whose chain does not answer
        var parties = await platform.PartiesAsync();

        Assert.Null(await LastRoundAsync(parties));
    }

    private static async Task<JsonElement> ChainAsync(Parties parties) => (await parties.Anyone.GetAsync("/api/v1/chain")).Good().Json;

    private static async Task<string?> LastRoundAsync(Parties parties)
    {
        var shown = (await ChainAsync(parties)).GetProperty("reconciliation");
        return shown.GetProperty("lastRound").GetString() is { } round && shown.GetProperty("lastDocumentRound").GetString() is not null ? round : null;
    }

    private static async Task<T> ReadAsync<T>(InProcessPlatform platform, Func<LaborContractsDb, Task<T>> what)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        return await what(scope.ServiceProvider.GetRequiredService<LaborContractsDb>());
    }
}
