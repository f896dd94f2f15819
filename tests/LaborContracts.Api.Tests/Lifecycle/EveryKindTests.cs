using System.Text.Json.Nodes;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.TestKit;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Api.Tests.Lifecycle;

/// <summary>Each worked example goes the whole way: drafted, checked, offered, signed by all its parties, judged.</summary>
public sealed class EveryKindTests
{
    private const string Retired = "320499195806300127";

    public static TheoryData<string> Examples() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "examples"), "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task An_example_is_concluded_by_all_its_parties(string example)
    {
        await using var platform = await InProcessPlatform.StartAsync(); // its own: no earlier contracts of the same two
        var terms = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "docs", "examples", $"{example}.json"), TestContext.Current.CancellationToken))!.AsObject();
        var isRetired = terms["worker"]!["idNumber"]!.GetValue<string>() == Retired;
        var parties = await Parties.SignInAsync(platform.CreateClient(), isRetired ? "chen@worker.example" : "wang@worker.example");
        terms["employer"] = Parties.ExampleTerms()["employer"]!.DeepClone();
        if (terms["dispatch"] is { } dispatch) dispatch["user"]!["creditCode"] = "91320400MAHRTEXT62"; // not the employer itself
        if (!isRetired) terms["worker"] = Parties.ExampleTerms()["worker"]!.DeepClone();

        var contract = await parties.DraftAsync(terms);
        await Parties.OfferAsync(parties.Employer, contract);
        await parties.SignAllAsync(contract);

        var report = (await parties.Anyone.VerifyAsync(await parties.DocumentAsync(contract))).Good().Json;
        Assert.Equal("PENDING", report.GetProperty("verdict").GetString());
        Assert.Equal(
            terms["kind"]?.GetValue<string>() ?? "labor-contract", report.GetProperty("document").GetProperty("kind").GetString());
    }
}
