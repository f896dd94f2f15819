using System.Security.Cryptography;
using System.Text.Json;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Api.Tests.SignIn;
using LaborContracts.TestKit;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Operation;

/// <summary>What the operator is told: figures, what needs a person, and nothing of any person.</summary>
public sealed class OperationTests : IAsyncLifetime
{
    private InProcessPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await InProcessPlatform.StartAsync(
        new Dictionary<string, string>
        {
            ["Platform:Sms:Address"] = "http://127.0.0.1:1/messages", // nothing listens there
            ["Platform:Batching:MaxAge"] = "1.00:00:00", // a leaf waits as long as a test lets it
        });

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task What_cannot_wait_comes_first()
    {
        var told = await EventuallyAsync("chain.no-node");

        var urgencies = told.GetProperty("concerns").EnumerateArray().Select(concern => concern.GetProperty("urgency").GetString()).ToList();
        Assert.Equal("now", urgencies[0]);
        Assert.Contains("soon", urgencies);
        Assert.Equal(urgencies.Order(StringComparer.Ordinal), urgencies);
        Assert.Equal("unreachable", Assert.Single(told.GetProperty("chain").GetProperty("nodes").EnumerateArray()).GetProperty("fault").GetString());
    }

    [Fact]
    public async Task Contracts_that_wait_too_long_for_the_chain_are_told_in_numbers_alone()
    {
        var parties = await _platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var number = (await parties.ViewAsync(contract)).GetProperty("number").GetString()!;
        Assert.DoesNotContain(await CodesAsync(), code => code.StartsWith("anchoring.", StringComparison.Ordinal));

        _platform.Clock.Advance(TimeSpan.FromMinutes(61));
        var told = await ReadAsync();

        Assert.Contains(Codes(told), code => code.StartsWith("anchoring.", StringComparison.Ordinal));
        var work = told.GetProperty("work");
        Assert.Equal(1, work.GetProperty("leaves").GetProperty("count").GetInt32() + work.GetProperty("batches").GetProperty("count").GetInt32());
        foreach (var telling in (string[])["王䶮", "常顺", "320499", "13800000001", number, contract.ToString()])
            Assert.DoesNotContain(telling, told.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Messages_that_no_gateway_takes_are_told_while_they_are_of_use()
    {
        var parties = await _platform.PartiesAsync();
        await parties.ProvenIntentAsync(parties.Worker, await parties.OfferedAsync());
        Assert.DoesNotContain("sms.late", await CodesAsync());

        _platform.Clock.Advance(TimeSpan.FromMinutes(3));

        Assert.Contains("sms.late", await CodesAsync());
    }

    [Fact]
    public async Task Statute_data_are_told_as_they_are_in_force_and_so_is_a_file_that_is_not()
    {
        Assert.Equal(["statutes.average-wage", "statutes.next-year"], (await CodesAsync()).Where(IsOfStatutes).Order(StringComparer.Ordinal));
        var wages = (await ReadAsync()).GetProperty("statutes").GetProperty("minimumWages");
        Assert.Equal("2660.00", wages[0].GetProperty("monthly").GetString());
        Assert.Equal("2026-01-01", wages[0].GetProperty("from").GetString());

        await PutAsync("minimum-wages.json", BuiltIn("minimum-wages.json").Replace(
            "\"rows\": [",
            """
            "rows": [
            {"district": "320402", "from": "2027-01-01", "class": 1, "monthly": "2700.00", "confidence": "found", "source": "test"},
            """,
            StringComparison.Ordinal));
        await PutAsync("average-wages.json", """{"note": [], "rows": [{"city": "320400", "year": 2025, "monthly": "9000.00", "source": "test", "confidence": "found"}]}""");
        Assert.DoesNotContain(await CodesAsync(), IsOfStatutes);
        Assert.Equal("2027-01-01", (await ReadAsync()).GetProperty("statutes").GetProperty("nextChange").GetString());

        await PutAsync("average-wages.json", "{ \"rows\": [");
        Assert.Equal(["statutes.unreadable"], (await CodesAsync()).Where(IsOfStatutes));
    }

    [Fact]
    public async Task A_generation_of_the_master_key_retires_before_the_operators_eyes()
    {
        await (await _platform.PartiesAsync()).DraftAsync();
        await File.WriteAllBytesAsync(
            Path.Combine(_platform.DataFolder, "keys", "master-2.key"), RandomNumberGenerator.GetBytes(32), TestContext.Current.CancellationToken);

        var keys = default(JsonElement);
        await Eventually.TrueAsync("the first look", async () =>
        {
            keys = (await ReadAsync()).GetProperty("keys");
            return keys.GetProperty("wrapping") is { ValueKind: JsonValueKind.Object } wrapping
                && wrapping.GetProperty("tables").GetInt32() == wrapping.GetProperty("ofTables").GetInt32();
        });
        Assert.Equal(2, keys.GetProperty("masterKey").GetInt32());
        Assert.Equal(1, Assert.Single(keys.GetProperty("retiring").EnumerateArray()).GetInt32());

        await Eventually.TrueAsync("two looks find nothing", async () =>
        {
            _platform.Clock.Advance(TimeSpan.FromMinutes(10));
            return (await CodesAsync()).Contains("keys.removable");
        });
    }

    [Fact]
    public async Task Failed_sign_ins_are_counted_and_name_nobody()
    {
        using var visitor = new PageVisitor(_platform);
        for (var tries = 0; tries < 3; tries++) await visitor.SignInAsync("somebody@nowhere.example", "wrong");

        var told = await ReadAsync();

        Assert.Equal(3, told.GetProperty("refusals").GetProperty("signIns").GetInt32());
        Assert.DoesNotContain("somebody", told.GetRawText(), StringComparison.Ordinal);
    }

    private static bool IsOfStatutes(string code) => code.StartsWith("statutes.", StringComparison.Ordinal);

    private static List<string> Codes(JsonElement told) =>
        [.. told.GetProperty("concerns").EnumerateArray().Select(concern => concern.GetProperty("code").GetString()!)];

    private static string BuiltIn(string file) =>
        File.ReadAllText(Path.Combine(Repository.Root, "src", "LaborContracts.Domain", "Statutes", "Data", file));

    private async Task PutAsync(string file, string text)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_platform.DataFolder, "statutes")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, file), text, TestContext.Current.CancellationToken);
    }

    private async Task<JsonElement> ReadAsync()
    {
        var caller = await ApiCaller.SignInAsync(_platform.CreateClient(), "operator@platform.example"); // a token of now, whatever the clock
        return (await caller.GetAsync("/api/v1/operation")).Good().Json;
    }

    private async Task<List<string>> CodesAsync() => Codes(await ReadAsync());

    private async Task<JsonElement> EventuallyAsync(string code)
    {
        var told = default(JsonElement);
        await Eventually.TrueAsync(code, async () =>
        {
            told = await ReadAsync();
            return Codes(told).Contains(code);
        });
        return told;
    }
}
