using System.Text.Json.Nodes;
using LaborContracts.EndToEnd.Tests.Faults;
using LaborContracts.Ledger.Tests.Trails;
using LaborContracts.Ledger.Trails;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verifier.Tests;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Attacks;

/// <summary>
/// Whoever tampers with an evidence trail after the platform has handed it out is found by lcverify alone, with the published pins and a node.
/// </summary>
public sealed class TamperedTrailTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("labor-contracts-trail-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_kind_of_tampering_with_a_real_trail_is_found_and_what_came_later_is_registered_the_day_after()
    {
        await using var rig = await FaultRig.StartAsync(clockShift: "+0");
        var contract = await rig.Parties.ConcludedAsync();
        var trail = await TrailAsync(rig.Parties, contract, proofs: 1);
        var pdf = Path.Combine(_folder, "contract.pdf");
        await File.WriteAllBytesAsync(pdf, await rig.Parties.DocumentAsync(contract), TestContext.Current.CancellationToken);

        Assert.Equal((0, "WHOLE", PlaceOfLast(trail, TrailEventType.Concluded)), await JudgeAsync(rig, trail, "--document", pdf));
        trail = trail with { Entries = [.. trail.Entries.Take(PlaceOfLast(trail, TrailEventType.Concluded))] }; // what follows is looks alone
        foreach (var (kind, tamper) in TrailTampering.Kinds)
        {
            var (code, verdict, _) = await JudgeAsync(rig, tamper(trail, trail.Entries.Count / 2));
            Assert.True((code, verdict) == (1, "BROKEN"), $"{kind}: {verdict}, exit code {code}");
        }

        var intent = trail.Entries.Select(entry => TrailEvent.TryRead(entry.Event!.Value)!).First(told => told.Type == TrailEventType.IntentProven);
        Assert.Equal("127.0.0.1", intent.Details["from"]);

        (await rig.Parties.Worker.PostAsync($"{Parties.PathOf(contract)}/change-requests", new JsonObject
        {
            ["clause"] = "remuneration.monthlyWage",
            ["proposedText"] = "7000.00",
            ["reason"] = "与面谈不一致",
        })).Good();
        rig.Platform.ShiftClock("+2d");
        var later = await TrailAsync(await Parties.SignInAsync(rig.Platform.Http), contract, proofs: 2);

        Assert.Equal((0, "WHOLE", PlaceOfLast(later, "change.requested")), await JudgeAsync(rig, later));
        Assert.Equal((1, "BROKEN", null), await JudgeAsync(rig, trail with { Proofs = [later.Proofs[1]] })); // its end is cut off
    }

    private static int PlaceOfLast(TrailFile trail, string type) =>
        (int)trail.Entries.Last(entry => TrailEvent.TryRead(entry.Event!.Value)!.Type == type).Sequence;

    private static Task<TrailFile> TrailAsync(Parties parties, Guid contract, int proofs) =>
        Eventually.SeenAsync($"a trail with {proofs} proofs", async () =>
        {
            var trail = TrailFile.Read((await parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Body);
            return trail.Proofs.Count == proofs ? trail : null;
        });

    private async Task<(int Code, string? Verdict, int? RegisteredTo)> JudgeAsync(FaultRig rig, TrailFile trail, params string[] more)
    {
        var file = Path.Combine(_folder, "trail.json");
        await File.WriteAllBytesAsync(file, trail.Write(), TestContext.Current.CancellationToken);
        var (code, output, _) = await Lcverify.RunAsync(
            ["trail", file, "--trust", Path.Combine(rig.Platform.DataFolder, "trust.json"), "--rpc", rig.Chain.Url.ToString(), "--json", .. more]);
        var report = JsonNode.Parse(output)!;
        return (code, (string?)report["verdict"], (int?)report["registeredTo"]);
    }
}
