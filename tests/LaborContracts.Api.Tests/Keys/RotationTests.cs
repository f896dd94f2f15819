using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.BeforeSigning;
using LaborContracts.Api.Tests.Cases;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Api.Workers.Keys;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.TestKit.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LaborContracts.Api.Tests.Keys;

/// <summary>The master key is exchanged while the platform runs.</summary>
public sealed class RotationTests
{
    [Fact]
    public async Task A_new_generation_takes_over_everything_and_the_old_one_can_be_removed_while_the_platform_runs()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        (await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/identity-checks", IdentityBodies.Papers())).Good();
        var (before, intent) = (await parties.DocumentAsync(contract), await parties.ProvenIntentAsync(parties.Worker, await parties.OfferedAsync()));
        var batch = await Upload.CheckedAsync(parties.Employer, Upload.Csv(1));
        (await parties.Employer.PostAsync("/api/v1/webhooks", new JsonObject { ["address"] = "https://a.example/", ["events"] = new JsonArray("batch.finished") })).Good();
        var inspector = await new Authority(platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);
        A.Problem(await inspector.GetAsync(Authority.PathOf(Guid.NewGuid(), contract)), HttpStatusCode.NotFound, "case.not-found");
        PutGeneration(platform, 2);

        var said = new Said();
        using var second = new RetirementWorker( // beside the platform's own, as in another instance
            platform.Services.GetRequiredService<IServiceScopeFactory>(), platform.Services.GetRequiredService<MasterKey>(), platform.Clock, said);
        await second.StartAsync(TestContext.Current.CancellationToken);
        await Eventually.TrueAsync("all is taken over", async () => await GenerationsAsync(platform) is [2]);
        Assert.DoesNotContain(said.Messages, message => message.StartsWith("Nothing is wrapped", StringComparison.Ordinal)); // a request may be on its way
        await Eventually.TrueAsync("nothing is left", () =>
        {
            platform.Clock.Advance(TimeSpan.FromMinutes(1));
            return Task.FromResult(said.Messages.Contains("Nothing is wrapped any more by generation 1 of the master key: its file can be removed"));
        });
        await second.StopAsync(TestContext.Current.CancellationToken);
        File.Delete(Path.Combine(platform.DataFolder, "keys", "master-1.key"));

        // Another process that never knew the first generation reads and finds all of it.
        await using var restarted = await InProcessPlatform.StartAsync(new Dictionary<string, string> { ["Platform:DataFolder"] = platform.DataFolder });
        var again = await restarted.PartiesAsync();
        Assert.Equal(before, await again.DocumentAsync(contract));
        Assert.Equal("concluded", (await again.ViewAsync(contract)).GetProperty("state").GetString());
        Assert.Contains(
            (await again.Anyone.GetAsync("/development/outbox.json")).Good().Json.EnumerateArray(),
            message => message.GetProperty("code").GetString() == (string?)intent["code"]);
        await again.OfferedAsync();
        (await Upload.ConfirmAsync(again.Employer, batch)).Good();
        await Upload.InStateAsync(again.Employer, batch.GetProperty("id").GetGuid(), "finished");
        (await again.Employer.GetAsync("/api/v1/webhooks")).Good();
        var authority = new Authority(restarted);
        var reopened = (await (await authority.InspectorAsync()).GetAsync($"/api/v1/cases/{opened}")).Good().Json;
        Assert.Equal(Authority.Number, reopened.GetProperty("number").GetString());
        Assert.Equal("case.not-found", Assert.Single(await authority.RefusalsAsync()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task What_is_cut_off_in_the_middle_is_readable_and_finished_by_whoever_comes_next()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var contracts = new[] { await parties.ConcludedAsync(), await parties.OfferedAsync(), await parties.DraftAsync() };
        PutGeneration(platform, 2);

        // One is cut off after the first slice (the contracts), a second one begins anew at the same time as a third.
        await using (var cut = platform.Services.CreateAsyncScope()) await Anew(cut).TakeAsync(default, TestContext.Current.CancellationToken);
        Assert.Equal("1 2", string.Join(" ", await GenerationsAsync(platform)));
        foreach (var contract in contracts) Assert.Equal(contract, (await parties.ViewAsync(contract)).GetProperty("id").GetGuid());
        await Task.WhenAll(WholeAsync(platform), WholeAsync(platform));

        Assert.Equal("2", string.Join(" ", await GenerationsAsync(platform)));
        foreach (var contract in contracts) Assert.Equal(contract, (await parties.ViewAsync(contract)).GetProperty("id").GetGuid());
        (await parties.Anyone.VerifyAsync(await parties.DocumentAsync(contracts[0]))).Good();
        (await parties.SignAsync(parties.Worker, contracts[1])).Good();
    }

    [Fact]
    public async Task A_row_that_nothing_opens_holds_up_no_other_and_is_said_instead_of_the_end()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var (damaged, whole) = (await parties.DraftAsync(), await parties.DraftAsync());
        await using var scope = platform.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LaborContractsDb>();
        await db.Contracts.Where(c => c.Id == damaged).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.WrappedKey, new byte[] { 0, 1 }.Concat(new byte[60]).ToArray()), TestContext.Current.CancellationToken);
        var said = new Said();
        using var worker = new RetirementWorker(
            platform.Services.GetRequiredService<IServiceScopeFactory>(), platform.Services.GetRequiredService<MasterKey>(), platform.Clock, said);
        PutGeneration(platform, 2);

        await worker.StartAsync(TestContext.Current.CancellationToken);
        for (var looks = 1; looks <= 3; looks++)
        {
            var wanted = looks;
            await Eventually.TrueAsync("it is said", () => Task.FromResult(said.Messages.Count(m => m.StartsWith("1 data keys are opened by no", StringComparison.Ordinal)) >= wanted));
            platform.Clock.Advance(TimeSpan.FromMinutes(10));
        }

        await worker.StopAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(said.Messages, message => message.StartsWith("Nothing is wrapped", StringComparison.Ordinal));
        Assert.Equal(2, MasterKey.GenerationOf(await db.Contracts.Where(c => c.Id == whole).Select(c => c.WrappedKey).SingleAsync(TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task A_key_that_is_brought_before_its_time_opens_and_does_not_wrap()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var keys = Path.Combine(platform.DataFolder, "keys");
        PutGeneration(platform, 2, "next");
        var (masterKey, elsewhere) = (platform.Services.GetRequiredService<MasterKey>(), Directory.CreateTempSubdirectory().FullName);
        File.Copy(Path.Combine(keys, "index.key"), Path.Combine(elsewhere, "index.key"));
        File.Copy(Path.Combine(keys, "master-2.next"), Path.Combine(elsewhere, "master-2.key"));
        var (key, wrapped) = MasterKey.ReadOrCreate(elsewhere).NewDataKey();
        Directory.Delete(elsewhere, recursive: true);

        Assert.Equal("wages"u8.ToArray(), masterKey.Unwrap(wrapped).Open(key.Seal("wages"u8)));
        Assert.Equal(1, MasterKey.GenerationOf(masterKey.NewDataKey().Wrapped));
        File.Move(Path.Combine(keys, "master-2.next"), Path.Combine(keys, "master-2.key"));
        Assert.Equal(2, MasterKey.GenerationOf(masterKey.NewDataKey().Wrapped));
    }

    private static void PutGeneration(InProcessPlatform platform, int generation, string ending = "key") => File.WriteAllBytes(
        Path.Combine(platform.DataFolder, "keys", $"master-{generation}.{ending}"), RandomNumberGenerator.GetBytes(32));

    private static WrapAnew Anew(AsyncServiceScope scope) => new(
        scope.ServiceProvider.GetRequiredService<LaborContractsDb>(), scope.ServiceProvider.GetRequiredService<MasterKey>());

    private static async Task WholeAsync(InProcessPlatform platform)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        for (WrapAnew.Place? place = default(WrapAnew.Place); place is { } next;)
            place = (await Anew(scope).TakeAsync(next, TestContext.Current.CancellationToken)).Next;
    }

    private static async Task<int[]> GenerationsAsync(InProcessPlatform platform)
    {
        await using var scope = platform.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<LaborContractsDb>();
        byte[][] wrapped =
        [
            .. await db.Contracts.Select(c => c.WrappedKey).ToListAsync(TestContext.Current.CancellationToken),
            .. await db.Documents.Select(d => d.WrappedKey).ToListAsync(TestContext.Current.CancellationToken),
            .. await db.Outbox.Select(m => m.WrappedKey).ToListAsync(TestContext.Current.CancellationToken),
            .. await db.Contacts.Select(c => c.WrappedKey).ToListAsync(TestContext.Current.CancellationToken),
            .. await db.IdentityChecks.Select(c => c.WrappedKey).ToListAsync(TestContext.Current.CancellationToken),
            .. await db.Issues.Select(i => i.WrappedKey).ToListAsync(TestContext.Current.CancellationToken),
            .. await db.Webhooks.Select(w => w.WrappedKey).ToListAsync(TestContext.Current.CancellationToken),
        ];
        return [.. wrapped.Select(w => MasterKey.GenerationOf(w)).Distinct().Order()];
    }

    /// <summary>What a worker logs.</summary>
    private sealed class Said : ILogger<RetirementWorker>
    {
        private readonly ConcurrentQueue<string> _messages = new();

        public IReadOnlyCollection<string> Messages => _messages;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _messages.Enqueue(formatter(state, exception));
    }
}
