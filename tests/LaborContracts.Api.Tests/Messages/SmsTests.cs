using System.Net;
using System.Text.Json.Nodes;
using LaborContracts.Api.Messages;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Api.Tests.Trails;
using LaborContracts.Api.Workers;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace LaborContracts.Api.Tests.Messages;

/// <summary>Messages go from the outbox to a gateway over HTTP, once, and their outcome is kept.</summary>
public sealed class SmsTests : IAsyncLifetime
{
    private const string Awaited = "signing-awaited";

    private readonly SmsDesk _gateway = new() { Unnoticed = Awaited };
    private InProcessPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await InProcessPlatform.StartAsync(new Dictionary<string, string>
    {
        ["Platform:Sms:Address"] = _gateway.Url.ToString(),
        ["Platform:Sms:Templates:one-time-code"] = "SMS_77",
        ["Platform:Sms:Timeout"] = "00:00:02",
    });

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task A_code_reaches_the_accounts_phone_and_signs()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var intent = (await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/intents")).Good().Json.GetProperty("id").GetGuid();

        var row = await OutcomeAsync(row => row.IntentId == intent);

        var message = Assert.Single(_gateway.Messages);
        var code = message.GetProperty("parameters").GetProperty("code").GetString()!;
        Assert.Equal(("13800000001", "SMS_77"), (message.GetProperty("to").GetString(), message.GetProperty("template").GetString()));
        Assert.Contains(code, message.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(("sent", $"G-{row.MessageId:N}", 1), (row.Outcome, row.GatewayId, row.Attempts));
        (await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/signatures", new JsonObject { ["intentId"] = intent, ["code"] = code })).Good();
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable), InlineData(HttpStatusCode.TooManyRequests), InlineData(HttpStatusCode.Unauthorized), InlineData(null)]
    public async Task A_gateway_that_is_ill_is_asked_again_under_the_same_id(HttpStatusCode? answer)
    {
        _gateway.Answer = answer;
        await StartIntentAsync();
        await Eventually.TrueAsync("tried twice", () => Task.FromResult(Tried(2)));
        Assert.Null((await RowsAsync()).Single().Outcome);

        _gateway.Answer = HttpStatusCode.OK;
        var row = await OutcomeAsync(_ => true);

        Assert.Equal("sent", row.Outcome);
        Assert.Equal(row.MessageId, Assert.Single(_gateway.Messages).GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task A_message_that_the_gateway_refuses_is_not_sent_again()
    {
        _gateway.Answer = HttpStatusCode.UnprocessableEntity;
        await StartIntentAsync();
        Assert.Equal("refused", (await OutcomeAsync(_ => true)).Outcome);
        _gateway.Answer = HttpStatusCode.OK;
        _platform.Clock.Advance(TimeSpan.FromMinutes(2));

        await StartIntentAsync(); // the worker has looked again once this one is sent
        await OutcomeAsync(row => row.Outcome == "sent");

        Assert.Equal(2, _gateway.Calls.Count);
    }

    [Fact]
    public async Task A_code_that_has_run_out_is_not_sent_any_more()
    {
        _gateway.Answer = HttpStatusCode.ServiceUnavailable;
        await StartIntentAsync();
        await Eventually.TrueAsync("tried", () => Task.FromResult(Tried(1)));
        _platform.Clock.Advance(TimeSpan.FromMinutes(6));
        var row = await OutcomeAsync(_ => true);
        var calls = _gateway.Calls.Count;
        _gateway.Answer = HttpStatusCode.OK;

        await StartIntentAsync();
        await OutcomeAsync(other => other.Outcome == "sent");

        Assert.Equal("expired", row.Outcome);
        Assert.Equal(calls + 1, _gateway.Calls.Count);
    }

    [Fact]
    public async Task The_worker_is_told_of_the_conclusion_and_the_trail_of_what_became_of_that()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var trail = await Eventually.SeenAsync("told", async () => await TrailAsync(parties, contract) is var read
            && read.Acts() is [.., { Type: "completion.notified" }] ? read : null); // it may be told before the first look at the trail, or after

        var (view, told) = (await parties.ViewAsync(contract), trail.Acts()[^1]);
        var message = _gateway.Messages.Single(m => m.GetProperty("template").GetString() == "contract-concluded");
        var text = message.GetProperty("text").GetString()!;
        Assert.Equal("13800000001", message.GetProperty("to").GetString());
        Assert.Contains(view.GetProperty("statusAddress").GetString()!, text, StringComparison.Ordinal);
        Assert.Contains("下载并妥善保存", text, StringComparison.Ordinal);
        Assert.DoesNotContain("王", text, StringComparison.Ordinal);
        Assert.Equal(
            ("platform", "sent", view.GetProperty("documentSha256").GetString(), message.GetProperty("id").GetString(), $"G-{message.GetProperty("id").GetGuid():N}"),
            (told.Actor, told.Details["outcome"], told.Details["documentSha256"], told.Details["message"], told.Details["gatewayId"]));
        Assert.Equal(4, told.Details.Count);
        Assert.Null(Trail.Check(trail.Key, trail.Entries));
        Assert.Equal(1, _gateway.Messages.Count(m => m.GetProperty("template").GetString() == "contract-concluded"));
    }

    [Fact]
    public async Task Instances_that_look_at_the_same_moment_send_each_message_once()
    {
        var others = Enumerable.Range(0, 3).Select(_ => AnotherInstance()).ToList();
        await Task.WhenAll(others.Select(worker => worker.StartAsync(TestContext.Current.CancellationToken)));
        var parties = await _platform.PartiesAsync();
        for (var i = 0; i < 8; i++) await StartIntentAsync(parties);

        await Eventually.TrueAsync("all are sent", async () => await RowsAsync() is { Count: 8 } rows && rows.All(row => row.Outcome == "sent"));

        await Task.WhenAll(others.Select(worker => worker.StopAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(8, _gateway.Calls.Count);
        Assert.Equal(8, _gateway.Messages.Count);
        Assert.All(await RowsAsync(), row => Assert.Equal(1, row.Attempts));
    }

    [Fact]
    public async Task Messages_of_an_account_whose_number_is_not_known_are_refused_and_say_so()
    {
        var parties = await _platform.PartiesAsync();
        await WithDbAsync(db => db.Contacts.ExecuteDeleteAsync(TestContext.Current.CancellationToken));

        await StartIntentAsync(parties);

        Assert.Equal("refused", (await OutcomeAsync(_ => true)).Outcome);
        Assert.Empty(_gateway.Calls);
    }

    [Fact]
    public async Task What_was_sent_goes_a_day_after_it_was_of_use_and_what_waits_stays()
    {
        var parties = await _platform.PartiesAsync();
        await parties.ConcludedAsync();
        await Eventually.TrueAsync("all are sent", async () => (await RowsAsync()).All(row => row.Outcome == "sent"));
        _platform.Clock.Advance(TimeSpan.FromHours(25));
        using var worker = new ForgettingWorker(
            _platform.Services.GetRequiredService<IServiceScopeFactory>(), _platform.Clock, NullLogger<ForgettingWorker>.Instance);
        await worker.StartAsync(TestContext.Current.CancellationToken);

        await Eventually.TrueAsync("codes are gone", async () => (await RowsAsync()).All(row => row.IntentId is null));

        Assert.Single(await RowsAsync());
        await worker.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_address_that_codes_would_reach_in_the_clear_stops_the_start() => await Assert.ThrowsAsync<FormatException>(() =>
        InProcessPlatform.StartAsync(new Dictionary<string, string> { ["Platform:Sms:Address"] = "http://gateway.example/send" }));

    private async Task StartIntentAsync(Parties? parties = null)
    {
        parties ??= await _platform.PartiesAsync();
        (await parties.Worker.PostAsync($"{Parties.PathOf(await parties.OfferedAsync())}/intents")).Good();
    }

    /// <summary>Lets the clock run ahead of the pauses, until the gateway was called so often.</summary>
    private bool Tried(int times)
    {
        if (_gateway.Calls.Count >= times) return true;
        _platform.Clock.Advance(TimeSpan.FromMilliseconds(200));
        return false;
    }

    private Task<OutboxRow> OutcomeAsync(Func<OutboxRow, bool> wanted) => Eventually.SeenAsync(
        "the outcome", async () => (await RowsAsync()).FirstOrDefault(row => row.Outcome is not null && wanted(row)));

    private async Task<List<OutboxRow>> RowsAsync()
    {
        List<OutboxRow> rows = [];
        await WithDbAsync(async db => rows = await db.Outbox.AsNoTracking().Where(m => m.Template != Awaited).OrderBy(m => m.Id).ToListAsync(TestContext.Current.CancellationToken));
        return rows;
    }

    private async Task WithDbAsync(Func<LaborContractsDb, Task> act)
    {
        await using var scope = _platform.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<LaborContractsDb>());
    }

    private SmsWorker AnotherInstance() => new(
        _platform.Services.GetRequiredService<IServiceScopeFactory>(), _platform.Services.GetRequiredService<SmsGateway>(),
        _platform.Services.GetRequiredService<MasterKey>(), _platform.Services.GetRequiredService<PlatformSettings>(), _platform.Clock, NullLogger<SmsWorker>.Instance);

    private static async Task<TrailFile> TrailAsync(Parties parties, Guid contract) =>
        TrailFile.Read((await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Body);
}
