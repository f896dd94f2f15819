using System.Net;
using System.Text.Json;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Cases;

/// <summary>A dispute over a wage, from the complaint to what the copies are.</summary>
public sealed class DisputeTests(InProcessPlatform platform)
{
    [Fact]
    public async Task A_copy_with_another_wage_is_found_with_its_page_and_clause_and_the_parties_see_who_looked()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.ConcludedAsync();
        var registered = await parties.DocumentAsync(contract);
        var (copy, page) = ForgedCopy.Of(registered, "6,500.00", "5,500.00");
        var inspector = await new Authority(platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);

        var comparison = (await Authority.CompareAsync(inspector, opened, copy)).Good().Json;

        Assert.Equal(("changed", contract), (comparison.GetProperty("kind").GetString(), comparison.GetProperty("contract").GetGuid()));
        var difference = Assert.Single(comparison.GetProperty("text").GetProperty("differences").EnumerateArray());
        Assert.StartsWith("四、劳动报酬 第", difference.GetProperty("clause").GetString(), StringComparison.Ordinal);
        Assert.Equal((page, page), (difference.GetProperty("page").GetInt32(), difference.GetProperty("copyPage").GetInt32()));
        Assert.Contains("6,500.00", difference.GetProperty("registered").GetString(), StringComparison.Ordinal);
        Assert.Contains("5,500.00", difference.GetProperty("copy").GetString(), StringComparison.Ordinal);
        var update = Assert.Single(comparison.GetProperty("updates").EnumerateArray());
        Assert.Equal(("employer", "forbidden"), (update.GetProperty("after").GetString(), update.GetProperty("level").GetString()));
        Assert.Equal($"page {page} /Contents", update.GetProperty("objects")[0].GetProperty("place").GetString());
        Assert.Equal(
            ["TOTAL-FAILED", "TOTAL-FAILED"], comparison.GetProperty("signatures").EnumerateArray().Select(s => s.GetProperty("indication").GetString()));
        Assert.Contains("文字有 1 处与登记文件不同。", Messages(comparison));
        Assert.Equal("comparison", Assert.Single(await Authority.LooksAsync(parties.Worker, contract)).Details["what"]);
    }

    [Fact]
    public async Task What_the_worker_kept_before_the_seal_is_an_earlier_revision()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.SignedByWorkerAsync();
        var kept = await parties.DocumentAsync(contract);
        (await parties.SignAsync(parties.Employer, contract)).Good();
        await parties.InStateAsync(contract, "concluded");
        var inspector = await new Authority(platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);

        var comparison = (await Authority.CompareAsync(inspector, opened, kept, contract)).Good().Json;

        Assert.Equal("earlierRevision", comparison.GetProperty("kind").GetString());
        Assert.Equal(["worker"], comparison.GetProperty("signatures").EnumerateArray().Select(s => s.GetProperty("field").GetString()));
    }

    [Fact]
    public async Task A_contract_of_the_same_parties_with_another_wage_is_unknown_and_its_differences_are_shown()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var other = Parties.RepeatableTerms();
        other["remuneration"]!["monthlyWage"] = "5900.00";
        var look = await parties.DocumentAsync(await parties.OfferedAsync(other));
        var inspector = await new Authority(platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);

        var comparison = (await Authority.CompareAsync(inspector, opened, look, contract)).Good().Json;

        Assert.Equal("unknown", comparison.GetProperty("kind").GetString());
        var differences = comparison.GetProperty("text").GetProperty("differences").EnumerateArray().ToArray();
        Assert.Contains(differences, difference => difference.GetProperty("clause").GetString()?.StartsWith("四、劳动报酬", StringComparison.Ordinal) == true
            && difference.GetProperty("copy").GetString()!.Contains("5,900.00", StringComparison.Ordinal));
        Assert.InRange(differences.Length, 2, 12); // number, card, wage in figures and in words, time of the offer
    }

    [Fact]
    public async Task A_copy_that_names_no_contract_or_cannot_be_read_is_not_compared()
    {
        var parties = await platform.PartiesAsync();
        var contract = await parties.OfferedAsync();
        var inspector = await new Authority(platform).InspectorAsync();
        var opened = await Authority.OpenAsync(inspector);

        A.Problem(await Authority.CompareAsync(inspector, opened, "scan"u8.ToArray()), HttpStatusCode.UnprocessableEntity, "case.which-contract");
        A.Problem(await Authority.CompareAsync(inspector, opened, "scan"u8.ToArray(), contract), HttpStatusCode.UnprocessableEntity, "document.not-pdf");
        A.Problem(await inspector.PostAsync($"/api/v1/cases/{opened}/comparisons"), HttpStatusCode.BadRequest, "verification.no-file");
    }

    private static IEnumerable<string?> Messages(JsonElement comparison) =>
        comparison.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetProperty("message").GetString());
}
