using System.Text.Json.Nodes;
using Xunit;

namespace LaborContracts.Verifier.Tests;

public sealed class DocumentCommandTests(VerifierFolder folder)
{
    [Fact]
    public async Task An_anchored_contract_is_authentic_with_exit_code_0()
    {
        var (code, output, _) = await Lcverify.RunAsync(
            "document", folder.Contract, "--proof", folder.ProofFile, "--trust", folder.TrustFile, "--rpc", folder.Rpc,
            "--json");

        Assert.Equal("AUTHENTIC", (string?)JsonNode.Parse(output)!["verdict"]);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task A_consensus_proof_under_pinned_validators_needs_no_node()
    {
        string[] question = ["document", folder.Contract, "--proof", folder.ProofFile, "--consensus", folder.ConsensusFile, "--json", "--trust"];

        var (code, output, _) = await Lcverify.RunAsync([.. question, folder.TrustFileWithValidators]);
        var unpinned = await Lcverify.RunAsync([.. question, folder.TrustFile]);

        Assert.Equal(0, code);
        Assert.Equal("proven", (string?)JsonNode.Parse(output)!["anchor"]!["consensus"]);
        Assert.Equal(2, unpinned.Code);
        Assert.Equal("no-pinned-validators", (string?)JsonNode.Parse(unpinned.Output)!["anchor"]!["consensus"]);
        Assert.Equal(3, (await Lcverify.RunAsync(
            "document", folder.Contract, "--trust", folder.TrustFile, "--consensus", folder.ProofFile)).Code);
    }

    [Fact]
    public async Task Pins_given_one_by_one_do_the_same()
    {
        var trust = JsonNode.Parse(await File.ReadAllTextAsync(folder.TrustFile))!;

        var (code, output, _) = await Lcverify.RunAsync(
            "document", folder.Contract, "--proof", folder.ProofFile, "--trust-root", folder.RootFile,
            "--tsa-root", folder.TimestampRootFile, "--chain-id", trust["chainId"]!.ToString(),
            "--registry", trust["registry"]!.ToString(), "--rpc", folder.Rpc);

        Assert.Contains("AUTHENTIC", output, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task People_are_told_in_Chinese_and_in_English()
    {
        var (_, output, _) = await Lcverify.RunAsync("document", folder.Contract, "--trust", folder.TrustFile);

        Assert.Contains("没有提供登记证明", output, StringComparison.Ordinal);
        Assert.Contains("No proof", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_contract_is_altered_with_exit_code_1()
    {
        var altered = folder.Write("altered.pdf", [.. await File.ReadAllBytesAsync(folder.Contract), .. " "u8]);

        var (code, output, _) = await Lcverify.RunAsync(
            "document", altered, "--proof", folder.ProofFile, "--trust", folder.TrustFile, "--rpc", folder.Rpc,
            "--json");

        Assert.Equal("ALTERED", (string?)JsonNode.Parse(output)!["verdict"]);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task What_could_not_be_looked_at_gives_exit_code_2()
    {
        Assert.Equal(2, (await Lcverify.RunAsync("document", folder.Contract)).Code);
        Assert.Equal(2, (await Lcverify.RunAsync(
            "document", folder.Contract, "--trust", folder.TrustFile, "--proof", folder.ProofFile)).Code);
        Assert.Equal(2, (await Lcverify.RunAsync(
            "document", folder.Contract, "--trust", folder.TrustFile, "--proof", folder.ProofFile, "--rpc",
            "http://127.0.0.1:1/")).Code);
    }

    [Fact]
    public async Task What_cannot_be_read_gives_exit_code_3()
    {
        var (code, output, errors) = await Lcverify.RunAsync("document", folder.TrustFile);

        Assert.Equal((3, ""), (code, output));
        Assert.Contains("PDF", errors, StringComparison.Ordinal);
        Assert.Equal(3, (await Lcverify.RunAsync("document", folder.Contract, "--proof", folder.TrustFile)).Code);
        Assert.Equal(3, (await Lcverify.RunAsync("document", "/dev/zero")).Code);
    }

    [Theory]
    [InlineData]
    [InlineData("document")]
    [InlineData("document", "/no/such/file.pdf")]
    [InlineData("document", "/dev/null", "--nonsense")]
    [InlineData("document", "/dev/null", "--chain-id", "many")]
    [InlineData("document", "/dev/null", "--registry", "0x00")]
    [InlineData("document", "/dev/null", "--rpc", "ftp://127.0.0.1/")]
    [InlineData("document", "/dev/null", "--trust", "/dev/null")]
    [InlineData("signatures", "/dev/null")]
    [InlineData("signatures", "/dev/null", "--trust-root", "/dev/null")]
    [InlineData("inclusion")]
    [InlineData("inclusion", "/dev/null", "--leaf", "0xabc")]
    public async Task Wrong_usage_gives_exit_code_64(params string[] arguments)
    {
        var (code, _, errors) = await Lcverify.RunAsync(arguments);

        Assert.Equal(64, code);
        Assert.NotEmpty(errors);
    }
}
