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
    public async Task After_twenty_wrong_codes_on_a_contract_there_are_no_new_ones_for_the_day()
    {
        await using var platform = await InProcessPlatform.StartAsync();
        var parties = await platform.PartiesAsync();
        var path = Parties.PathOf(await parties.OfferedAsync());
        for (var intents = 0; intents < 4; intents++) await GuessFiveTimesAsync(parties.Worker, path);
        platform.Clock.Advance(TimeSpan.FromMinutes(11));

        A.Problem(
            await parties.Worker.PostAsync($"{path}/intents"), HttpStatusCode.TooManyRequests, "intent.too-many-wrong-codes");
        (await parties.SignAsync(parties.Worker, await parties.OfferedAsync())).Good();
        platform.Clock.Advance(TimeSpan.FromDays(1));
        (await (await platform.PartiesAsync()).Worker.PostAsync($"{path}/intents")).Good();
    }

    private static async Task GuessFiveTimesAsync(ApiCaller signer, string path)
    {
        var intent = (await signer.PostAsync($"{path}/intents")).Good().Json.GetProperty("id").GetGuid();
        for (var guess = 0; guess < 5; guess++)
            A.Problem(
                await signer.PostAsync($"{path}/signatures", new JsonObject { ["intentId"] = intent, ["code"] = $"guess {guess}" }),
                HttpStatusCode.UnprocessableEntity, "intent.wrong-code");
    }
}
