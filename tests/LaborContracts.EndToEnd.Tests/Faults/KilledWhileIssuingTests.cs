using System.Globalization;
using System.Text.Json;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.EndToEnd.Tests.Faults;

/// <summary>Killed again and again while lines of a spreadsheet become contracts, and by two instances at once: of each line comes one contract.</summary>
public sealed class KilledWhileIssuingTests
{
    private const int Lines = 60;

    [Fact]
    public async Task Killed_while_checking_and_issuing()
    {
        await using var rig = await FaultRig.StartAsync();
        var batch = (await Upload.PostAsync(rig.Parties.Employer, Upload.Csv(Enumerable.Range(1, Lines)))).Good().Json.GetProperty("id").GetGuid();
        await rig.Platform.KillAsync();
        await rig.StartPlatformAsync();
        await Upload.InStateAsync(rig.Parties.Employer, batch, "checked");
        var view = await Upload.ViewAsync(rig.Parties.Employer, batch);
        Assert.Equal((Lines, 0), (view.GetProperty("ready").GetInt32(), view.GetProperty("faulty").GetInt32()));
        (await Upload.ConfirmAsync(rig.Parties.Employer, view)).Good();

        foreach (var issued in (int[])[1, 15, 30, 45])
        {
            await ReachedAsync(rig.Parties.Employer, batch, issued);
            await rig.Platform.KillAsync();
            await rig.StartPlatformAsync();
        }

        await EachLineIsOneContractAsync(rig.Parties.Employer, batch);
    }

    [Fact]
    public async Task Killed_between_the_document_and_the_line_that_is_done()
    {
        await using var rig = await FaultRig.StartAsync();
        var view = await Upload.CheckedAsync(rig.Parties.Employer, Upload.Csv(1, 2, 3));
        await rig.Data.RefuseAsync("UPDATE OF ContractId ON IssueLines");
        (await Upload.ConfirmAsync(rig.Parties.Employer, view)).Good();
        await Eventually.TrueAsync("the worker has tried", async () => (await rig.Platform.LogAsync()).Contains("IssuingWorker", StringComparison.Ordinal));

        await rig.Platform.KillAsync();
        await rig.Data.AllowAsync();
        await rig.StartPlatformAsync();

        await EachLineIsOneContractAsync(rig.Parties.Employer, view.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task Two_instances_issue_the_same_lines_and_one_is_killed()
    {
        await using var rig = await FaultRig.StartAsync();
        await using var second = await rig.StartSecondAsync();
        var view = await Upload.CheckedAsync(rig.Parties.Employer, Upload.Csv(Enumerable.Range(1, Lines)));
        var batch = view.GetProperty("id").GetGuid();
        (await Upload.ConfirmAsync(rig.Parties.Employer, view)).Good();

        await ReachedAsync(rig.Parties.Employer, batch, Lines / 2);
        await second.KillAsync();

        await EachLineIsOneContractAsync(rig.Parties.Employer, batch);
    }

    private static Task ReachedAsync(ApiCaller employer, Guid batch, int issued) => Eventually.TrueAsync(
        $"{issued} are issued", async () => (await Upload.ViewAsync(employer, batch)).GetProperty("issued").GetInt32() >= issued);

    /// <summary>The upload ends, every line has a contract, and the employer has no other.</summary>
    private static async Task EachLineIsOneContractAsync(ApiCaller employer, Guid batch)
    {
        await Upload.InStateAsync(employer, batch, "finished");
        var lines = (await Upload.ViewAsync(employer, batch)).GetProperty("lines").GetInt32();
        var results = await Upload.ResultsAsync(employer, batch);
        Assert.All(results, row => Assert.Equal("issued", row[1]));
        var contracts = await ContractsAsync(employer);
        Assert.Equal(lines, results.Length);
        Assert.Equal(results.Select(row => row[2]).Order(), contracts.Select(c => c.GetProperty("id").GetString()!).Order());
        Assert.All(contracts, contract => Assert.Equal("offered", contract.GetProperty("state").GetString()));
        Assert.Equal(
            Enumerable.Range(1, lines).Select(Upload.IdNumberOf).Order(),
            contracts.Select(c => c.GetProperty("terms").GetProperty("worker").GetProperty("idNumber").GetString()!).Order());
    }

    private static async Task<List<JsonElement>> ContractsAsync(ApiCaller employer)
    {
        var contracts = new List<JsonElement>();
        var cursor = "";
        while (true)
        {
            var page = (await employer.GetAsync(string.Create(CultureInfo.InvariantCulture, $"/api/v1/contracts?limit=100{cursor}"))).Good().Json;
            contracts.AddRange(page.GetProperty("contracts").EnumerateArray());
            if (page.GetProperty("next").GetString() is not { } next) return contracts;
            cursor = $"&cursor={next}";
        }
    }
}
