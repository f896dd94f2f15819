using LaborContracts.EndToEnd.Tests.Faults;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Attacks;

/// <summary>One party's contract must not keep all others from being signed.</summary>
public sealed class SigningQueueTests
{
    [Fact]
    public async Task A_signature_that_can_never_be_made_holds_up_no_other()
    {
        await using var rig = await FaultRig.StartAsync();
        var broken = await rig.Parties.OfferedAsync();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(rig.Platform.DataFolder, "documents"), "*", SearchOption.AllDirectories))
            File.Delete(file);
        var asked = await rig.Parties.SignAsync(rig.Parties.Worker, broken);
        Assert.Equal("worker", asked.Json.GetProperty("awaitingTimestamp").GetString());

        var contract = await rig.Parties.ConcludedAsync();

        await rig.EachIsAnchoredOnceAsync(contract);
    }

    [Theory]
    [InlineData("王\n䶮")]
    [InlineData("王\u2028䶮")]
    public async Task A_name_of_two_lines_is_refused_because_no_signature_could_be_drawn_for_it(string name)
    {
        await using var rig = await FaultRig.StartAsync();
        var terms = Parties.RepeatableTerms();
        terms["worker"]!["name"] = name;

        var answer = await rig.Parties.Employer.PostAsync("/api/v1/contracts", terms);

        Assert.Equal("request.malformed", answer.Code);
        Assert.True(answer.Json.GetProperty("errors").TryGetProperty("worker.name", out _), answer.Text);
    }
}
