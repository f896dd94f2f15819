using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Intents;
using LaborContracts.Ledger.Trails;
using LaborContracts.TestKit.Platform;
using LaborContracts.TestKit.Signing;
using Xunit;

namespace LaborContracts.Api.Tests.Passkeys;

/// <summary>A signer's own device proves the will to sign; what is not exactly its answer to this intent proves nothing.</summary>
public sealed class SigningByPasskeyTests(PlatformWithDomain at) : IClassFixture<PlatformWithDomain>
{
    private readonly Parties _parties = at.Parties;

    [Fact]
    public async Task The_worker_signs_with_a_passkey_without_a_code_and_its_answer_is_kept_for_anyone_to_judge()
    {
        var contract = await _parties.OfferedAsync();
        var intent = await Parties.AskedIntentAsync(_parties.Worker, contract);
        Assert.Equal("contracts.example", intent.GetProperty("passkey").GetProperty("rpId").GetString());
        Assert.Equal("required", intent.GetProperty("passkey").GetProperty("userVerification").GetString());
        await Assert.ThrowsAsync<InvalidOperationException>(() => _parties.MessageAsync(intent.GetProperty("id").GetGuid())); // nothing was sent

        (await SignAsync(contract, Parties.Answered(intent, at.Passkey))).Good();
        await _parties.InStateAsync(contract, "signedByWorker");

        var (key, told) = await ProvenAsync(contract);
        var proven = PasskeyIntent.TryRead(Assert.Single(told))!;
        Assert.Equal(intent.GetProperty("nonce").GetString(), proven.Nonce.ToString());
        Assert.Null(proven.Check(key, PlatformWithDomain.Party));
        Assert.Equal("wang@worker.example", told[0].Details["account"]);
    }

    [Fact]
    public async Task A_seal_holder_proves_the_will_to_seal_with_a_passkey()
    {
        var passkey = SoftPasskey.OfRsa();
        await _parties.AddPasskeyAsync(_parties.Employer, passkey);
        var contract = await _parties.SignedByWorkerAsync();

        var intent = await Parties.AskedIntentAsync(_parties.Employer, contract);
        (await _parties.Employer.PostAsync($"{Parties.PathOf(contract)}/signatures", Parties.Answered(intent, passkey))).Good();
        await _parties.InStateAsync(contract, "concluded");

        var (key, told) = await ProvenAsync(contract);
        Assert.Equal(["one-time-code", "passkey"], told.Select(t => t.Details["method"]));
        Assert.Null(PasskeyIntent.TryRead(told[1])!.Check(key, PlatformWithDomain.Party));
    }

    [Theory]
    [InlineData("another document")]
    [InlineData("another role")]
    [InlineData("another nonce")]
    [InlineData("without its owner verified")]
    [InlineData("from another origin")]
    [InlineData("of another relying party")]
    [InlineData("of another account")]
    [InlineData("of nobody")]
    [InlineData("removed")]
    [InlineData("no answer")]
    public async Task An_answer_that_is_not_this_passkeys_to_this_intent_signs_nothing(string twist)
    {
        var contract = await _parties.OfferedAsync();
        var intent = await Parties.AskedIntentAsync(_parties.Worker, contract);

        A.Problem(await SignAsync(contract, await TwistedAsync(twist, contract, intent)), HttpStatusCode.UnprocessableEntity, "intent.wrong-passkey");

        Assert.Equal("offered", (await _parties.ViewAsync(contract)).GetProperty("state").GetString());
        Assert.Empty((await ProvenAsync(contract)).Told);
        (await SignAsync(contract, Parties.Answered(intent, at.Passkey))).Good();
        await _parties.InStateAsync(contract, "signedByWorker");
    }

    [Fact]
    public async Task A_used_answer_makes_no_second_signature_and_proves_no_other_intent()
    {
        var contract = await _parties.OfferedAsync();
        var used = Parties.Answered(await Parties.AskedIntentAsync(_parties.Worker, contract), at.Passkey);
        (await SignAsync(contract, used.DeepClone())).Good();
        await _parties.InStateAsync(contract, "signedByWorker");
        var signed = await _parties.DocumentAsync(contract);

        (await SignAsync(contract, used.DeepClone())).Good();
        var next = await _parties.OfferedAsync();
        used["intentId"] = (await Parties.AskedIntentAsync(_parties.Worker, next)).GetProperty("id").GetGuid();
        A.Problem(await SignAsync(next, used), HttpStatusCode.UnprocessableEntity, "intent.wrong-passkey");

        Assert.Equal(signed, await _parties.DocumentAsync(contract));
        Assert.Single((await ProvenAsync(contract)).Told);
    }

    [Fact]
    public async Task Wrong_answers_count_like_wrong_codes_and_then_the_right_one_does_not_count()
    {
        var contract = await _parties.OfferedAsync();
        var intent = await Parties.AskedIntentAsync(_parties.Worker, contract);
        for (var wrong = 0; wrong < 5; wrong++)
            A.Problem(
                await SignAsync(contract, Parties.Answered(intent, at.Passkey, new byte[32])), HttpStatusCode.UnprocessableEntity, "intent.wrong-passkey");

        A.Problem(
            await SignAsync(contract, Parties.Answered(intent, at.Passkey)), HttpStatusCode.TooManyRequests, "intent.too-many-tries");
    }

    [Fact]
    public async Task What_was_asked_for_is_what_proves_it()
    {
        var contract = await _parties.OfferedAsync();
        var byPasskey = await Parties.AskedIntentAsync(_parties.Worker, contract);
        var byCode = await _parties.ProvenIntentAsync(_parties.Worker, contract);

        A.Problem(
            await SignAsync(contract, new JsonObject { ["intentId"] = byPasskey.GetProperty("id").GetGuid(), ["code"] = (string?)byCode["code"] }),
            HttpStatusCode.UnprocessableEntity, "intent.wrong-passkey");
        byCode["code"] = null;
        byCode["passkey"] = Parties.Answered(byPasskey, at.Passkey)["passkey"]!.DeepClone();
        A.Problem(await SignAsync(contract, byCode), HttpStatusCode.UnprocessableEntity, "intent.wrong-code");
    }

    [Fact]
    public async Task Bytes_that_are_no_base64url_and_methods_that_there_are_not_are_malformed()
    {
        var contract = await _parties.OfferedAsync();
        var answer = Parties.Answered(await Parties.AskedIntentAsync(_parties.Worker, contract), at.Passkey);
        foreach (var malformed in (string[])["+/==", "a", new('A', 8192)])
        {
            answer["passkey"]!["signature"] = malformed;
            A.Problem(await SignAsync(contract, answer.DeepClone()), HttpStatusCode.BadRequest, "request.malformed");
        }

        foreach (var method in (JsonNode[])["face", 1])
            A.Problem(
                await _parties.Worker.PostAsync($"{Parties.PathOf(contract)}/intents", new JsonObject { ["method"] = method.DeepClone() }),
                HttpStatusCode.BadRequest, "request.malformed");
    }

    [Fact]
    public async Task Who_has_no_passkey_cannot_be_asked_for_one()
    {
        var contract = await _parties.OfferedAsync();
        var chen = await ApiCaller.SignInAsync(at.Platform.CreateClient(), "seal@changshun.example");
        (await _parties.SignAsync(_parties.Worker, contract)).Good();
        await _parties.InStateAsync(contract, "signedByWorker");

        A.Problem(
            await chen.PostAsync($"{Parties.PathOf(contract)}/intents", new JsonObject { ["method"] = "passkey" }),
            HttpStatusCode.Conflict, "passkey.none");
    }

    [Fact]
    public async Task After_five_minutes_the_answer_comes_too_late()
    {
        await using var own = await PlatformWithDomain.StartAsync();
        var parties = await own.PartiesAsync();
        await parties.AddPasskeyAsync(parties.Worker, at.Passkey);
        var contract = await parties.OfferedAsync();
        var intent = await Parties.AskedIntentAsync(parties.Worker, contract);
        own.Clock.Advance(TimeSpan.FromMinutes(5));

        A.Problem(
            await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/signatures", Parties.Answered(intent, at.Passkey)),
            HttpStatusCode.UnprocessableEntity, "intent.expired");
    }

    private Task<ApiAnswer> SignAsync(Guid contract, JsonNode answer) =>
        _parties.Worker.PostAsync($"{Parties.PathOf(contract)}/signatures", answer);

    private async Task<JsonObject> TwistedAsync(string twist, Guid contract, JsonElement intent)
    {
        switch (twist)
        {
            case "another document":
                return Parties.Answered(intent, at.Passkey, ChallengeOf(await Parties.AskedIntentAsync(_parties.Worker, await _parties.OfferedAsync())));
            case "another role":
                var key = (await ProvenAsync(contract)).Key;
                var asEmployer = IntentChallenge.Of(
                    key, 2, Bytes32.Parse($"0x{intent.GetProperty("documentSha256")}"), Bytes32.Parse(intent.GetProperty("nonce").GetString()!));
                return Parties.Answered(intent, at.Passkey, asEmployer.ToArray());
            case "another nonce":
                return Parties.Answered(intent, at.Passkey, ChallengeOf(await Parties.AskedIntentAsync(_parties.Worker, contract)));
            case "without its owner verified":
                return Parties.Answered(intent, at.Twisted(verifiesOwner: false));
            case "from another origin":
                return Parties.Answered(intent, at.Twisted(("contracts.example", "https://evil.contracts.example")));
            case "of another relying party":
                return Parties.Answered(intent, at.Twisted(("evil.example", "https://contracts.example")));
            case "of another account":
                var others = SoftPasskey.OnP256();
                await _parties.AddPasskeyAsync(await _parties.OtherWorkerAsync(), others);
                return Parties.Answered(intent, others);
            case "of nobody":
                return Parties.Answered(intent, SoftPasskey.OnP256());
            case "removed":
                var removed = SoftPasskey.OnP256();
                var id = await _parties.AddPasskeyAsync(_parties.Worker, removed);
                (await _parties.Worker.SendAsync(HttpMethod.Delete, $"/api/v1/me/passkeys/{id}")).Good();
                return Parties.Answered(intent, removed);
            case "no answer":
                return new() { ["intentId"] = intent.GetProperty("id").GetGuid() };
            default:
                throw new ArgumentOutOfRangeException(nameof(twist), twist, "No such twist.");
        }
    }

    private static byte[] ChallengeOf(JsonElement intent) => Bytes32.Parse(intent.GetProperty("challenge").GetString()!).ToArray();

    /// <summary>The contract's key, and the proven intents in its trail.</summary>
    private async Task<(Bytes32 Key, IReadOnlyList<TrailEvent> Told)> ProvenAsync(Guid contract)
    {
        var trail = TrailFile.Read((await _parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Body);
        return (trail.Key, [.. trail.Entries.Select(e => TrailEvent.TryRead(e.Event!.Value)!).Where(told => told.Type == TrailEventType.IntentProven)]);
    }
}
