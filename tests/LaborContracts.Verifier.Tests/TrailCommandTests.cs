using System.Text.Json.Nodes;
using LaborContracts.Ledger.Tests.Trails;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verifier.Tests;

public sealed class TrailCommandTests(VerifierFolder folder)
{
    private string[] Pins => ["--trust", folder.TrustFile, "--rpc", folder.Rpc];

    public static TheoryData<string> Tamperings => [.. TrailTampering.Kinds.Keys];

    [Fact]
    public async Task A_whole_trail_with_a_registered_head_gives_exit_code_0()
    {
        var (code, output, _) = await Lcverify.RunAsync(["trail", folder.TrailFile, "--document", folder.Contract, .. Pins, "--json"]);

        Assert.Empty(Schema.Faults("trail-report", output));
        Assert.Equal(("WHOLE", 7), ((string?)JsonNode.Parse(output)!["verdict"], (int?)JsonNode.Parse(output)!["registeredTo"]));
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task A_consensus_proof_under_pinned_validators_needs_no_node() => Assert.Equal(0, (await Lcverify.RunAsync(
        "trail", folder.TrailFile, "--consensus", folder.ConsensusFile, "--trust", folder.TrustFileWithValidators)).Code);

    [Theory, MemberData(nameof(Tamperings))]
    public async Task Each_kind_of_tampering_gives_exit_code_1(string kind)
    {
        var tampered = folder.Write($"trail {kind}.json", TrailTampering.Kinds[kind](folder.Trail, 2).Write());

        var (code, output, _) = await Lcverify.RunAsync(["trail", tampered, .. Pins, "--json"]);

        Assert.Equal((1, "BROKEN"), (code, (string?)JsonNode.Parse(output)!["verdict"]));
    }

    [Fact]
    public async Task A_trail_that_was_cut_off_with_its_proof_is_unproven_alone_and_broken_beside_the_holders_proof()
    {
        var cut = folder.Write("trail-cut.json", (TrailTampering.Kinds["cut off"](folder.Trail, 3) with { Proofs = [] }).Write());

        Assert.Equal(2, (await Lcverify.RunAsync(["trail", cut, .. Pins])).Code);
        Assert.Equal(1, (await Lcverify.RunAsync(["trail", cut, "--proof", folder.ProofFile, .. Pins])).Code);
    }

    [Fact]
    public async Task What_could_not_be_looked_at_gives_exit_code_2()
    {
        Assert.Equal(2, (await Lcverify.RunAsync("trail", folder.TrailFile)).Code);
        Assert.Equal(2, (await Lcverify.RunAsync("trail", folder.TrailFile, "--trust", folder.TrustFile)).Code);
        Assert.Equal(2, (await Lcverify.RunAsync(
            "trail", folder.TrailFile, "--trust", folder.TrustFile, "--rpc", "http://127.0.0.1:1/")).Code);
    }

    [Fact]
    public async Task What_cannot_be_read_gives_exit_code_3()
    {
        Assert.Equal(3, (await Lcverify.RunAsync("trail", folder.ProofFile)).Code);
        Assert.Equal(3, (await Lcverify.RunAsync("trail", "/dev/zero")).Code);
        Assert.Equal(3, (await Lcverify.RunAsync("trail", folder.TrailFile, "--proof", folder.TrailFile)).Code);
        Assert.Equal(3, (await Lcverify.RunAsync("trail", folder.TrailFile, "--document", folder.TrailFile)).Code);
    }

    [Theory]
    [InlineData("trail")]
    [InlineData("trail", "/no/such/trail.json")]
    [InlineData("trail", "/dev/null", "--rpc", "ftp://127.0.0.1/")]
    public async Task Wrong_usage_gives_exit_code_64(params string[] arguments) =>
        Assert.Equal(64, (await Lcverify.RunAsync(arguments)).Code);

    [Fact]
    public async Task People_are_told_in_Chinese_and_in_English_and_shown_the_events()
    {
        var (_, output, _) = await Lcverify.RunAsync(["trail", folder.TrailFile, .. Pins]);

        Assert.Contains("证据链完整", output, StringComparison.Ordinal);
        Assert.Contains("The trail is whole", output, StringComparison.Ordinal);
        Assert.Contains("    3  {\"type\":\"intent.proven\"", output, StringComparison.Ordinal);
    }
}
