using System.Text.Json.Nodes;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verifier.Tests;

public sealed class StatementCommandTests(VerifierFolder folder)
{
    private string[] Pins => ["--trust", folder.TrustFile, "--rpc", folder.Rpc];

    [Fact]
    public async Task A_complete_statement_gives_exit_code_0()
    {
        var (code, output, _) = await Lcverify.RunAsync(["statement", folder.StatementFile, .. Pins, "--json"]);

        Assert.Empty(Schema.Faults("statement-report", output));
        Assert.Equal(("COMPLETE", 2), ((string?)JsonNode.Parse(output)!["verdict"], (int?)JsonNode.Parse(output)!["registeredTo"]));
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task A_leaf_that_was_left_out_gives_exit_code_1_and_its_number()
    {
        var cut = folder.Write("statement-cut.json", (folder.Statement with { Leaves = [folder.Statement.Leaves[1]] }).Write());

        var (code, output, _) = await Lcverify.RunAsync(["statement", cut, .. Pins]);

        Assert.Equal(1, code);
        Assert.Contains("第 1 项缺失", output, StringComparison.Ordinal);
        Assert.Contains("Leaf 1 is missing", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_end_that_was_cut_off_is_never_complete()
    {
        var cut = folder.Statement with { Leaves = [folder.Statement.Leaves[0]] };
        var (withItsHead, without) = (folder.Write("statement-short.json", cut.Write()), folder.Write("statement-bare.json", (cut with { Heads = [] }).Write()));

        Assert.Equal(1, (await Lcverify.RunAsync(["statement", withItsHead, .. Pins])).Code);
        Assert.Equal(2, (await Lcverify.RunAsync(["statement", without, .. Pins])).Code);
        Assert.Equal(1, (await Lcverify.RunAsync(["statement", folder.StatementFile, "--earlier", withItsHead, "--proof", folder.ProofFile, .. Pins])).Code);
    }

    [Fact]
    public async Task What_could_not_be_looked_at_gives_exit_code_2()
    {
        Assert.Equal(2, (await Lcverify.RunAsync("statement", folder.StatementFile)).Code);
        Assert.Equal(2, (await Lcverify.RunAsync("statement", folder.StatementFile, "--trust", folder.TrustFile, "--rpc", "http://127.0.0.1:1/")).Code);
    }

    [Fact]
    public async Task What_cannot_be_read_gives_exit_code_3()
    {
        Assert.Equal(3, (await Lcverify.RunAsync("statement", folder.TrailFile)).Code);
        Assert.Equal(3, (await Lcverify.RunAsync("statement", "/dev/zero")).Code);
        Assert.Equal(3, (await Lcverify.RunAsync("statement", folder.StatementFile, "--proof", folder.StatementFile)).Code);
    }

    [Fact]
    public async Task Parts_are_put_in_order_and_one_that_is_missing_is_no_accusation()
    {
        var whole = folder.Statement;
        var first = folder.Write("statement-part1.json", (whole with { Leaves = [whole.Leaves[0]], Heads = [], Next = 1 }).Write());
        var second = folder.Write("statement-part2.json", (whole with
        {
            After = new(whole.Key, 1, whole.Leaves[0].Head), Leaves = [whole.Leaves[1]],
        }).Write());
        var elsewhere = folder.Write("statement-part0.json", (whole with { Leaves = [], Heads = [], Next = 7 }).Write());

        Assert.Equal(0, (await Lcverify.RunAsync(["statement", second, first, .. Pins])).Code);
        var (code, _, errors) = await Lcverify.RunAsync(["statement", second, elsewhere, .. Pins]);
        Assert.Equal(3, code);
        Assert.Contains("none missing", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_statement_without_a_registered_head_is_told_to_show_nothing()
    {
        var bare = folder.Write("statement-earlier.json", (folder.Statement with { Leaves = [folder.Statement.Leaves[0]], Heads = [] }).Write());

        var (code, output, _) = await Lcverify.RunAsync(["statement", folder.StatementFile, "--earlier", bare, .. Pins, "--json"]);

        Assert.Equal(0, code);
        Assert.Contains("sequence.earlier-unregistered", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_gives_exit_code_64()
    {
        var others = folder.Write("statement-other.json", (folder.Statement with { Employer = "91320411MACY000195" }).Write());

        Assert.Equal(64, (await Lcverify.RunAsync("statement")).Code);
        Assert.Equal(64, (await Lcverify.RunAsync("statement", "/no/such/statement.json")).Code);
        Assert.Equal(64, (await Lcverify.RunAsync("statement", folder.StatementFile, "--earlier", others)).Code);
    }

    [Fact]
    public async Task People_are_told_what_stays_invisible()
    {
        var (_, output, _) = await Lcverify.RunAsync(["statement", folder.StatementFile, .. Pins]);

        Assert.Contains("清单完整", output, StringComparison.Ordinal);
        Assert.Contains("从未登记的", output, StringComparison.Ordinal);
        Assert.Contains("never registered", output, StringComparison.Ordinal);
    }
}
