using LaborContracts.EndToEnd.Tests.SignIn;
using LaborContracts.Ledger.Trails;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>Killed while inspectors look: what was shown is recorded, and the trail is whole.</summary>
public sealed class KilledWhileLookingTests
{
    private const int AtOnce = 4;

    [Fact]
    public async Task Nothing_was_shown_that_the_trail_does_not_tell_of()
    {
        await using var rig = await FaultRig.StartAsync();
        var contract = await rig.Parties.OfferedAsync();
        var inspector = await ApiCaller.SignInAsync(rig.Platform.Http, "inspector@bureau.example");
        var opened = (await inspector.PostAsync("/api/v1/cases", SignInFixture.CaseBody("320411"))).Good().Json.GetProperty("id").GetGuid();
        var shown = 0;

        var looking = Enumerable.Range(0, AtOnce).Select(_ => LookAsync()).ToList();
        await Eventually.TrueAsync("some were shown", () => Task.FromResult(Volatile.Read(ref shown) >= 3 * AtOnce));
        await rig.Platform.KillAsync();
        await Task.WhenAll(looking);
        await rig.StartPlatformAsync();

        var trail = TrailFile.Read((await rig.Parties.Worker.GetAsync($"{Parties.PathOf(contract)}/trail.json")).Good().Body);
        var looks = trail.Entries.Select(entry => TrailEvent.TryRead(entry.Event!.Value)!).Count(told => told.Actor == "inspector");
        Assert.InRange(looks, shown, shown + AtOnce); // recorded, and killed before it was shown
        Assert.Null(Trail.Check(trail.Key, trail.Entries));

        async Task LookAsync()
        {
            try
            {
                while ((await inspector.GetAsync($"/api/v1/cases/{opened}/contracts/{contract}/document.pdf")).Good() is not null)
                    Interlocked.Increment(ref shown);
            }
            catch (HttpRequestException)
            {
                // The platform is gone.
            }
        }
    }
}
