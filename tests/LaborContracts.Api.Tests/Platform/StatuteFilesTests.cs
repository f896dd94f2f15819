using LaborContracts.TestKit;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Platform;

/// <summary>The operator's own statute data, in the data folder.</summary>
public sealed class StatuteFilesTests : IAsyncLifetime
{
    private InProcessPlatform _platform = null!;

    private string File => Path.Combine(_platform.DataFolder, "statutes", "minimum-wages.json");

    public async ValueTask InitializeAsync()
    {
        _platform = await InProcessPlatform.StartAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
    }

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task A_minimum_wage_that_the_operator_confirms_blocks_from_the_next_check()
    {
        Assert.Equal("warn", await MinimumWageAsync());

        await System.IO.File.WriteAllTextAsync(File, BuiltIn().Replace("second-hand", "found", StringComparison.Ordinal));

        Assert.Equal("block", await MinimumWageAsync());
    }

    [Fact]
    public async Task Data_that_cannot_be_read_leave_the_values_before_in_force()
    {
        await System.IO.File.WriteAllTextAsync(File, BuiltIn().Replace("second-hand", "found", StringComparison.Ordinal));
        Assert.Equal("block", await MinimumWageAsync());

        await System.IO.File.WriteAllTextAsync(File, "{ \"rows\": [");

        Assert.Equal("block", await MinimumWageAsync());
    }

    [Fact]
    public async Task Data_that_cannot_be_read_stop_the_start()
    {
        await using var platform = new InProcessPlatform();
        var folder = Directory.CreateDirectory(Path.Combine(platform.DataFolder, "statutes"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder.FullName, "switches.json"), "{ \"off\": [\"P01\"] }");

        Assert.Throws<FormatException>(platform.StartServer);
    }

    /// <summary>What W01 says of 2600 yuan a month in 新北, between the confirmed value of 2024 and the other one of 2026.</summary>
    private async Task<string?> MinimumWageAsync()
    {
        var terms = Parties.RepeatableTerms();
        terms["remuneration"]!["monthlyWage"] = "2600.00";
        var answer = (await (await _platform.PartiesAsync()).Employer.PostAsync("/api/v1/contracts/check", terms)).Good().Json;
        return answer.GetProperty("findings").EnumerateArray()
            .Single(finding => finding.GetProperty("id").GetString() == "W01").GetProperty("severity").GetString();
    }

    private static string BuiltIn() => System.IO.File.ReadAllText(Path.Combine(
        Repository.Root, "src", "LaborContracts.Domain", "Statutes", "Data", "minimum-wages.json"));
}
