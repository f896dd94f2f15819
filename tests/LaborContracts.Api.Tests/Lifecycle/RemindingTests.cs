using System.Net;
using System.Text.Json;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Lifecycle;

/// <summary>An employer has the worker told again that a document waits, once a day.</summary>
public sealed class RemindingTests(InProcessPlatform platform)
{
    [Fact]
    public async Task The_worker_has_a_message_with_the_link_and_the_trail_an_event()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await RemindAsync(parties.Employer, contract)).Status);

        var (view, message) = (await parties.ViewAsync(contract), await parties.MessageAsync(contract));
        var text = message.GetProperty("text").GetString();
        Assert.Contains(view.GetProperty("number").GetString()!, text, StringComparison.Ordinal);
        Assert.Contains(view.GetProperty("statusAddress").GetString()!, text, StringComparison.Ordinal);
        Assert.DoesNotContain("王", text, StringComparison.Ordinal);
        Assert.Equal("offered", view.GetProperty("state").GetString());
        var told = Assert.Single(await RemindersAsync(parties, contract));
        Assert.Equal("employer", told.GetProperty("actor").GetString());
        Assert.Equal(view.GetProperty("documentSha256").GetString(), told.GetProperty("details").GetProperty("documentSha256").GetString());
    }

    [Fact]
    public async Task A_second_reminder_waits_for_the_next_day_and_another_document_does_not()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        var contract = await parties.OfferedAsync();
        (await RemindAsync(parties.Employer, contract)).Good();

        A.Problem(await RemindAsync(parties.Employer, contract), HttpStatusCode.TooManyRequests, "reminder.once-a-day");
        (await RemindAsync(parties.Employer, await parties.OfferedAsync())).Good();
        own.Clock.Advance(TimeSpan.FromDays(1));
        parties = await own.PartiesAsync();
        (await RemindAsync(parties.Employer, contract)).Good();

        Assert.Equal(2, (await RemindersAsync(parties, contract)).Count);
    }

    [Fact]
    public async Task Nobody_is_reminded_of_what_does_not_wait_for_the_worker()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        var (draft, offered) = (await parties.DraftAsync(), await parties.OfferedAsync());

        A.Problem(await RemindAsync(parties.Employer, draft), HttpStatusCode.Conflict, "contract.not-in-this-state");
        A.Problem(await RemindAsync(parties.Employer, await parties.SignedByWorkerAsync()), HttpStatusCode.Conflict, "contract.not-your-turn");
        A.Problem(await RemindAsync(parties.Employer, await parties.ConcludedAsync()), HttpStatusCode.Conflict, "contract.not-in-this-state");
        own.Clock.Advance(TimeSpan.FromDays(31));
        parties = await own.PartiesAsync();
        Assert.Equal(HttpStatusCode.Conflict, (await RemindAsync(parties.Employer, offered)).Status);

        Assert.Empty(await RemindersAsync(parties, offered));
    }

    [Fact]
    public async Task Another_firms_document_is_none_and_a_worker_reminds_nobody()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var seal = await ApiCaller.SignInAsync(platform.CreateClient(), "seal@changshun.example");

        A.Problem(await RemindAsync(await parties.OtherEmployerAsync(), contract), HttpStatusCode.NotFound, "contract.not-found");
        A.Problem(await RemindAsync(parties.Employer, Guid.NewGuid()), HttpStatusCode.NotFound, "contract.not-found");
        A.Problem(await RemindAsync(parties.Worker, contract), HttpStatusCode.Forbidden, "request.forbidden");
        A.Problem(await RemindAsync(seal, contract), HttpStatusCode.Forbidden, "request.forbidden");
    }

    private static Task<ApiAnswer> RemindAsync(ApiCaller caller, Guid contract) => caller.PostAsync($"{Parties.PathOf(contract)}/reminders");

    private static async Task<List<JsonElement>> RemindersAsync(Parties parties, Guid contract)
    {
        var trail = (await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Json;
        return [.. trail.GetProperty("entries").EnumerateArray()
            .Select(entry => JsonElement.Parse(entry.GetProperty("event").GetString()!))
            .Where(told => told.GetProperty("type").GetString() == "signature.reminded")];
    }
}
