using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Signatures.Authorities;
using LaborContracts.TestKit;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Signing;

public sealed class SigningTests(InProcessPlatform platform)
{
    [Fact]
    public async Task The_worker_signs_the_employer_seals_and_the_contract_waits_for_the_chain()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();

        var report = (await parties.Anyone.VerifyAsync(await parties.DocumentAsync(contract))).Good().Json;

        Assert.Equal("PENDING", report.GetProperty("verdict").GetString());
        Assert.Equal(
            ["worker TOTAL-PASSED", "employer TOTAL-PASSED"],
            report.GetProperty("signatures").EnumerateArray().Select(s => $"{s.GetProperty("role")} {s.GetProperty("indication")}"));
        A.Problem(
            await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/proof.json"),
            HttpStatusCode.Conflict, "proof.not-anchored");
    }

    [Theory] // the object identifiers of RSA and of SM2 with their digests, as DER stands in the file
    [InlineData("rsa", "06092A864886F70D01010B")]
    [InlineData("sm2", "06082A811CCF55018375")]
    public async Task A_deployment_with_another_profile_signs_by_it_alone_and_its_contracts_pass(string profile, string algorithm)
    {
        await using var own = await InProcessPlatform.StartAsync(new Dictionary<string, string> { ["Platform:Signatures:Profile"] = profile });
        var parties = await own.PartiesAsync();
        var document = await parties.DocumentAsync(await parties.ConcludedAsync());

        var report = (await parties.Anyone.VerifyAsync(document)).Good().Json;

        Assert.Equal(
            ["worker TOTAL-PASSED", "employer TOTAL-PASSED"],
            report.GetProperty("signatures").EnumerateArray().Select(s => $"{s.GetProperty("role")} {s.GetProperty("indication")}"));
        var text = System.Text.Encoding.Latin1.GetString(document);
        Assert.Contains(algorithm, text, StringComparison.Ordinal);
        Assert.DoesNotContain("06082A8648CE3D040302", text, StringComparison.Ordinal); // ECDSA, in certificate or token
    }

    [Fact]
    public async Task The_employer_does_not_seal_before_the_worker_has_signed()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();

        A.Problem(
            await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/intents"),
            HttpStatusCode.Conflict, "contract.not-your-turn");
    }

    [Fact]
    public async Task A_second_signature_by_the_same_party_is_refused()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.SignedByWorkerAsync();

        A.Problem(
            await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/intents"),
            HttpStatusCode.Conflict, "contract.not-your-turn");
    }

    [Fact]
    public async Task Signing_again_with_the_same_intent_changes_nothing()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var path = $"{Parties.PathOf(contract)}/signatures";
        var intent = await parties.ProvenIntentAsync(parties.Worker, contract);
        (await parties.Worker.PostAsync(path, intent)).Good();
        await parties.InStateAsync(contract, "signedByWorker");
        var signed = await parties.DocumentAsync(contract);

        var again = (await parties.Worker.PostAsync(path, intent)).Good();

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal("signedByWorker", again.Json.GetProperty("state").GetString());
        Assert.Equal(signed, await parties.DocumentAsync(contract));
    }

    [Fact]
    public async Task The_workers_certificate_is_for_this_intent_and_no_other()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var started = (await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/intents")).Good().Json;
        (await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/signatures", await parties.ProveAsync(started))).Good();
        await parties.InStateAsync(contract, "signedByWorker");

        // The certificate stands in the signature's hexadecimal: extension 2.999.3161.2, an OCTET STRING in one.
        var challenge = started.GetProperty("challenge").GetString()![2..].ToUpperInvariant();
        Assert.Contains(
            $"04220420{challenge}", Encoding.Latin1.GetString(await parties.DocumentAsync(contract)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_code_sent_many_times_at_once_makes_one_signature()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var intent = await parties.ProvenIntentAsync(parties.Worker, contract);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            parties.Worker.PostAsync($"{Parties.PathOf(contract)}/signatures", intent.DeepClone())));

        await parties.InStateAsync(contract, "signedByWorker");
        Assert.All(answers, a => Assert.Contains(
            a.Status, (HttpStatusCode[])[HttpStatusCode.OK, HttpStatusCode.Accepted, HttpStatusCode.Conflict]));
        var report = (await parties.Anyone.VerifyAsync(await parties.DocumentAsync(contract))).Good().Json;
        Assert.Single(report.GetProperty("signatures").EnumerateArray());
    }

    [Fact]
    public async Task An_intent_over_an_older_revision_is_refused()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var older = await parties.ProvenIntentAsync(parties.Worker, contract);
        (await parties.SignAsync(parties.Worker, contract)).Good();
        await parties.InStateAsync(contract, "signedByWorker");

        A.Problem(
            await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/signatures", older),
            HttpStatusCode.Conflict, "intent.revision-changed");
    }

    [Fact]
    public async Task The_other_partys_intent_is_not_found()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var intent = await parties.ProvenIntentAsync(parties.Worker, contract);

        A.Problem(
            await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/signatures", intent),
            HttpStatusCode.NotFound, "intent.not-found");
    }

    [Fact]
    public async Task A_code_of_another_contract_signs_nothing()
    {
        var parties = await platform.PartiesAsync();
        var intent = await parties.ProvenIntentAsync(parties.Worker, await parties.OfferedAsync());
        var contract = await parties.OfferedAsync();

        A.Problem(
            await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/signatures", intent),
            HttpStatusCode.NotFound, "intent.not-found");
    }

    [Fact]
    public async Task After_five_wrong_codes_the_right_one_no_longer_counts()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var path = $"{Parties.PathOf(contract)}/signatures";
        var intent = await parties.ProvenIntentAsync(parties.Worker, contract);
        var wrong = new JsonObject { ["intentId"] = intent["intentId"]!.DeepClone(), ["code"] = Other(intent["code"]!) };

        for (var i = 0; i < 5; i++)
            A.Problem(await parties.Worker.PostAsync(path, wrong), HttpStatusCode.UnprocessableEntity, "intent.wrong-code");

        A.Problem(await parties.Worker.PostAsync(path, intent), HttpStatusCode.TooManyRequests, "intent.too-many-tries");
        Assert.Equal("offered", (await parties.ViewAsync(contract)).GetProperty("state").GetString());
    }

    [Theory]
    [InlineData("{}", HttpStatusCode.NotFound, "intent.not-found")]
    [InlineData("""{"intentId": "x", "code": "000000"}""", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("""{"intentId": null}""", HttpStatusCode.BadRequest, "request.malformed")]
    [InlineData("null", HttpStatusCode.BadRequest, "request.malformed")]
    public async Task A_signature_without_a_readable_intent_is_refused(string body, HttpStatusCode status, string code)
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();

        A.Problem(await parties.Worker.PostTextAsync($"{Parties.PathOf(contract)}/signatures", body), status, code);
    }

    [Fact]
    public async Task More_than_five_intents_in_ten_minutes_are_refused_even_at_once_and_time_heals_it()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        var path = $"{Parties.PathOf(await parties.OfferedAsync())}/intents";

        var answers = await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => parties.Worker.PostAsync(path)));

        Assert.Equal(5, answers.Count(a => a.Status == HttpStatusCode.Created));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Created), a =>
            A.Problem(a, HttpStatusCode.TooManyRequests, "intent.too-many"));
        own.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(HttpStatusCode.Created, (await parties.Worker.PostAsync(path)).Status);
    }

    [Fact]
    public async Task A_code_is_good_for_five_minutes()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var intent = await parties.ProvenIntentAsync(parties.Worker, contract);

        own.Clock.Advance(TimeSpan.FromMinutes(5));

        A.Problem(
            await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/signatures", intent),
            HttpStatusCode.UnprocessableEntity, "intent.expired");
    }

    [Fact]
    public async Task A_signature_that_found_no_timestamp_while_its_intent_was_valid_is_asked_for_again()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var shown = await parties.DocumentAsync(contract);
        var path = $"{Parties.PathOf(contract)}/signatures";
        var intent = await parties.ProvenIntentAsync(parties.Worker, contract);
        own.Timestamps.Shut();
        Assert.Equal(HttpStatusCode.Accepted, (await parties.Worker.PostAsync(path, intent)).Status);

        own.Clock.Advance(TimeSpan.FromMinutes(10));

        await Eventually.TrueAsync("the signature is given up", async () =>
            (await parties.ViewAsync(contract)).GetProperty("awaitingTimestamp").ValueKind == JsonValueKind.Null);
        Assert.Equal(shown, await parties.DocumentAsync(contract));
        A.Problem(await parties.Worker.PostAsync(path, intent), HttpStatusCode.UnprocessableEntity, "intent.expired");

        own.Timestamps.Open();
        (await parties.SignAsync(parties.Worker, contract)).Good();
        await parties.InStateAsync(contract, "signedByWorker");
    }

    [Fact]
    public async Task A_token_of_an_authority_that_nobody_pinned_signs_nothing()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var shown = await parties.DocumentAsync(contract);
        var path = $"{Parties.PathOf(contract)}/signatures";
        var folder = Directory.CreateTempSubdirectory();
        using var stranger = DevelopmentTimestampAuthority.CreateOrLoad(
            folder.FullName, Path.Combine(folder.FullName, "password"), own.Clock);
        own.Timestamps.Replace(stranger);

        var intent = await parties.ProvenIntentAsync(parties.Worker, contract);
        Assert.Equal(HttpStatusCode.Accepted, (await parties.Worker.PostAsync(path, intent)).Status);

        Assert.Equal(shown, await parties.DocumentAsync(contract));
        own.Timestamps.Replace(null);
        own.Clock.Advance(TimeSpan.FromSeconds(30));
        await parties.InStateAsync(contract, "signedByWorker");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_signature_that_cannot_be_made_holds_nobody_up_and_is_given_up_with_its_intent()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        var (damaged, sound) = (await parties.OfferedAsync(), await parties.OfferedAsync());
        var document = (await parties.ViewAsync(damaged)).GetProperty("documentSha256").GetString();
        var file = Assert.Single(Directory.GetFiles(own.DataFolder, $"{document}.*", SearchOption.AllDirectories));
        File.Move(file, $"{file}.lost");
        Assert.Equal(HttpStatusCode.Accepted, (await parties.SignAsync(parties.Worker, damaged)).Status);

        (await parties.SignAsync(parties.Worker, sound)).Good();
        await parties.InStateAsync(sound, "signedByWorker");

        own.Clock.Advance(TimeSpan.FromMinutes(10));
        await Eventually.TrueAsync("the signature is given up", async () =>
            (await parties.ViewAsync(damaged)).GetProperty("awaitingTimestamp").ValueKind == JsonValueKind.Null);
        File.Move($"{file}.lost", file);
        (await parties.SignAsync(parties.Worker, damaged)).Good();
        await parties.InStateAsync(damaged, "signedByWorker");
    }

    [Fact]
    public async Task What_the_worker_draws_is_shown_even_if_its_timestamp_comes_late()
    {
        await using var own = await InProcessPlatform.StartAsync();
        var parties = await own.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var intent = await parties.ProvenIntentAsync(parties.Worker, contract);
        intent["handwriting"] = Convert.ToBase64String(Drawings.Signature());
        own.Timestamps.Shut();
        var answer = await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/signatures", intent);
        Assert.Equal(HttpStatusCode.Accepted, answer.Status);

        own.Timestamps.Open();
        own.Clock.Advance(TimeSpan.FromSeconds(30));
        await parties.InStateAsync(contract, "signedByWorker");

        Assert.Contains("/ImageMask true", Encoding.Latin1.GetString(await parties.DocumentAsync(contract)), StringComparison.Ordinal);
        (await parties.SignAsync(parties.Employer, contract)).Good();
        await parties.InStateAsync(contract, "concluded");
        Assert.Equal("PENDING", await parties.VerdictAsync(contract));
    }

    [Fact]
    public async Task A_drawing_that_cannot_be_used_is_refused_and_costs_no_try()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var path = $"{Parties.PathOf(contract)}/signatures";
        var intent = await parties.ProvenIntentAsync(parties.Worker, contract);

        for (var i = 0; i < 5; i++)
        {
            intent["handwriting"] = Convert.ToBase64String(Drawings.Png(300, 150, (x, y) => false));
            A.Problem(await parties.Worker.PostAsync(path, intent), HttpStatusCode.UnprocessableEntity, "handwriting.blank");
        }

        intent["handwriting"] = Convert.ToBase64String(Drawings.Signature()[..^1]);
        A.Problem(await parties.Worker.PostAsync(path, intent), HttpStatusCode.UnprocessableEntity, "handwriting.damaged");
        intent["handwriting"] = "not base64";
        A.Problem(await parties.Worker.PostAsync(path, intent), HttpStatusCode.BadRequest, "request.malformed");
        intent.Remove("handwriting");
        (await parties.Worker.PostAsync(path, intent)).Good();
        await parties.InStateAsync(contract, "signedByWorker");
        Assert.DoesNotContain("/ImageMask", Encoding.Latin1.GetString(await parties.DocumentAsync(contract)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_firm_seals_and_draws_nothing_by_hand()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.SignedByWorkerAsync();
        var intent = await parties.ProvenIntentAsync(parties.Employer, contract);
        intent["handwriting"] = Convert.ToBase64String(Drawings.Signature());

        A.Problem(
            await parties.Employer.PostAsync($"{Parties.PathOf(contract)}/signatures", intent),
            HttpStatusCode.UnprocessableEntity, "handwriting.not-for-seals");
    }

    private static string Other(JsonNode code) => code.GetValue<string>() == "000000" ? "000001" : "000000";
}
