using System.Net;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>The platform is killed between handing a message to the gateway and knowing what became of it.</summary>
public sealed class KilledWhileSendingTests
{
    [Fact]
    public async Task A_message_in_the_gateways_hands_is_sent_again_under_its_id_and_is_in_no_log()
    {
        await using var gateway = new SmsDesk { Answer = null, Unnoticed = "signing-awaited" };
        await using var platform = new PlatformProcess(new Uri("http://127.0.0.1:1"), 320400); // no chain is needed
        (string, string)[] settings = [("Sms:Address", gateway.Url.ToString()), ("Sms:Timeout", "00:00:03")];
        await platform.StartAsync(settings);
        var parties = await Parties.SignInAsync(platform.Http);
        var contract = await parties.OfferedAsync();
        (await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/intents")).Good();
        await Eventually.TrueAsync("the gateway has it", () => Task.FromResult(gateway.Calls.Count > 0));

        await platform.KillAsync();
        gateway.Answer = HttpStatusCode.OK;
        await platform.StartAsync(settings);
        await Eventually.TrueAsync("it comes again", () => Task.FromResult(gateway.Calls.Count > 1));

        var message = Assert.Single(gateway.Messages);
        var intent = (await parties.Anyone.GetAsync("/development/outbox.json")).Good().Json[0];
        Assert.Equal(intent.GetProperty("code").GetString(), message.GetProperty("parameters").GetProperty("code").GetString());
        gateway.Answer = HttpStatusCode.UnprocessableEntity;
        (await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/intents")).Good();
        await Eventually.TrueAsync("it is said that one was refused", async () => (await platform.LogAsync()).Contains("is refused: 422", StringComparison.Ordinal));
        var log = await platform.LogAsync();
        Assert.All(gateway.Messages, sent =>
        {
            Assert.DoesNotContain(sent.GetProperty("to").GetString()!, log, StringComparison.Ordinal);
            Assert.DoesNotMatch($@"\b{sent.GetProperty("parameters").GetProperty("code").GetString()}\b", log);
        });
    }
}
