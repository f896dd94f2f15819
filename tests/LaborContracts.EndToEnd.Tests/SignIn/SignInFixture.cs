using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.SignIn;

/// <summary>A chain, a platform in a process of its own, and a contract each of two employers with two workers.</summary>
public sealed class SignInFixture : IAsyncLifetime
{
    private AnvilNode _chain = null!;
    private int _firms;

    public PlatformProcess Platform { get; private set; } = null!;

    public Parties Parties { get; private set; } = null!;

    /// <summary>Changshun's with Wang, concluded and on chain.</summary>
    public Document Own { get; private set; } = null!;

    /// <summary>Yunhe's with Li, offered.</summary>
    public Document Other { get; private set; } = null!;

    /// <summary>Of an inspector in the district of <see cref="Own"/>, about its parties.</summary>
    public Guid OwnCase { get; private set; }

    /// <summary>The same of an inspector in another district.</summary>
    public Guid OtherCase { get; private set; }
    /// <summary>Ids of accounts and invitations, for who keeps them (<c>employer</c>: Changshun's administrator; <c>operator</c>) and whose they are.</summary>
    public IReadOnlyDictionary<(string Keeper, string Thing, string Whose), Guid> Kept { get; private set; } = null!;

    /// <summary>The PDF of <see cref="Own"/>.</summary>
    public byte[] Pdf { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _chain = await AnvilNode.StartAsync();
        Platform = new PlatformProcess(_chain.Url, _chain.ChainId);
        await Platform.StartAsync();
        Parties = await Parties.SignInAsync(Platform.Http);
        var own = await Parties.ConcludedAsync();
        Pdf = await Parties.DocumentAsync(own);
        var proof = await Eventually.SeenAsync("the proof", async () =>
        {
            var answer = await Parties.Worker.GetAsync($"{Parties.PathOf(own)}/proof.json");
            return answer.Status == HttpStatusCode.Conflict ? null : answer.Good();
        });
        Own = new(
            own, CodeOf(await Parties.ViewAsync(own)), proof.Json.GetProperty("root").GetString()!,
            await BatchAsync(Parties.Employer), await WebhookAsync(Parties.Employer),
            await Imports.ReceivedAsync(Parties.Employer, await Imports.SignedAsync(Parties.Employer, own)));
        await Eventually.TrueAsync("the import on chain", async () =>
            (await Parties.Worker.GetAsync($"{Imports.PathOf(Own.Import)}/proof.json")).Status == HttpStatusCode.OK);

        var others = new Parties(Platform.Http, await Parties.OtherEmployerAsync(), await Parties.OtherWorkerAsync());
        var other = await others.OfferedAsync(OthersTerms());
        Other = new(
            other, CodeOf(await others.ViewAsync(other)), Own.Root, await BatchAsync(others.Employer), await WebhookAsync(others.Employer),
            await Imports.ReceivedAsync(
                others.Employer, await Imports.SignedAsync(Parties.Employer, own), ("idNumber", "320499199003070020"), ("phone", "13800000002")));
        OwnCase = await OpenCaseAsync("inspector@bureau.example", "320411");
        OtherCase = await OpenCaseAsync("inspector@wujin.example", "320412");
        Kept = await KeptAsync(others.Employer);
    }

    /// <summary>An account that nobody else needs, and an invitation for each row that withdraws one.</summary>
    private async Task<Dictionary<(string Keeper, string Thing, string Whose), Guid>> KeptAsync(ApiCaller yunhe)
    {
        const string employer = "/api/v1/employer/accounts";
        var (clerk, _) = await Newcomer.JoinedAsync(Platform.Http, Parties.Employer, employer, "13900004001", "clerk");
        Task<Guid> InvitedAsync(ApiCaller inviter) => Newcomer.InvitedAsync(inviter, employer, "13900004002", "clerk");
        var own = await AccountAsync(Parties.Employer, clerk);
        return new()
        {
            [("employer", "accounts", "own")] = own,
            [("employer", "accounts", "other")] = await AccountAsync(yunhe, "hr@yunhe.example"),
            [("operator", "accounts", "own")] = own,
            [("operator", "accounts", "other")] = own,
            [("employer", "invitations", "own")] = await InvitedAsync(Parties.Employer),
            [("employer", "invitations", "other")] = await InvitedAsync(yunhe),
            [("operator", "invitations", "own")] = await InvitedAsync(Parties.Employer),
            [("operator", "invitations", "other")] = await InvitedAsync(yunhe),
        };

        async Task<Guid> AccountAsync(ApiCaller keeper, string userName) => (await keeper.GetAsync($"{employer}?limit=200")).Good().Json
            .GetProperty("accounts").EnumerateArray().Single(account => account.GetProperty("userName").GetString() == userName).GetProperty("id").GetGuid();
    }

    /// <summary>A case about the parties of <see cref="Own"/>.</summary>
    public async Task<Guid> OpenCaseAsync(string inspector, string district)
    {
        var caller = await ApiCaller.SignInAsync(Platform.Http, inspector);
        return (await caller.PostAsync("/api/v1/cases", CaseBody(district))).Good().Json.GetProperty("id").GetGuid();
    }

    /// <summary>A case that ends in a month.</summary>
    public static JsonObject CaseBody(string district) => new()
    {
        ["number"] = "常人社监案〔2026〕第 17 号",
        ["basis"] = "complaint",
        ["district"] = district,
        ["endsOn"] = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["parties"] = new JsonArray(
            new JsonObject { ["creditCode"] = "91320411MACY000187" }, new JsonObject { ["idNumber"] = "320499199003070012" }),
    };

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        await _chain.DisposeAsync();
    }

    /// <summary>Another instance over the same data, reached at the same address as far as tokens say.</summary>
    public async Task<PlatformProcess> StartSecondAsync()
    {
        var second = new PlatformProcess(_chain.Url, _chain.ChainId, dataFolderOf: Platform);
        await second.StartAsync(("BaseAddress", Platform.Address.ToString()), ("Timestamps:Authority", Platform.TimestampAuthority.ToString()));
        return second;
    }

    /// <summary>An application of a firm of its own, that waits.</summary>
    public async Task<Guid> ApplyAsync()
    {
        var firm = Interlocked.Increment(ref _firms);
        return await FirmApplicant.AppliedAsync(
            Platform.Http, await ApiCaller.SignInAsync(Platform.Http, "operator@platform.example"), FirmApplicant.CreditCodeOf(firm), "13900004004");
    }

    /// <summary>A webhook that an employer has just made.</summary>
    public static async Task<Guid> WebhookAsync(ApiCaller employer) => (await employer.PostAsync("/api/v1/webhooks", new JsonObject
    {
        ["address"] = "https://hr.changshun.example/hook", ["events"] = new JsonArray("contract.declined"),
    })).Good().Json.GetProperty("id").GetGuid();

    private static async Task<Guid> BatchAsync(ApiCaller employer) =>
        (await Upload.CheckedAsync(employer, Upload.Csv(1))).GetProperty("id").GetGuid();

    private static string CodeOf(JsonElement view) => new Uri(view.GetProperty("statusAddress").GetString()!).Segments[^1];

    private static JsonObject OthersTerms()
    {
        var terms = Parties.RepeatableTerms();
        (terms["employer"]!["name"], terms["employer"]!["creditCode"]) = ("常州运河机械有限公司", "91320481000000000Y");
        (terms["worker"]!["name"], terms["worker"]!["idNumber"]) = ("李晓梅", "320499199003070020");
        return terms;
    }

    /// <summary>What the addresses of calls about a contract are made of.</summary>
    /// <param name="Batch">An upload of the same employer.</param>
    /// <param name="Webhook">One of the same employer.</param>
    public sealed record Document(Guid Id, string Code, string Root, Guid Batch, Guid Webhook, Guid Import);
}

/// <summary>Tests that share one platform: what one of them does to it is none of another's business.</summary>
[CollectionDefinition(Name)]
public sealed class AtTheDoor : ICollectionFixture<SignInFixture>
{
    public const string Name = "at the door";
}
