using System.Text.Json.Nodes;
using LaborContracts.TestKit.Evidence;
using Xunit;

namespace LaborContracts.Verifier.Tests;

/// <summary><c>lcverify evidence</c> over the packages under tests/vectors/evidence, without platform and node.</summary>
public sealed class EvidenceCommandTests
{
    private static readonly string[] Pins = ["--trust", EvidenceVector.TrustFile];

    public static TheoryData<string> Names => [.. EvidenceVector.All.Select(vector => vector.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_vector_gives_the_recorded_exit_code_and_steps(string name)
    {
        var vector = EvidenceVector.Read(name);

        var (code, output, errors) = await Lcverify.RunAsync(["evidence", vector.Package, .. Pins, "--json"]);

        Assert.Equal(vector.ExitCode, code);
        if (vector.Verdict is null)
        {
            Assert.Contains("The package cannot be read", errors, StringComparison.Ordinal);
            return;
        }

        Assert.Empty(Verification.Tests.Rig.Schema.Faults("evidence-report", output));
        var report = JsonNode.Parse(output)!;
        var failed = report["steps"]!.AsArray().Where(step => (string?)step!["outcome"] == "failed").Select(step => (string?)step!["step"]);
        Assert.Equal((vector.Verdict, string.Join(' ', vector.Failed)), ((string?)report["verdict"], string.Join(' ', failed)));
    }

    [Fact]
    public async Task Without_pins_an_honest_package_is_not_accused()
    {
        var (code, output, _) = await Lcverify.RunAsync("evidence", EvidenceVector.Read("honest").Package, "--json");

        Assert.Equal((2, "INDETERMINATE"), (code, (string?)JsonNode.Parse(output)!["verdict"]));
    }

    [Fact]
    public async Task A_node_that_cannot_be_reached_leaves_what_the_validators_sealed() => Assert.Equal(
        0, (await Lcverify.RunAsync(["evidence", EvidenceVector.Read("honest").Package, .. Pins, "--rpc", "http://127.0.0.1:1/"])).Code);

    [Theory]
    [InlineData("evidence")]
    [InlineData("evidence", "/no/such/package.zip")]
    [InlineData("evidence", "/dev/null", "--rpc", "ftp://127.0.0.1/")]
    public async Task Wrong_usage_gives_exit_code_64(params string[] arguments) =>
        Assert.Equal(64, (await Lcverify.RunAsync(arguments)).Code);

    [Fact]
    public async Task An_endless_file_is_no_package() => Assert.Equal(3, (await Lcverify.RunAsync("evidence", "/dev/zero")).Code);

    [Fact]
    public async Task People_are_told_the_three_answers_in_Chinese_and_in_English()
    {
        var (_, output, _) = await Lcverify.RunAsync(["evidence", EvidenceVector.Read("honest").Package, .. Pins]);

        Assert.Contains("这是不是当初签署的合同？ 是。", output, StringComparison.Ordinal);
        Assert.Contains("Who signed it, and did they mean it? It was signed by the parties", output, StringComparison.Ordinal);
        Assert.Contains("登记和共识证明: 通过", output, StringComparison.Ordinal);
    }
}
