using System.Net;
using LaborContracts.EndToEnd.Tests.SignIn;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Microsoft.Playwright;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Pages;

/// <summary>A chain, the platform, a browser, and one contract that is concluded and on chain.</summary>
public sealed class PagesFixture : IAsyncLifetime
{
    private AnvilNode _chain = null!;
    private Browser _browser = null!;

    public PlatformProcess Platform { get; private set; } = null!;

    public Parties Parties { get; private set; } = null!;

    public SignedContract Contract { get; private set; } = null!;

    /// <summary>The proof of <see cref="Contract"/>.</summary>
    public byte[] Proof { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _browser = await Browser.StartAsync();
        _chain = await AnvilNode.StartAsync();
        Platform = new PlatformProcess(_chain.Url, _chain.ChainId);
        await Platform.StartAsync();
        Parties = await Parties.SignInAsync(Platform.Http);
        Contract = await ConcludeAsync();
        Proof = (await Eventually.SeenAsync("the proof", async () =>
        {
            var answer = await Parties.Worker.GetAsync($"{Parties.PathOf(Contract.Id)}/proof.json");
            return answer.Status == HttpStatusCode.Conflict ? null : answer.Good();
        })).Body;
    }

    public async ValueTask DisposeAsync()
    {
        await Platform.DisposeAsync();
        await _chain.DisposeAsync();
        await _browser.DisposeAsync();
    }

    /// <summary>A contract that both parties signed.</summary>
    internal async Task<SignedContract> ConcludeAsync()
    {
        var id = await Parties.ConcludedAsync();
        return new(id, await Parties.DocumentAsync(id), await StatusAddressAsync(id));
    }

    /// <summary>A case in the contract's district, whose employer and worker it names.</summary>
    internal async Task<Guid> OpenCaseAsync(string inspector) =>
        (await (await ApiCaller.SignInAsync(Platform.Http, inspector)).PostAsync("/api/v1/cases", SignInFixture.CaseBody("320411"))).Good().Json.GetProperty("id").GetGuid();

    /// <summary>What the QR code on a contract's paper holds.</summary>
    internal async Task<Uri> StatusAddressAsync(Guid contract) =>
        new((await Parties.ViewAsync(contract)).GetProperty("statusAddress").GetString()!);

    /// <summary>Ends the chain for good: the platform cannot ask it any more.</summary>
    internal Task StopChainAsync() => _chain.StopAsync();

    internal Task<Visitor> VisitAsync(
        Screen? screen = null, bool script = true, string language = "zh-CN", ColorScheme theme = ColorScheme.Light) =>
        _browser.VisitAsync(Platform.Address, screen, script, language, theme);
}

/// <summary>A concluded contract's file, and the address on its paper.</summary>
public sealed record SignedContract(Guid Id, byte[] Pdf, Uri StatusAddress)
{
    /// <summary>A copy with one bit changed in the midst of the first, typeset revision.</summary>
    public byte[] Altered()
    {
        var copy = Pdf.ToArray();
        copy[copy.Length / 3] ^= 1;
        return copy;
    }
}

/// <summary>Tests that share one platform and leave it as they found it.</summary>
[CollectionDefinition(Name)]
public sealed class OnThePages : ICollectionFixture<PagesFixture>
{
    public const string Name = "pages";
}

/// <summary>The same for the employer's desk, which has as much to show as all others together: both are driven at once.</summary>
[CollectionDefinition(Name)]
public sealed class OnTheDesk : ICollectionFixture<PagesFixture>
{
    public const string Name = "desk";
}
