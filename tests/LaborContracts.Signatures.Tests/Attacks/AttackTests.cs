using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation;
using LaborContracts.TestKit;
using Xunit;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>Every hostile file of the collection, judged: none is accepted, and each is refused for the right reason.</summary>
public sealed class AttackTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    private readonly AttackRoom _room = new();

    public static TheoryData<string> Names => [.. AttackCollection.All.Select(attack => attack.Name)];

    [Fact]
    public void The_honest_files_pass_so_that_each_attack_decides_alone()
    {
        byte[][] honest =
        [
            _room.Once(), _room.Twice(), AttackRoom.Store(_room.Twice(), _room.RootCertificate),
            _room.StampDocument(AttackRoom.Store(_room.Twice(), _room.RootCertificate)),
        ];

        foreach (var pdf in honest)
            Assert.All(Judge(pdf).Signatures, r => Assert.True(r.Indication == Indication.TotalPassed, $"{r.Field}: {r.Reason}"));
    }

    [Fact]
    public void The_collection_holds_no_attack_twice_and_no_fewer_than_it_is_said_to_hold()
    {
        var all = AttackCollection.All.ToList();

        Assert.Equal(all.Count, all.Select(attack => attack.Name).Distinct().Count());
        Assert.True(all.Count >= 300, $"There are {all.Count} attacks.");
    }

    [Fact]
    public void The_table_of_faults_says_what_the_collection_shows()
    {
        var written = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "faults.md"));

        Assert.Equal(FaultTable.Rows, written.Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2));
    }

    [Theory, MemberData(nameof(Names))]
    public void No_hostile_file_is_accepted(string name)
    {
        var attack = AttackCollection.All.Single(a => a.Name == name);
        var pdf = attack.Make(_room);

        PadesReport report;
        try
        {
            report = InTime(pdf);
        }
        catch (PdfFormatException e)
        {
            Assert.True(attack.Indication is null, $"Refused as unreadable: {e.Message}");
            return;
        }

        if (attack.Indication is null)
        {
            Assert.Empty(report.Signatures);
            return;
        }

        var target = report.Signatures.Concat(report.DocumentTimestamps).FirstOrDefault(r => r.Field == attack.Field);
        Assert.True(target is not null, $"No report on {attack.Field}.");
        Assert.True(
            (target.Indication, target.SubIndication) == (attack.Indication.Value, attack.SubIndication),
            $"{target.Indication} {target.SubIndication}: {target.Reason}");
    }

    public void Dispose() => _room.Dispose();

    /// <summary>The best of three: on a busy machine even the same work takes longer.</summary>
    private PadesReport InTime(byte[] pdf)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (start, report) = (ThreadClock.Now, (PadesReport?)null);
            PdfFormatException? refusal = null;
            try
            {
                report = Judge(pdf);
            }
            catch (PdfFormatException e)
            {
                refusal = e;
            }

            var elapsed = ThreadClock.Now - start;
            if (elapsed >= Limit && attempt < 3) continue;
            Assert.True(elapsed < Limit, $"It took {elapsed.TotalSeconds:0.00} seconds.");
            return report ?? throw refusal!;
        }
    }

    private PadesReport Judge(byte[] pdf) => PadesValidation.Validate(PdfFile.Read(pdf), _room.Policy);
}
