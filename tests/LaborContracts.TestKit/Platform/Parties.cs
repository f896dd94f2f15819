using System.Buffers.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.TestKit.Signing;

namespace LaborContracts.TestKit.Platform;

/// <summary>What an employer and a worker do with contracts, through the public API alone.</summary>
public sealed class Parties
{
    private readonly HttpClient _http;

    /// <summary>These two, however they signed in.</summary>
    public Parties(HttpClient http, ApiCaller employer, ApiCaller worker)
    {
        _http = http;
        Anyone = new ApiCaller(http);
        Employer = employer;
        Worker = worker;
    }

    /// <summary>Someone who has not signed in.</summary>
    public ApiCaller Anyone { get; }

    /// <summary>The employer of <see cref="ExampleTerms"/>.</summary>
    public ApiCaller Employer { get; }

    /// <summary>The worker of <see cref="ExampleTerms"/>.</summary>
    public ApiCaller Worker { get; }

    public static async Task<Parties> SignInAsync(HttpClient http, string worker = "wang@worker.example") => new(
        http,
        await ApiCaller.SignInAsync(http, "hr@changshun.example"),
        await ApiCaller.SignInAsync(http, worker));

    /// <summary>Another firm, which is no party to the contracts of these two.</summary>
    public Task<ApiCaller> OtherEmployerAsync() => ApiCaller.SignInAsync(_http, "hr@yunhe.example");

    /// <summary>Another worker, who is no party to the contracts of these two.</summary>
    public Task<ApiCaller> OtherWorkerAsync() => ApiCaller.SignInAsync(_http, "li@worker.example");

    /// <summary>Lawful terms of a fixed-term contract, fresh each time.</summary>
    public static JsonObject ExampleTerms() => JsonNode.Parse(
        File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "examples", "terms.json")))!.AsObject();

    /// <summary>
    /// The same for two parties who have concluded many contracts already, as tests do: without a second probation, and
    /// with the worker's own request for a fixed term.
    /// </summary>
    public static JsonObject RepeatableTerms()
    {
        var terms = ExampleTerms();
        terms.Remove("probation");
        terms["fixedTermRequest"] = new JsonObject { ["on"] = "2026-11-20", ["record"] = "劳动者书面提出订立固定期限劳动合同" };
        return terms;
    }

    public static string PathOf(Guid contract) => $"/api/v1/contracts/{contract}";

    public async Task<Guid> DraftAsync(JsonObject? terms = null) =>
        (await Employer.PostAsync("/api/v1/contracts", terms ?? RepeatableTerms())).Good().Json.GetProperty("id").GetGuid();

    public async Task<Guid> OfferedAsync(JsonObject? terms = null)
    {
        var contract = await DraftAsync(terms);
        await OfferAsync(Employer, contract);
        return contract;
    }

    /// <summary>A document that follows a contract, drafted by a call such as <c>amendments</c>.</summary>
    public static async Task<Guid> DraftedAsync(ApiCaller drafter, Guid contract, string call, JsonObject body) =>
        (await drafter.PostAsync($"{PathOf(contract)}/{call}", body)).Good().Json.GetProperty("id").GetGuid();

    /// <summary>Offers a draft, giving a reason for each warning.</summary>
    public static async Task OfferAsync(ApiCaller drafter, Guid contract)
    {
        var findings = (await drafter.GetAsync($"{PathOf(contract)}/findings")).Good().Json.GetProperty("findings");
        var reasons = new JsonObject();
        foreach (var finding in findings.EnumerateArray().Where(f => f.GetProperty("severity").GetString() == "warn"))
            reasons[finding.GetProperty("id").GetString()!] = "已与劳动者逐项说明并确认";
        (await drafter.PostAsync($"{PathOf(contract)}/offer", new JsonObject { ["reasons"] = reasons })).Good();
    }

    /// <summary>Lets everyone sign an offered document whose turn it is, in the order of its kind.</summary>
    public async Task SignAllAsync(Guid contract)
    {
        var view = (await Worker.GetAsync(PathOf(contract))).Good().Json;
        foreach (var role in view.GetProperty("signers").EnumerateArray().Select(signer => signer.GetString()))
        {
            var signer = role switch
            {
                "worker" => Worker,
                "employer" => Employer,
                _ => await OtherEmployerAsync(),
            };
            var before = (await Worker.GetAsync(PathOf(contract))).Good().Json.GetProperty("documentSha256").GetString();
            (await SignAsync(signer, contract)).Good();
            await Eventually.TrueAsync($"signed by {role}", async () =>
                (await Worker.GetAsync(PathOf(contract))).Good().Json.GetProperty("documentSha256").GetString() != before);
        }
    }

    /// <summary>A document that follows a contract, from its draft to its conclusion.</summary>
    public async Task<Guid> FollowedAsync(ApiCaller drafter, Guid contract, string call, JsonObject body)
    {
        var document = await DraftedAsync(drafter, contract, call, body);
        await OfferAsync(drafter, document);
        await SignAllAsync(document);
        return document;
    }

    /// <summary>An amendment that raises the wage, concluded.</summary>
    public Task<Guid> AmendedAsync(Guid contract) => FollowedAsync(
        Employer,
        contract,
        "amendments",
        new JsonObject
        {
            ["changes"] = new JsonObject { ["remuneration"] = new JsonObject { ["monthlyWage"] = "7000.00" } },
            ["effectiveFrom"] = "2027-06-01",
        });

    /// <summary>Starts an intent and reads its one-time code where it appears during development.</summary>
    public async Task<JsonObject> ProvenIntentAsync(ApiCaller signer, Guid contract) =>
        await ProveAsync((await signer.PostAsync($"{PathOf(contract)}/intents")).Good().Json);

    /// <summary>The same for an intent that was started.</summary>
    public async Task<JsonObject> ProveAsync(JsonElement started)
    {
        var intent = started.GetProperty("id").GetGuid();
        return new JsonObject { ["intentId"] = intent, ["code"] = (await MessageAsync(intent)).GetProperty("code").GetString() };
    }

    /// <summary>What the platform last sent about an intent, or whatever else has this id.</summary>
    public async Task<JsonElement> MessageAsync(Guid matter) => (await Anyone.GetAsync("/development/outbox.json")).Good().Json
        .EnumerateArray().First(m => m.GetProperty("intentId").GetString() == matter.ToString());

    /// <summary>The newest one-time code that was sent to anyone: six digits, where the secret of a link has more.</summary>
    public async Task<string> CodeAsync() => (await Anyone.GetAsync("/development/outbox.json")).Good().Json.EnumerateArray()
        .Select(message => message.GetProperty("code").GetString()).First(code => code is { Length: 6 })!;

    /// <summary>Begins to add a passkey to the account: the body that would finish it.</summary>
    public async Task<JsonObject> MadeAsync(ApiCaller owner, SoftPasskey passkey)
    {
        var started = (await owner.PostAsync("/api/v1/me/passkeys/challenges")).Good().Json;
        var (data, client) = passkey.Register(Base64Url.DecodeFromChars(started.GetProperty("publicKey").GetProperty("challenge").GetString()));
        var matter = started.GetProperty("id").GetGuid();
        return new JsonObject
        {
            ["challengeId"] = matter, ["code"] = (await MessageAsync(matter)).GetProperty("code").GetString(), ["device"] = "phone",
            ["authenticatorData"] = Base64Url.EncodeToString(data), ["clientData"] = Base64Url.EncodeToString(client),
        };
    }

    /// <summary>Adds a passkey to the account.</summary>
    /// <returns>By which it is removed.</returns>
    public async Task<Guid> AddPasskeyAsync(ApiCaller owner, SoftPasskey passkey) =>
        (await owner.PostAsync("/api/v1/me/passkeys", await MadeAsync(owner, passkey))).Good().Json.GetProperty("id").GetGuid();

    /// <summary>Starts an intent that a passkey is to prove.</summary>
    public static async Task<JsonElement> AskedIntentAsync(ApiCaller signer, Guid contract) =>
        (await signer.PostAsync($"{PathOf(contract)}/intents", new JsonObject { ["method"] = "passkey" })).Good().Json;

    /// <summary>The body that completes an intent by a passkey's answer.</summary>
    public static JsonObject Answered(JsonElement intent, SoftPasskey passkey, byte[]? challenge = null)
    {
        var (data, client, signature) = passkey.Answer(
            challenge ?? Base64Url.DecodeFromChars(intent.GetProperty("passkey").GetProperty("challenge").GetString()));
        return new JsonObject
        {
            ["intentId"] = intent.GetProperty("id").GetGuid(),
            ["passkey"] = new JsonObject
            {
                ["credentialId"] = Base64Url.EncodeToString(passkey.Id), ["authenticatorData"] = Base64Url.EncodeToString(data),
                ["clientData"] = Base64Url.EncodeToString(client), ["signature"] = Base64Url.EncodeToString(signature),
            },
        };
    }

    /// <summary>Asks for the signature or seal; the answer is 200 when it is made, 202 while its timestamp is awaited.</summary>
    public async Task<ApiAnswer> SignAsync(ApiCaller signer, Guid contract) =>
        await signer.PostAsync($"{PathOf(contract)}/signatures", await ProvenIntentAsync(signer, contract));

    public async Task<Guid> SignedByWorkerAsync(JsonObject? terms = null)
    {
        var contract = await OfferedAsync(terms);
        (await SignAsync(Worker, contract)).Good();
        await InStateAsync(contract, "signedByWorker");
        return contract;
    }

    public async Task<Guid> ConcludedAsync(JsonObject? terms = null)
    {
        var contract = await SignedByWorkerAsync(terms);
        (await SignAsync(Employer, contract)).Good();
        await InStateAsync(contract, "concluded");
        return contract;
    }

    /// <summary>The contract as its employer sees it.</summary>
    public async Task<JsonElement> ViewAsync(Guid contract) => (await Employer.GetAsync(PathOf(contract))).Good().Json;

    public async Task<byte[]> DocumentAsync(Guid contract) =>
        (await Employer.GetAsync($"{PathOf(contract)}/document.pdf")).Good().Body;

    public Task InStateAsync(Guid contract, string state) => Eventually.TrueAsync(
        $"contract {state}", async () => (await ViewAsync(contract)).GetProperty("state").GetString() == state);

    /// <summary>The platform's verdict on the contract's PDF as it stands.</summary>
    public async Task<string?> VerdictAsync(Guid contract) =>
        (await Anyone.VerifyAsync(await DocumentAsync(contract))).Good().Json.GetProperty("verdict").GetString();
}
