using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.TestKit.Evidence;
using LaborContracts.Verification.Evidence;
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

    [Theory]
    [InlineData("report.json", "\"verdict\": \"AUTHENTIC\"", "\"verdict\": \"\\u001b[2JAUTHENTIC\"")]
    [InlineData("report.json", "\"name\": \"contract.pdf\"", "\"name\": \"\\u001b[2JAUTHENTIC\"")]
    [InlineData("manifest.json", "\"name\": \"contract.pdf\"", "\"name\": \"\\u001b[2JAUTHENTIC\"")]
    public async Task What_a_package_says_cannot_write_to_the_terminal(string file, string part, string other)
    {
        var honest = EvidencePackage.Read(await File.ReadAllBytesAsync(EvidenceVector.Read("honest").Package, TestContext.Current.CancellationToken));
        var before = Encoding.UTF8.GetString(honest.Files[file].Span);
        Assert.Contains(part, before, StringComparison.Ordinal);
        var files = honest.Files.ToDictionary(
            one => one.Key, one => one.Key == file ? Encoding.UTF8.GetBytes(before.Replace(part, other, StringComparison.Ordinal)) : one.Value);
        var path = Path.Combine(Directory.CreateTempSubdirectory("lcverify-").FullName, "package.zip");
        await using (var zip = File.Create(path))
            await (honest with { Files = files }).WriteAsync(zip, TestContext.Current.CancellationToken);

        var (code, output, errors) = await Lcverify.RunAsync(["evidence", path, .. Pins]);

        Assert.Equal(file == "manifest.json" ? 3 : 1, code);
        Assert.DoesNotContain('\u001b', output + errors);
    }

    [Fact]
    public async Task People_are_told_the_three_answers_in_Chinese_and_in_English()
    {
        var (_, output, _) = await Lcverify.RunAsync(["evidence", EvidenceVector.Read("honest").Package, .. Pins]);

        Assert.Contains("这是不是当初签署的合同？ 是。", output, StringComparison.Ordinal);
        Assert.Contains("Who signed it, and did they mean it? It was signed by the parties", output, StringComparison.Ordinal);
        Assert.Contains("登记和共识证明: 通过", output, StringComparison.Ordinal);
    }
}
