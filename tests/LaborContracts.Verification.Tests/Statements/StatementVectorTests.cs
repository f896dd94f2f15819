using System.Globalization;
using System.Text;
using System.Text.Json;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Sequences;
using LaborContracts.Signatures.Validation;
using LaborContracts.TestKit;
using LaborContracts.Verification.Statements;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests.Statements;

/// <summary>What is said of statements that are whole, that were tampered with, and of those that nobody can tell from whole ones.</summary>
public sealed class StatementVectorTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private static string Folder => Path.Combine(Repository.Root, "tests", "vectors", "statement");

    public static TheoryData<string> Cases =>
        [.. Directory.GetFiles(Folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public async Task Each_has_the_recorded_verdict_and_reasons(string name)
    {
        var vector = Read(name);
        if (vector.Verdict is null)
        {
            Assert.Throws<FormatException>(() => FileOf(vector));
            return;
        }

        var report = await JudgeAsync(vector);

        Assert.Equal(vector.Verdict, report.Verdict.Name());
        var found = report.Reasons.Select(reason => string.Join(' ', (object[])[reason.Code, .. reason.Values])).ToList();
        Assert.All(vector.Found, wanted => Assert.Contains(found, one => $"{one} ".StartsWith($"{wanted} ", StringComparison.Ordinal)));
        Assert.Contains("sequence.limits", report.Reasons.Select(reason => reason.Code));
        Assert.Empty(Schema.Faults("statement-report", report.ToJson(CultureInfo.GetCultureInfo("en")).ToJsonString()));
        Assert.All(report.Reasons, reason => Assert.NotEmpty(reason.Sentence(CultureInfo.GetCultureInfo("zh-CN"))));
    }

    [Theory, MemberData(nameof(Cases))]
    public void What_can_be_read_is_written_back_as_the_schema_wants_it(string name)
    {
        if (Read(name) is not { Verdict: not null } vector) return;
        var file = FileOf(vector);

        var written = Encoding.UTF8.GetString(file.Write());

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(vector.Statement).RootElement, JsonDocument.Parse(written).RootElement));
        Assert.Empty(Schema.Faults("statement", written));
    }

    [Fact]
    public async Task Whatever_single_leaf_is_left_out_of_an_honest_one_is_found_at_its_number()
    {
        var vector = Read("honest-from-the-beginning");
        var file = FileOf(vector);
        foreach (var left in file.Leaves)
        {
            var report = await JudgeAsync(file with { Leaves = [.. file.Leaves.Where(leaf => leaf != left)] }, vector);

            Assert.Equal(StatementVerdict.Broken, report.Verdict);
            // The last one leaves no gap behind it, but the registered head speaks of it.
            Assert.Contains(report.Reasons, reason => reason.Code == (left == file.Leaves[^1] ? "sequence.cut-off" : "sequence.gap")
                && Equals(reason.Values[0], left.Number));
        }
    }

    [Fact]
    public async Task Parts_that_follow_one_from_the_other_are_as_good_as_the_whole_in_whatever_order_they_come()
    {
        var vector = Read("honest-from-the-beginning");
        var (first, second) = Parts();

        Assert.Equal(StatementVerdict.Complete, (await JudgeAsync(StatementFile.Join([first, second]), vector)).Verdict);
        Assert.Equal(StatementVerdict.Complete, (await JudgeAsync(StatementFile.Join([second, first]), vector)).Verdict);
        Assert.Equal(StatementVerdict.Unproven, (await JudgeAsync(first, vector)).Verdict);
        Assert.Throws<FormatException>(() => StatementFile.Join([first, second with { Employer = "91320411MACY000195" }]));
    }

    [Fact]
    public async Task A_part_that_is_missing_accuses_nobody_and_a_leaf_that_is_missing_does()
    {
        var (first, second) = Parts();
        var cut = first with { Leaves = [.. first.Leaves.Take(3)] };

        Assert.Throws<FormatException>(() => StatementFile.Join([first with { Next = 2 }, second]));
        Assert.Throws<FormatException>(() => StatementFile.Join([first with { Next = null }, second]));
        Assert.Throws<FormatException>(() => StatementFile.Join([first, second, second]));
        var report = await JudgeAsync(StatementFile.Join([second, cut]), Read("honest-from-the-beginning"));
        Assert.Equal(StatementVerdict.Broken, report.Verdict);
        Assert.Contains(report.Reasons, reason => reason.Code == "sequence.gap" && Equals(reason.Values[0], 4ul));
    }

    [Fact]
    public async Task An_earlier_statement_is_worth_what_the_registered_head_at_its_end_makes_it()
    {
        var vector = Read("honest");
        var (first, _) = Parts();

        var backed = await JudgeAsync(vector, first);
        var bare = await JudgeAsync(vector, first with { Heads = [] });
        var ofItsBeginning = await JudgeAsync(vector, first with { Heads = [first.Heads[0]] });

        Assert.All([backed, bare, ofItsBeginning], report => Assert.Equal(StatementVerdict.Complete, report.Verdict));
        Assert.DoesNotContain(backed.Reasons, reason => reason.Code.StartsWith("sequence.earlier", StringComparison.Ordinal));
        Assert.All([bare, ofItsBeginning], report => Assert.Equal(
            Outcome.NotChecked, Assert.Single(report.Reasons, reason => reason.Code == "sequence.earlier-unregistered").Outcome));
    }

    [Fact]
    public async Task An_earlier_statement_that_says_something_else_is_told_at_the_first_number_that_differs()
    {
        var vector = Read("honest");
        var swapped = FileOf(Read("order-exchanged-and-linked-anew"));

        var report = await JudgeAsync(vector, swapped with { Heads = [] });

        Assert.Equal(StatementVerdict.Broken, report.Verdict);
        Assert.Equal(3ul, Assert.Single(report.Reasons, reason => reason.Code == "sequence.earlier-differs").Values[0]);
    }

    [Fact]
    public async Task An_earlier_statement_of_another_sequence_without_heads_is_not_compared()
    {
        var other = FileOf(Read("honest-from-the-beginning"));
        var report = await JudgeAsync(Read("honest"), other with { After = other.After with { Key = Bytes32.Zero }, Heads = [] });

        Assert.Equal(StatementVerdict.Complete, report.Verdict);
        Assert.Contains(report.Reasons, reason => reason.Code == "sequence.earlier-unregistered");
    }

    /// <summary>The honest sequence from its beginning, in two parts.</summary>
    private static (StatementFile First, StatementFile Second) Parts()
    {
        var (whole, heads) = (FileOf(Read("honest-from-the-beginning")), FileOf(Read("honest")).Heads);
        return (
            whole with { Leaves = [.. whole.Leaves.Take(4)], Heads = [.. heads.Take(2)], Next = 4 },
            whole with { After = new(whole.Key, 4, whole.Leaves[3].Head), Leaves = [.. whole.Leaves.Skip(4)], Heads = [.. heads.Skip(1)] });
    }

    private static Vector Read(string name) =>
        JsonSerializer.Deserialize<Vector>(File.ReadAllBytes(Path.Combine(Folder, $"{name}.json")), Web)!;

    private static StatementFile FileOf(Vector vector) => StatementFile.Read(Encoding.UTF8.GetBytes(vector.Statement));

    private static Task<StatementReport> JudgeAsync(Vector vector, params StatementFile[] earlier) => JudgeAsync(FileOf(vector), vector, earlier);

    private static Task<StatementReport> JudgeAsync(StatementFile file, Vector vector, params StatementFile[] earlier)
    {
        var registry = new MemoryRegistry();
        foreach (var anchor in vector.Anchors ?? [])
            registry.Anchors[Bytes32.Parse(anchor.Root)] = new(anchor.BlockNumber, anchor.BlockTime, anchor.LeafCount, registry.Address);
        var trust = new Trust(TrustRoots.FromPem(), TrustRoots.FromPem(), registry.ChainId, registry.Address, ValidatorPins.None, null);
        return new StatementVerifier(trust, vector.Anchors is null ? null : registry, new FixedClock()).VerifyAsync(
            file, earlier, [.. vector.Known.Select(proof => Proof.Read(Encoding.UTF8.GetBytes(proof)))], [], TestContext.Current.CancellationToken);
    }

    private sealed record Vector(string Statement, string[] Known, Anchored[]? Anchors, string? Verdict, string[] Found);

    private sealed record Anchored(string Root, uint LeafCount, ulong BlockNumber, DateTimeOffset BlockTime);
}
