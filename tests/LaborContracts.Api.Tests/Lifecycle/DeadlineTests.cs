using System.Text.Json;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Lifecycle;

/// <summary>What falls due, from draft to ending.</summary>
public sealed class DeadlineTests(InProcessPlatform platform)
{
    private const string AllOfThem = "/api/v1/deadlines?from=2026-01-01&until=2040-01-01&limit=200";

    [Fact]
    public async Task An_unsigned_contract_is_due_within_a_month_and_a_concluded_one_before_its_term_ends()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        Assert.Equal([("socialInsurance", "2026-12-31"), ("writtenContract", "2027-01-01")], await OfAsync(parties.Employer, contract));

        (await parties.SignAsync(parties.Worker, contract)).Good();
        await parties.InStateAsync(contract, "signedByWorker");
        (await parties.SignAsync(parties.Employer, contract)).Good();
        await parties.InStateAsync(contract, "concluded");

        Assert.Equal(
            [
                ("socialInsurance", "2026-12-31"), ("renewalIn60Days", "2029-10-01"),
                ("renewalIn30Days", "2029-10-31"), ("renewalIn7Days", "2029-11-23"), ("termEnds", "2029-11-30"),
                ("workedOn7Days", "2029-12-07"), ("workedOn20Days", "2029-12-20"), ("workedOnAMonth", "2029-12-30"),
            ],
            await OfAsync(parties.Worker, contract));
    }

    [Fact]
    public async Task A_renewal_moves_the_deadlines_and_an_ending_brings_its_own()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();

        await parties.FollowedAsync(parties.Employer, contract, "renewals", Bodies.Renewal());
        Assert.Contains(("termEnds", "2032-11-30"), await OfAsync(parties.Employer, contract));

        await parties.FollowedAsync(parties.Employer, contract, "terminations", Bodies.Notice());
        Assert.Equal(
            [("certificate", "2027-03-31"), ("handover", "2027-04-15"), ("keptUntil", "2029-03-31")],
            await OfAsync(parties.Employer, contract));

        await parties.FollowedAsync(parties.Employer, contract, "terminations", Bodies.Certificate());
        Assert.DoesNotContain("certificate", (await OfAsync(parties.Employer, contract)).Select(d => d.Kind));
    }

    [Fact]
    public async Task Each_sees_own_deadlines_only_and_a_worker_none_of_a_draft()
    {
        var parties = await platform.PartiesAsync();
        var draft = await parties.DraftAsync();

        Assert.NotEmpty(await OfAsync(parties.Employer, draft));
        Assert.Empty(await OfAsync(parties.Worker, draft));
        Assert.Empty(await OfAsync(await parties.OtherEmployerAsync(), draft));
    }

    [Fact]
    public async Task A_long_list_comes_in_pages_without_gap_or_repetition()
    {
        var parties = await platform.PartiesAsync();
        for (var i = 0; i < 3; i++) await parties.DraftAsync();
        var whole = (await parties.Employer.GetAsync(AllOfThem)).Good().Json.GetProperty("deadlines").EnumerateArray().Select(Key).ToList();

        var (paged, cursor) = (new List<string>(), "");
        do
        {
            var page = (await parties.Employer.GetAsync($"{AllOfThem.Replace("200", "2", StringComparison.Ordinal)}{cursor}")).Good().Json;
            paged.AddRange(page.GetProperty("deadlines").EnumerateArray().Select(Key));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0 && paged.Count < 1000);

        Assert.Superset(whole.ToHashSet(), paged.ToHashSet()); // others may have come meanwhile
        Assert.Equal(paged.Count, paged.Distinct().Count());
        Assert.Equal(paged.Select(key => key[..10]).Order(StringComparer.Ordinal), paged.Select(key => key[..10]));

        static string Key(JsonElement d) => $"{d.GetProperty("dueOn")} {d.GetProperty("contractId")} {d.GetProperty("kind")}";
    }

    private static async Task<(string? Kind, string? DueOn)[]> OfAsync(ApiCaller caller, Guid contract)
    {
        var cursor = "";
        var found = new List<(string?, string?)>();
        do
        {
            var page = (await caller.GetAsync($"{AllOfThem}{cursor}")).Good().Json;
            found.AddRange(page.GetProperty("deadlines").EnumerateArray()
                .Where(d => d.GetProperty("contractId").GetGuid() == contract)
                .Select(d => (d.GetProperty("kind").GetString(), d.GetProperty("dueOn").GetString())));
            cursor = page.GetProperty("next").GetString() is { } next ? $"&cursor={next}" : "";
        }
        while (cursor.Length > 0);
        return [.. found];
    }
}
