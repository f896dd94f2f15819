using System.Text.Json.Nodes;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verifier.Tests;

public sealed class SignaturesCommandTests(VerifierFolder folder)
{
    [Fact]
    public async Task Signatures_under_pinned_roots_pass()
    {
        var (code, output, _) = await Lcverify.RunAsync(
            "signatures", folder.Contract, "--trust-root", folder.RootFile, "--tsa-root", folder.TimestampRootFile,
            "--json");

        var report = JsonNode.Parse(output)!;
        Assert.Empty(Schema.Faults("signatures", output));
        Assert.Equal("TOTAL-PASSED", (string?)report["indication"]);
        Assert.Equal([Paper.WorkerName, Paper.EmployerName],
            report["signatures"]!.AsArray().Select(s => (string?)s!["name"]));
        Assert.All(report["signatures"]!.AsArray(), s => Assert.Null(s!["role"]));
        Assert.Empty(report["documentTimestamps"]!.AsArray());
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task Without_the_timestamp_root_they_are_indeterminate() =>
        Assert.Equal(2, (await Lcverify.RunAsync("signatures", folder.Contract, "--trust-root", folder.RootFile)).Code);

    [Fact]
    public async Task A_changed_file_fails()
    {
        var altered = folder.Write("altered-signature.pdf",
            [.. await File.ReadAllBytesAsync(folder.Contract), .. " "u8]);

        Assert.Equal(1, (await Lcverify.RunAsync(
            "signatures", altered, "--trust-root", folder.RootFile, "--tsa-root", folder.TimestampRootFile)).Code);
    }

    [Fact]
    public async Task A_file_without_a_signature_gives_exit_code_3()
    {
        var unsigned = folder.Write("unsigned.pdf", new Paper().Make());

        Assert.Equal(3, (await Lcverify.RunAsync("signatures", unsigned, "--trust-root", folder.RootFile)).Code);
    }

    [Fact]
    public async Task A_time_before_the_certificates_judges_by_that_time() =>
        Assert.NotEqual(0, (await Lcverify.RunAsync(
            "signatures", folder.Contract, "--trust-root", folder.RootFile, "--tsa-root", folder.TimestampRootFile,
            "--at", "2020-01-01T00:00:00Z")).Code);
}
