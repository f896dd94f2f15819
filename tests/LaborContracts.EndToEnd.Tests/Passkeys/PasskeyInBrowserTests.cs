using System.Buffers.Text;
using System.Net;
using System.Text.Json.Nodes;
using LaborContracts.EndToEnd.Tests.Pages;
using LaborContracts.Ledger.Intents;
using LaborContracts.Ledger.Tests.Trails;
using LaborContracts.Ledger.Trails;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verifier.Tests;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Passkeys;

/// <summary>Passkeys as a real browser makes and asks them, and what is left of them for whoever judges without the platform.</summary>
public sealed class PasskeyInBrowserTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("labor-contracts-passkey-").FullName;
    private AnvilNode _chain = null!;
    private PlatformProcess _platform = null!;
    private Browser _browser = null!;
    private Parties _parties = null!;

    /// <summary>Browsers give passkeys to pages of this name, and to none of an address in numbers.</summary>
    private Uri Address => new($"http://localhost:{_platform.Address.Port}");

    public async ValueTask InitializeAsync()
    {
        _chain = await AnvilNode.StartAsync();
        _platform = new PlatformProcess(_chain.Url, _chain.ChainId);
        await _platform.StartAsync(("BaseAddress", Address.ToString()));
        _browser = await Browser.StartAsync();
        _parties = await Parties.SignInAsync(_platform.Http);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _platform.DisposeAsync();
        await _chain.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_contract_signed_with_a_passkey_is_proven_without_the_platform_and_an_exchanged_answer_is_found()
    {
        await using var worker = await PasskeyHolder.SignInAsync(await _browser.VisitAsync(Address), _parties, "wang@worker.example");
        await worker.AddAsync();
        await worker.Visitor.Page.Locator("#passkeys li").WaitForAsync();
        var (contract, other) = (await _parties.OfferedAsync(), await _parties.OfferedAsync());
        var (intent, others) = (await Parties.AskedIntentAsync(_parties.Worker, contract), await Parties.AskedIntentAsync(_parties.Worker, other));
        var overOther = await worker.AnswerAsync(intent, challengeOf: others);

        var refused = await _parties.Worker.PostAsync($"{Parties.PathOf(contract)}/signatures", overOther.DeepClone());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "intent.wrong-passkey"), (refused.Status, refused.Code));
        (await _parties.Worker.PostAsync($"{Parties.PathOf(contract)}/signatures", await worker.AnswerAsync(intent))).Good();
        await _parties.InStateAsync(contract, "signedByWorker");
        (await _parties.SignAsync(_parties.Employer, contract)).Good();
        await _parties.InStateAsync(contract, "concluded");
        var trail = await TrailAsync(contract);
        await File.WriteAllBytesAsync(Pdf, await _parties.DocumentAsync(contract), TestContext.Current.CancellationToken);
        await _platform.KillAsync();

        var (code, verdict, reasons) = await JudgeAsync(trail, "--document", Pdf);
        Assert.Equal((0, "WHOLE"), (code, verdict));
        Assert.Contains("trail.passkey", reasons);

        var exchanged = Exchanged(trail, overOther);
        (code, verdict, _) = await JudgeAsync(exchanged);
        Assert.Equal((1, "BROKEN"), (code, verdict));
        (code, verdict, reasons) = await JudgeAsync(TrailTampering.Linked(exchanged)); // as an operator could, who has all salts
        Assert.Equal((1, "BROKEN"), (code, verdict));
        Assert.Contains("trail.passkey-wrong", reasons);
    }

    [Fact]
    public async Task Someone_adds_a_passkey_on_the_page_mistypes_the_code_once_and_removes_it()
    {
        await using var worker = await PasskeyHolder.SignInAsync(await _browser.VisitAsync(Address, Screen.Phone), _parties, "wang@worker.example");
        var page = worker.Visitor.Page;

        await worker.AddAsync(mistyped: "abcdef");
        Assert.Equal("#new-passkey", await page.EvaluateAsync<string>("() => '#' + document.querySelector('#code:invalid').form.id")); // no six digits: not sent
        await worker.TypeAsync(await _parties.CodeAsync() == "000000" ? "000001" : "000000");
        await page.Locator("#passkeys > [role=alert]").WaitForAsync();
        Assert.Contains("验证码不正确", await page.InnerTextAsync("#passkeys"), StringComparison.Ordinal);
        Assert.Equal(0, await worker.Visitor.OverflowAsync());
        await worker.TypeAsync(await _parties.CodeAsync());
        await page.Locator("#passkeys li").WaitForAsync();
        Assert.EndsWith("/account", page.Url, StringComparison.Ordinal);
        Assert.Contains("手机", await page.InnerTextAsync("#passkeys li"), StringComparison.Ordinal);
        Assert.Equal(0, await worker.Visitor.OverflowAsync());

        await page.TurnAsync("#begin-passkey button");
        await worker.TypeAsync(await _parties.CodeAsync());
        Assert.Contains("已有本账号的通行密钥", await page.Locator("#new-passkey [role=alert]").InnerTextAsync(), StringComparison.Ordinal);
        await worker.Visitor.OpenAsync("/account");
        await page.TurnAsync("#passkeys li button");
        await page.WaitForURLAsync("**/account");
        Assert.Equal(0, await page.Locator("#passkeys li").CountAsync());
        Assert.Empty((await _parties.Worker.GetAsync("/api/v1/me/passkeys")).Good().Json.EnumerateArray());
        Assert.DoesNotContain(worker.Visitor.Complaints, complaint => !complaint.Contains("422", StringComparison.Ordinal)); // of the wrong code
    }

    private string Pdf => Path.Combine(_folder, "contract.pdf");

    private Task<TrailFile> TrailAsync(Guid contract) => Eventually.SeenAsync("a registered trail", async () =>
    {
        var trail = TrailFile.Read((await _parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Body);
        return trail.Proofs.Count == 1 ? trail : null;
    });

    /// <summary>The trail with another answer of the same passkey, as whoever kept one could put it there.</summary>
    private static TrailFile Exchanged(TrailFile trail, JsonObject answer) => trail with
    {
        Entries =
        [
            .. trail.Entries.Select(entry =>
            {
                if (TrailEvent.TryRead(entry.Event!.Value) is not { } told || !PasskeyIntent.IsIn(told)) return entry;
                byte[] Part(string name) => Base64Url.DecodeFromChars((string?)answer["passkey"]![name]);
                var details = told.Details.ToDictionary();
                PasskeyIntent.Tell(PasskeyIntent.TryRead(told)!.Credential, new(Part("authenticatorData"), Part("clientData"), Part("signature")), details);
                return entry with { Event = (told with { Details = details }).ToBytes() };
            }),
        ],
    };

    private async Task<(int Code, string? Verdict, IReadOnlyList<string?> Reasons)> JudgeAsync(TrailFile trail, params string[] more)
    {
        var file = Path.Combine(_folder, "trail.json");
        await File.WriteAllBytesAsync(file, trail.Write(), TestContext.Current.CancellationToken);
        var (code, output, _) = await Lcverify.RunAsync(
            ["trail", file, "--trust", Path.Combine(_platform.DataFolder, "trust.json"), "--rpc", _chain.Url.ToString(), "--json", .. more]);
        var report = JsonNode.Parse(output)!;
        return (code, (string?)report["verdict"], [.. report["reasons"]!.AsArray().Select(reason => (string?)reason!["code"])]);
    }
}
