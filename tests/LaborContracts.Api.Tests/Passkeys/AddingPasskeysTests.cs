using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using LaborContracts.TestKit.Signing;
using Xunit;

namespace LaborContracts.Api.Tests.Passkeys;

/// <summary>Whose a passkey is rests on how it was added: by whom has the sign-in and the account's phone, which is told of it.</summary>
public sealed class AddingPasskeysTests(InProcessPlatform platform, PlatformWithDomain at) : IClassFixture<PlatformWithDomain>
{
    private const string Path = "/api/v1/me/passkeys";

    [Fact]
    public async Task A_passkey_comes_and_goes_and_the_phone_is_told_of_both()
    {
        var (parties, passkey) = (at.Parties, SoftPasskey.OfRsa());
        var seal = await SealHolderAsync();

        var id = await parties.AddPasskeyAsync(seal, passkey);
        var listed = Assert.Single((await seal.GetAsync(Path)).Good().Json.EnumerateArray());
        Assert.Equal((id, Base64Url.EncodeToString(passkey.Id)), (listed.GetProperty("id").GetGuid(), listed.GetProperty("credentialId").GetString()));
        Assert.Equal("phone", listed.GetProperty("device").GetString());
        var told = await parties.MessageAsync(id);
        Assert.Equal("139****0005", told.GetProperty("phone").GetString());
        Assert.Contains("添加了一个通行密钥", told.GetProperty("text").GetString(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NoContent, (await RemoveAsync(seal, id)).Status);
        Assert.Empty((await seal.GetAsync(Path)).Good().Json.EnumerateArray());
        A.Problem(await RemoveAsync(seal, id), HttpStatusCode.NotFound, "passkey.not-found");
        var messages = (await parties.Anyone.GetAsync("/development/outbox.json")).Good().Json.EnumerateArray()
            .Where(m => m.GetProperty("intentId").GetString() == $"{id}").Select(m => m.GetProperty("text").GetString()!);
        Assert.Contains(messages, text => text.Contains("被移除", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_asked_for_tells_a_device_nothing_of_the_account_but_the_name_that_its_owner_sees()
    {
        var options = (await at.Parties.Worker.PostAsync($"{Path}/challenges")).Good().Json.GetProperty("publicKey");

        Assert.Equal("contracts.example", options.GetProperty("rp").GetProperty("id").GetString());
        Assert.Equal([-7, -257], options.GetProperty("pubKeyCredParams").EnumerateArray().Select(p => p.GetProperty("alg").GetInt32()));
        Assert.Equal("required", options.GetProperty("authenticatorSelection").GetProperty("userVerification").GetString());
        Assert.Contains(
            Base64Url.EncodeToString(at.Passkey.Id),
            options.GetProperty("excludeCredentials").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        var handle = Base64Url.DecodeFromChars(options.GetProperty("user").GetProperty("id").GetString());
        Assert.Equal(32, handle.Length);
        Assert.DoesNotContain("wang", Encoding.Latin1.GetString(handle), StringComparison.Ordinal);
        Assert.Equal(32, Base64Url.DecodeFromChars(options.GetProperty("challenge").GetString()).Length);
    }

    [Fact]
    public async Task A_worker_who_takes_away_the_own_data_gets_the_passkeys_that_there_are_and_were()
    {
        var li = await at.Parties.OtherWorkerAsync();
        var (kept, removed) = (await at.Parties.AddPasskeyAsync(li, SoftPasskey.OnP256()), await at.Parties.AddPasskeyAsync(li, SoftPasskey.OnP256()));
        await RemoveAsync(li, removed);

        var told = (await li.GetAsync("/api/v1/me/data.json")).Good().Json.GetProperty("account").GetProperty("passkeys").EnumerateArray()
            .ToDictionary(p => p.GetProperty("id").GetGuid(), p => p.GetProperty("removedAt").GetString());

        Assert.Null(told[kept]);
        Assert.NotNull(told[removed]);
    }

    [Fact]
    public async Task A_challenge_serves_once()
    {
        var li = await at.Parties.OtherWorkerAsync();
        var made = await at.Parties.MadeAsync(li, SoftPasskey.OnP256());
        (await li.PostAsync(Path, made.DeepClone())).Good();

        A.Problem(await li.PostAsync(Path, made), HttpStatusCode.NotFound, "passkey.challenge-not-found");
    }

    [Fact]
    public async Task A_passkey_that_is_added_already_is_refused_whosever_it_is()
    {
        var li = await at.Parties.OtherWorkerAsync();

        A.Problem(await li.PostAsync(Path, await at.Parties.MadeAsync(li, at.Passkey)), HttpStatusCode.Conflict, "passkey.taken");
    }

    [Fact]
    public async Task Without_the_code_from_the_phone_nothing_is_added_and_after_five_guesses_the_right_one_does_not_count()
    {
        var seal = await SealHolderAsync();
        var made = await at.Parties.MadeAsync(seal, SoftPasskey.OnP256());
        var wrong = made.DeepClone();
        for (var guess = 0; guess < 5; guess++)
        {
            wrong["code"] = $"guess {guess}";
            A.Problem(await seal.PostAsync(Path, wrong.DeepClone()), HttpStatusCode.UnprocessableEntity, "intent.wrong-code");
        }

        A.Problem(await seal.PostAsync(Path, made), HttpStatusCode.TooManyRequests, "intent.too-many-tries");
    }

    [Theory]
    [InlineData("contracts.example", "https://evil.example", true)]
    [InlineData("evil.example", "https://contracts.example", true)]
    [InlineData("contracts.example", "https://contracts.example", false)]
    public async Task A_passkey_made_elsewhere_or_without_its_owner_verified_is_refused(string domain, string origin, bool verifiesOwner)
    {
        await using var own = await PlatformWithDomain.StartAsync();
        var parties = await own.PartiesAsync();
        var made = await parties.MadeAsync(parties.Worker, at.Twisted((domain, origin), verifiesOwner));

        A.Problem(await parties.Worker.PostAsync(Path, made), HttpStatusCode.UnprocessableEntity, "passkey.not-usable");

        Assert.Empty((await parties.Worker.GetAsync(Path)).Good().Json.EnumerateArray());
    }

    [Fact]
    public async Task A_passkey_that_answers_another_challenge_is_refused()
    {
        var li = await at.Parties.OtherWorkerAsync();
        var (first, second) = (await at.Parties.MadeAsync(li, SoftPasskey.OnP256()), await at.Parties.MadeAsync(li, SoftPasskey.OnP256()));
        foreach (var part in (string[])["clientData", "authenticatorData"]) second[part] = first[part]!.DeepClone();

        A.Problem(await li.PostAsync(Path, second), HttpStatusCode.UnprocessableEntity, "passkey.not-usable");
    }

    [Fact]
    public async Task Anothers_challenge_and_anothers_passkey_are_as_if_they_were_not()
    {
        var (worker, li) = (at.Parties.Worker, await at.Parties.OtherWorkerAsync());
        var id = (await worker.GetAsync(Path)).Good().Json[0].GetProperty("id").GetGuid();

        A.Problem(await li.PostAsync(Path, await at.Parties.MadeAsync(worker, SoftPasskey.OnP256())), HttpStatusCode.NotFound, "passkey.challenge-not-found");
        A.Problem(await RemoveAsync(li, id), HttpStatusCode.NotFound, "passkey.not-found");
        Assert.DoesNotContain(id, (await li.GetAsync(Path)).Good().Json.EnumerateArray().Select(p => p.GetProperty("id").GetGuid()));
    }

    [Fact]
    public async Task After_five_minutes_a_challenge_is_over_and_of_six_at_once_the_last_is_refused()
    {
        await using var own = await PlatformWithDomain.StartAsync();
        var parties = await own.PartiesAsync();
        var made = await parties.MadeAsync(parties.Worker, SoftPasskey.OnP256());
        for (var more = 0; more < 4; more++) (await parties.Worker.PostAsync($"{Path}/challenges")).Good();
        A.Problem(await parties.Worker.PostAsync($"{Path}/challenges"), HttpStatusCode.TooManyRequests, "intent.too-many");

        own.Clock.Advance(TimeSpan.FromMinutes(5));

        A.Problem(await parties.Worker.PostAsync(Path, made), HttpStatusCode.UnprocessableEntity, "intent.expired");
        (await parties.Worker.PostAsync($"{Path}/challenges")).Good();
    }

    [Fact]
    public async Task An_account_has_ten_at_most()
    {
        await using var own = await PlatformWithDomain.StartAsync();
        var parties = await own.PartiesAsync();
        for (var passkey = 0; passkey < 10; passkey++) await parties.AddPasskeyAsync(parties.Worker, SoftPasskey.OnP256());

        A.Problem(await parties.Worker.PostAsync($"{Path}/challenges"), HttpStatusCode.Conflict, "passkey.too-many");
    }

    [Fact]
    public async Task At_an_address_in_numbers_there_are_no_passkeys_and_that_is_said()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();

        A.Problem(await parties.Worker.PostAsync($"{Path}/challenges"), HttpStatusCode.UnprocessableEntity, "passkey.no-domain");
        A.Problem(
            await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/intents", new JsonObject { ["method"] = "passkey" }),
            HttpStatusCode.UnprocessableEntity, "passkey.no-domain");
    }

    private Task<ApiCaller> SealHolderAsync() => ApiCaller.SignInAsync(at.Platform.CreateClient(), "seal@changshun.example");

    private static Task<ApiAnswer> RemoveAsync(ApiCaller caller, Guid id) => caller.SendAsync(HttpMethod.Delete, $"{Path}/{id}");
}
