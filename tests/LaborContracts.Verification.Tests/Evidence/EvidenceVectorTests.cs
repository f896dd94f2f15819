using LaborContracts.TestKit.Evidence;
using LaborContracts.Verification.Evidence;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests.Evidence;

/// <summary>The packages under tests/vectors/evidence, each with what is to be found of it.</summary>
public sealed class EvidenceVectorTests
{
    public static TheoryData<string> Names => [.. EvidenceVector.All.Select(vector => vector.Name)];

    [Theory, MemberData(nameof(Names))]
    public async Task A_vector_gives_the_recorded_report(string name)
    {
        var vector = EvidenceVector.Read(name);
        var trust = Trust.Read(await File.ReadAllBytesAsync(EvidenceVector.TrustFile, TestContext.Current.CancellationToken));

        await AssertJudgedAsync(vector, await File.ReadAllBytesAsync(vector.Package, TestContext.Current.CancellationToken), trust);
    }

    [Fact]
    public void A_manifest_follows_its_schema() => Assert.Empty(Schema.Faults("evidence", System.Text.Encoding.UTF8.GetString(
        EvidencePackage.Read(File.ReadAllBytes(EvidenceVector.Read("honest").Package)).Files["manifest.json"].Span)));

    [Fact]
    public void The_report_in_a_package_follows_its_schema() => Assert.Empty(Schema.Faults("evidence-report", System.Text.Encoding.UTF8.GetString(
        EvidencePackage.Read(File.ReadAllBytes(EvidenceVector.Read("honest").Package)).Files["report.json"].Span)));

    [Fact]
    public void There_are_forty_vectors_and_more() => Assert.True(EvidenceVector.All.Count >= 40);

    /// <summary>
    /// Keys and clock are fixed; signatures are not, so the files are kept. With <c>WRITE_VECTORS=yes</c> in the environment these take their place.
    /// </summary>
    [Fact]
    public async Task Packages_made_anew_give_the_recorded_reports_too()
    {
        await using var room = new VerificationRoom { Keys = Path.Combine(EvidenceVector.Folder, "keys") };
        await room.InitializeAsync();
        var maker = new EvidenceMaker(room);
        var made = await EvidenceCases.MakeAsync(maker);
        foreach (var (vector, package) in made) await AssertJudgedAsync(vector, package, maker.Trust);

        if (Environment.GetEnvironmentVariable("WRITE_VECTORS") == "yes") await WriteAsync(maker, made);
        Assert.Equal(EvidenceVector.All.Select(vector => vector.Name), made.Select(one => one.Vector.Name).Order(StringComparer.Ordinal));
    }

    private static async Task AssertJudgedAsync(EvidenceVector vector, byte[] package, Trust trust)
    {
        if (vector.Verdict is null)
        {
            Assert.Throws<FormatException>(() => EvidencePackage.Read(package));
            return;
        }

        var report = await new EvidenceVerifier(trust, null, new FixedClock()).VerifyAsync(EvidencePackage.Read(package), TestContext.Current.CancellationToken);

        Assert.Equal(
            $"{vector.Name}: {vector.Verdict}: {string.Join(' ', vector.Failed)}",
            $"{vector.Name}: {report.Verdict.Name()}: {string.Join(' ', report.Steps.Where(step => step.Outcome == Outcome.Failed).Select(step => step.Part.Name()))}");
    }

    private static async Task WriteAsync(EvidenceMaker maker, IEnumerable<(EvidenceVector Vector, byte[] Package)> made)
    {
        foreach (var old in Directory.GetFiles(EvidenceVector.Folder)) File.Delete(old);
        await File.WriteAllBytesAsync(EvidenceVector.TrustFile, maker.TrustFile, TestContext.Current.CancellationToken);
        foreach (var (vector, package) in made)
        {
            await File.WriteAllBytesAsync(vector.Package, package, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(Path.ChangeExtension(vector.Package, ".json"), vector.ToJson(), TestContext.Current.CancellationToken);
        }
    }
}
