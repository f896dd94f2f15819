using System.Net;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Signing;

/// <summary>Somebody with a signer's token, and not the signer's phone, has all the time of an offer to guess.</summary>
public sealed class GuessingTests
{
    [Fact]
    public async Task Wrong_codes_of_a_phone_count_together_over_all_contracts_for_the_day_and_then_the_right_one_does_not_count()
    {
        await using var platform = await StartAsync(("WrongOfAPhone", "12"));
        var parties = await platform.PartiesAsync();
        for (var contract = 0; contract < 2; contract++) await GuessAsync(parties.Worker, await parties.OfferedAsync(), 5);
        var third = await parties.OfferedAsync();
        await GuessAsync(parties.Worker, third, 2);

        var fourth = await parties.OfferedAsync();
        var right = await parties.ProvenIntentAsync(parties.Worker, fourth);
        var wrong = right.DeepClone();
        wrong["code"] = "guess";
        foreach (var asked in (JsonNode[])[right, wrong])
            A.Problem(await parties.Worker.PostAsync($"{Parties.PathOf(fourth)}/signatures", asked), HttpStatusCode.TooManyRequests, "intent.too-many-tries");

        platform.Clock.Advance(TimeSpan.FromDays(1));
        (await parties.SignAsync((await platform.PartiesAsync()).Worker, fourth)).Good();
    }

    [Fact]
    public async Task Right_codes_do_not_use_up_the_days_tries()
    {
        await using var platform = await StartAsync(("WrongOfAPhone", "2"), ("WrongFromAnAddress", "2"));
        var parties = await platform.PartiesAsync();

        for (var contract = 0; contract < 3; contract++) await parties.SignedByWorkerAsync();
    }

    [Fact]
    public async Task Wrong_codes_from_an_address_count_together_whoever_signs_and_other_addresses_go_on()
    {
        await using var platform = await StartAsync(("WrongFromAnAddress", "3"));
        var parties = await platform.PartiesAsync();
        await GuessAsync(parties.Worker, await parties.OfferedAsync(), 3, From("203.0.113.7"));
        var contract = await parties.OfferedAsync();
        var right = await parties.ProvenIntentAsync(parties.Worker, contract);
        var path = $"{Parties.PathOf(contract)}/signatures";

        A.Problem(
            await parties.Worker.PostAsync(path, right.DeepClone(), From("203.0.113.7")), HttpStatusCode.TooManyRequests, "intent.too-many-tries");
        (await parties.Worker.PostAsync(path, right, From("203.0.113.8"))).Good();
    }

    [Fact]
    public async Task All_addresses_of_one_subscriber_count_as_one()
    {
        await using var platform = await StartAsync(("SentForAnAddress", "2"));
        var parties = await platform.PartiesAsync();
        foreach (var address in (string[])["2001:db8:0:1::1", "2001:db8:0:1:ffff::2"])
            (await parties.Worker.PostAsync(await IntentsAsync(parties), null, From(address))).Good();

        A.Problem(
            await parties.Worker.PostAsync(await IntentsAsync(parties), null, From("2001:db8:0:1:a::3")), HttpStatusCode.TooManyRequests, "intent.too-many");
        (await parties.Worker.PostAsync(await IntentsAsync(parties), null, From("2001:db8:0:2::1"))).Good();
    }

    [Fact]
    public async Task Codes_sent_to_a_phone_are_limited_by_the_day_even_when_asked_for_at_once()
    {
        await using var platform = await StartAsync(("SentToAPhone", "3"));
        var parties = await platform.PartiesAsync();
        var paths = new List<string>();
        for (var contract = 0; contract < 8; contract++) paths.Add(await IntentsAsync(parties));

        var answers = await Task.WhenAll(paths.Select(path => parties.Worker.PostAsync(path)));

        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Created));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a => A.Problem(a, HttpStatusCode.TooManyRequests, "intent.too-many"));
        platform.Clock.Advance(TimeSpan.FromDays(1));
        (await (await platform.PartiesAsync()).Worker.PostAsync(paths[0])).Good();
    }

    private static Task<InProcessPlatform> StartAsync(params (string Name, string Value)[] limits)
    {
        var settings = limits.ToDictionary(limit => $"Platform:Codes:{limit.Name}", limit => limit.Value);
        settings["ForwardedHeaders_Enabled"] = "true"; // a test has no address of its own
        return InProcessPlatform.StartAsync(settings);
    }

    private static (string Name, string Value) From(string address) => ("X-Forwarded-For", address);

    private static async Task<string> IntentsAsync(Parties parties) => $"{Parties.PathOf(await parties.OfferedAsync())}/intents";

    private static async Task GuessAsync(ApiCaller signer, Guid contract, int times, params (string Name, string Value)[] headers)
    {
        var path = Parties.PathOf(contract);
        var intent = (await signer.PostAsync($"{path}/intents")).Good().Json.GetProperty("id").GetGuid();
        for (var guess = 0; guess < times; guess++)
            A.Problem(
                await signer.PostAsync($"{path}/signatures", new JsonObject { ["intentId"] = intent, ["code"] = $"guess {guess}" }, headers),
                HttpStatusCode.UnprocessableEntity, "intent.wrong-code");
    }
}
