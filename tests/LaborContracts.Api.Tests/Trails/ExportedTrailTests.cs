using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Tests.Trails;
using LaborContracts.Ledger.Trails;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verification;
using LaborContracts.Verification.Trails;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace LaborContracts.Api.Tests.Trails;

/// <summary>Trails as a platform with a chain hands them out, judged as lcverify does, against the pins it publishes.</summary>
public sealed class ExportedTrailTests : IAsyncLifetime
{
    private AnvilNode _chain = null!;
    private InProcessPlatform _platform = null!;

    public async ValueTask InitializeAsync()
    {
        _chain = await AnvilNode.StartAsync();
        _platform = await InProcessPlatform.StartAsync(_chain);
    }

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _chain.DisposeAsync();
    }

    [Fact]
    public async Task A_trail_is_whole_as_it_is_handed_out_and_each_kind_of_tampering_with_it_is_found()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var trail = await RegisteredAsync(parties, contract, proofs: 1);
        var pdf = await parties.DocumentAsync(contract);

        var report = await VerifyAsync(trail, pdf);

        Assert.Equal((TrailVerdict.Whole, trail.PlaceOfLast(TrailEventType.Concluded)), (report.Verdict, report.RegisteredTo));
        trail = trail with { Entries = [.. trail.Entries.Take((int)report.RegisteredTo!)] }; // what follows is only the platform's word
        for (var at = 0; at < trail.Entries.Count - 1; at++)
        {
            foreach (var (kind, tamper) in TrailTampering.Kinds)
                Assert.True((await VerifyAsync(tamper(trail, at), pdf)).Verdict == TrailVerdict.Broken, $"{kind} at {at}");
        }
    }

    [Fact]
    public async Task What_happens_later_is_the_platforms_word_until_its_head_is_registered_with_a_later_batch()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        await RegisteredAsync(parties, contract, proofs: 1);
        var registration = await RegistrationAsync(parties, contract);
        (await parties.Worker.PostAsync($"{Parties.PathOf(contract)}/change-requests", new JsonObject
        {
            ["clause"] = "remuneration.monthlyWage",
            ["proposedText"] = "7000.00",
            ["reason"] = "与面谈不一致",
        })).Good();
        var before = await VerifyAsync(await RegisteredAsync(parties, contract, proofs: 1), null);

        _platform.Clock.Advance(TimeSpan.FromDays(2));
        parties = await _platform.PartiesAsync();
        var trail = await RegisteredAsync(parties, contract, proofs: 2);
        var after = await VerifyAsync(trail, await parties.DocumentAsync(contract));

        Assert.Equal((TrailVerdict.Whole, trail.PlaceOfLast(TrailEventType.Concluded)), (before.Verdict, before.RegisteredTo));
        Assert.Contains(before.Reasons, reason => reason.Code == "trail.unregistered-end");
        Assert.Equal((TrailVerdict.Whole, trail.PlaceOfLast("change.requested")), (after.Verdict, after.RegisteredTo));
        Assert.Equal([LeafKind.ConcludedDocument, LeafKind.TrailHead], trail.Proofs.Select(one => one.Leaf.Kind));
        Assert.Equal(registration, await RegistrationAsync(parties, contract)); // the document's own leaf speaks for it, as before
        Assert.Equal("AUTHENTIC", await parties.VerdictAsync(contract));
    }

    private static async Task<TrailFile> RegisteredAsync(Parties parties, Guid contract, int proofs) =>
        await Eventually.SeenAsync($"a trail with {proofs} proofs", async () =>
        {
            var trail = TrailFile.Read((await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Body);
            return trail.Proofs.Count == proofs ? trail : null;
        });

    /// <summary>What is told of the document's registration: proof, status card, and answer by hash.</summary>
    private static async Task<string[]> RegistrationAsync(Parties parties, Guid contract)
    {
        var view = await parties.ViewAsync(contract);
        var code = view.GetProperty("statusAddress").GetString()!.Split('/')[^1];
        var hash = new JsonObject { ["sha256"] = view.GetProperty("documentSha256").GetString() };
        ApiAnswer[] answers =
        [
            await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/proof.json"),
            await parties.Anyone.GetAsync($"/api/v1/verifications/{code}"),
            await parties.Anyone.PostAsync("/api/v1/verifications/hash", hash),
        ];
        return [.. answers.Select(answer => answer.Good().Text)];
    }

    private Task<TrailReport> VerifyAsync(TrailFile trail, byte[]? pdf) => new TrailVerifier(
            _platform.Services.GetRequiredService<Trust>(), _platform.Services.GetRequiredService<IRegistry>(), _platform.Clock)
        .VerifyAsync(trail, [], [], pdf is null ? default(ReadOnlyMemory<byte>?) : pdf, TestContext.Current.CancellationToken);
}
