using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Storage;
using LaborContracts.TestKit.Platform;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Webhooks;

/// <summary>Messages as a program of the employer's gets them, over HTTP, from a platform whose clock is in the test's hands.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private const string Path = "/api/v1/webhooks";
    private static readonly string[] Everything =
    [
        "contract.offered", "contract.signed", "contract.concluded", "contract.anchored", "contract.declined", "contract.lapsed", "batch.finished",
    ];

    private InProcessPlatform _platform = null!;
    private Parties _parties = null!;
    private Receiver _receiver = null!;

    public async ValueTask InitializeAsync()
    {
        _platform = await InProcessPlatform.StartAsync();
        _parties = await _platform.PartiesAsync();
        _receiver = Receiver.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await _receiver.DisposeAsync();
        await _platform.DisposeAsync();
    }

    [Fact]
    public async Task A_contracts_way_is_told_with_ids_and_states_alone()
    {
        var secret = SecretOf(await SubscribedAsync(Everything));
        var contract = await _parties.ConcludedAsync();

        await DeliveredAsync(4);

        Assert.Equal(
            [("contract.concluded", "concluded"), ("contract.offered", "offered"), ("contract.signed", "concluded"), ("contract.signed", "signedByWorker")],
            _receiver.Messages.Select(m => (m.Type, m.Json.GetProperty("data").GetProperty("state").GetString()!)).Order());
        Assert.All(_receiver.Messages, message =>
        {
            Assert.True(Receiver.IsSigned(message, secret));
            Assert.Equal("application/json", message.ContentType);
            Assert.Equal(["type", "timestamp", "data"], message.Json.EnumerateObject().Select(member => member.Name));
            Assert.Equal(["contractId", "state"], message.Json.GetProperty("data").EnumerateObject().Select(member => member.Name));
            Assert.Equal(contract, message.Json.GetProperty("data").GetProperty("contractId").GetGuid());
            Assert.InRange(message.At, TestClock.Beginning, _platform.Clock.GetUtcNow());
        });
        Assert.Equal(4, _receiver.Messages.Select(message => message.Id).Distinct().Count());
    }

    [Fact]
    public async Task Only_what_was_subscribed_to_is_told_and_only_to_the_employer_concerned()
    {
        await SubscribedAsync("contract.declined");
        await using var others = Receiver.Start();
        await SubscribedAsync(await _parties.OtherEmployerAsync(), others, Everything);
        var contract = await _parties.OfferedAsync();

        (await _parties.Worker.PostAsync($"{Parties.PathOf(contract)}/decline", new JsonObject { ["reason"] = "另有安排" })).Good();
        await DeliveredAsync(1);

        Assert.Equal("contract.declined", Assert.Single(_receiver.Messages).Type);
        Assert.Empty(others.Messages);
    }

    [Fact]
    public async Task An_upload_that_is_finished_is_told()
    {
        await SubscribedAsync("batch.finished");
        var view = await Upload.CheckedAsync(_parties.Employer, Upload.Csv(1));
        (await Upload.ConfirmAsync(_parties.Employer, view)).Good();

        await DeliveredAsync(1);

        var data = Assert.Single(_receiver.Messages).Json.GetProperty("data");
        Assert.Equal((view.GetProperty("id").GetGuid(), "finished"), (data.GetProperty("batchId").GetGuid(), data.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task After_an_exchange_both_secrets_sign_for_a_day()
    {
        var webhook = await SubscribedAsync("contract.offered");
        var before = SecretOf(webhook);
        var after = SecretOf((await _parties.Employer.PostAsync($"{PathOf(webhook)}/secret")).Good().Json);

        await _parties.OfferedAsync();
        await DeliveredAsync(1);
        _platform.Clock.Advance(TimeSpan.FromHours(25));
        _parties = await _platform.PartiesAsync();
        await _parties.OfferedAsync();
        await DeliveredAsync(2);

        Assert.NotEqual(before, after);
        Assert.Equal([true, true], _receiver.Messages.Select(message => Receiver.IsSigned(message, after)));
        Assert.Equal([true, false], _receiver.Messages.Select(message => Receiver.IsSigned(message, before)));
    }

    [Fact]
    public async Task What_was_not_taken_comes_again_later_with_the_same_id_and_body()
    {
        var webhook = await SubscribedAsync("contract.offered");
        _receiver.Status = 500;
        await _parties.OfferedAsync();
        await DeliveredAsync(1);
        await LoggedAsync(webhook, d => d.GetProperty("lastStatus").ValueKind == JsonValueKind.Number && d.GetProperty("lastStatus").GetInt32() == 500);
        var pending = (await LogAsync(webhook)).Single();
        Assert.Equal("webhook.answered-otherwise", pending.GetProperty("lastProblem").GetProperty("code").GetString());

        _receiver.Status = 200;
        _platform.Clock.Advance(TimeSpan.FromSeconds(6));
        await DeliveredAsync(2);
        await LoggedAsync(webhook, d => d.GetProperty("deliveredAt").ValueKind == JsonValueKind.String);

        var (first, second) = (_receiver.Messages[0], _receiver.Messages[1]);
        Assert.Equal((first.Id, Convert.ToHexString(first.Body)), (second.Id, Convert.ToHexString(second.Body)));
        Assert.True(Receiver.IsSigned(second, SecretOf(webhook)));
    }

    [Fact]
    public async Task What_is_not_taken_for_days_disables_the_webhook_and_says_so()
    {
        var webhook = await SubscribedAsync("contract.offered");
        _receiver.Status = 503;
        await _parties.OfferedAsync();
        for (var attempts = 1; attempts <= 10; attempts++)
        {
            var seen = attempts;
            await LoggedAsync(webhook, d => d.GetProperty("attempts").GetInt32() == seen && d.GetProperty("lastStatus").ValueKind == JsonValueKind.Number);
            await DeliveredAsync(attempts);
            _platform.Clock.Advance(TimeSpan.FromHours(24));
            _parties = await _platform.PartiesAsync();
        }

        await DisabledAsync(webhook, "webhook.never-delivered");
        Assert.Equal(JsonValueKind.Null, (await LogAsync(webhook)).Single().GetProperty("nextAttemptAt").ValueKind);
        _receiver.Status = 200;
        await _parties.OfferedAsync();
        Assert.Single(await LogAsync(webhook)); // nothing is noted for it any more

        (await _parties.Employer.PostAsync($"{PathOf(webhook)}/enable")).Good();
        var message = (await LogAsync(webhook)).Single().GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.Accepted, (await _parties.Employer.PostAsync($"{PathOf(webhook)}/redeliveries", new JsonObject { ["delivery"] = message })).Status);
        await DeliveredAsync(11);
        Assert.Single(_receiver.Messages.Select(m => m.Id).Distinct());
    }

    [Fact]
    public async Task Many_slow_receivers_of_one_employer_do_not_hold_up_anothers()
    {
        await using var others = Receiver.Start();
        var (release, slowBefore) = (new TaskCompletionSource(), 0);
        _receiver.BeforeAnswering = () => release.Task;
        others.BeforeAnswering = () =>
        {
            slowBefore = _receiver.Messages.Count;
            return Task.CompletedTask;
        };
        for (var i = 0; i < 8; i++) await SubscribedAsync("contract.offered");
        var webhook = await SubscribedAsync(await _parties.OtherEmployerAsync(), others, "contract.offered");
        await _parties.OfferedAsync();
        await DeliveredAsync(2);

        await using (var scope = _platform.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<LaborContractsDb>();
            db.WebhookDeliveries.Add(new()
            {
                Id = Guid.CreateVersion7(), WebhookId = webhook.GetProperty("id").GetGuid(), Type = "contract.offered", Subject = Guid.CreateVersion7(),
                SubjectState = "offered", At = _platform.Clock.GetUtcNow(), NextAttemptAt = _platform.Clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        release.SetResult();

        await DeliveredAsync(8);
        Assert.Single(others.Messages);
        Assert.InRange(slowBefore, 2, 4); // two of a round that had begun, and two beside its own
    }

    [Fact]
    public async Task A_receiver_that_is_gone_is_not_called_again()
    {
        var webhook = await SubscribedAsync("contract.offered");
        _receiver.Status = 410;

        await _parties.OfferedAsync();

        await DisabledAsync(webhook, "webhook.gone");
        Assert.Single(_receiver.Messages);
    }

    [Fact]
    public async Task A_webhook_is_listed_without_its_secret_and_deleted_with_its_log()
    {
        var webhook = await SubscribedAsync("contract.offered");

        var listed = (await ListAsync()).Single();
        Assert.Equal((_receiver.Address, JsonValueKind.Null), (listed.GetProperty("address").GetString(), listed.GetProperty("secret").ValueKind));
        (await _parties.Employer.SendAsync(HttpMethod.Delete, PathOf(webhook))).Good();

        Assert.Empty(await ListAsync());
        A.Problem(await _parties.Employer.GetAsync($"{PathOf(webhook)}/deliveries"), HttpStatusCode.NotFound, "webhook.not-found");
        await _parties.OfferedAsync();
        Assert.Empty(_receiver.Messages);
    }

    [Theory]
    [InlineData("ftp://a.example/", "contract.offered", "address")]
    [InlineData("/hook", "contract.offered", "address")]
    [InlineData("https://a.example/#b", "contract.offered", "address")]
    [InlineData("https://a.example/", "contract.read", "events")]
    public async Task What_is_no_subscription_is_refused(string address, string type, string field) => A.FieldProblem(
        await _parties.Employer.PostAsync(Path, new JsonObject { ["address"] = address, ["events"] = new JsonArray(type) }), field);

    private Task<JsonElement> SubscribedAsync(params string[] events) => SubscribedAsync(_parties.Employer, _receiver, events);

    private static async Task<JsonElement> SubscribedAsync(ApiCaller employer, Receiver receiver, params string[] events) =>
        (await employer.PostAsync(Path, new JsonObject
        {
            ["address"] = receiver.Address, ["events"] = new JsonArray([.. events.Select(type => (JsonNode?)type)]),
        })).Good().Json;

    private Task DeliveredAsync(int messages) =>
        Eventually.TrueAsync($"{messages} messages", () => Task.FromResult(_receiver.Messages.Count >= messages));

    private Task LoggedAsync(JsonElement webhook, Func<JsonElement, bool> wanted) =>
        Eventually.TrueAsync("the log says so", async () => (await LogAsync(webhook)).Any(wanted));

    private Task DisabledAsync(JsonElement webhook, string code) => Eventually.TrueAsync($"disabled, {code}", async () =>
        (await ListAsync()).Single(w => w.GetProperty("id").GetGuid() == webhook.GetProperty("id").GetGuid()).GetProperty("disabledFor") is
            { ValueKind: JsonValueKind.Object } problem && problem.GetProperty("code").GetString() == code);

    private async Task<JsonElement[]> LogAsync(JsonElement webhook) =>
        [.. (await _parties.Employer.GetAsync($"{PathOf(webhook)}/deliveries")).Good().Json.GetProperty("deliveries").EnumerateArray()];

    private async Task<JsonElement[]> ListAsync() =>
        [.. (await _parties.Employer.GetAsync(Path)).Good().Json.GetProperty("webhooks").EnumerateArray()];

    private static string PathOf(JsonElement webhook) => $"{Path}/{webhook.GetProperty("id").GetGuid()}";

    private static string SecretOf(JsonElement webhook) => webhook.GetProperty("secret").GetString()!;
}
