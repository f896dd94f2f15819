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
        var bytes = await File.ReadAllBytesAsync(vector.Package, TestContext.Current.CancellationToken);
        if (vector.Verdict is null)
        {
            Assert.Throws<FormatException>(() => EvidencePackage.Read(bytes));
            return;
        }

        var trust = Trust.Read(await File.ReadAllBytesAsync(EvidenceVector.TrustFile, TestContext.Current.CancellationToken));
        var report = await new EvidenceVerifier(trust, null, new FixedClock()).VerifyAsync(EvidencePackage.Read(bytes), TestContext.Current.CancellationToken);

        Assert.Equal(
            $"{vector.Verdict}: {string.Join(' ', vector.Failed)}",
            $"{report.Verdict.Name()}: {string.Join(' ', report.Steps.Where(step => step.Outcome == Outcome.Failed).Select(step => step.Part.Name()))}");
    }

    [Fact]
    public void A_manifest_follows_its_schema() => Assert.Empty(Schema.Faults("evidence", System.Text.Encoding.UTF8.GetString(
        EvidencePackage.Read(File.ReadAllBytes(EvidenceVector.Read("honest").Package)).Files["manifest.json"].Span)));

    [Fact]
    public void The_report_in_a_package_follows_its_schema() => Assert.Empty(Schema.Faults("evidence-report", System.Text.Encoding.UTF8.GetString(
        EvidencePackage.Read(File.ReadAllBytes(EvidenceVector.Read("honest").Package)).Files["report.json"].Span)));

    [Fact]
    public void There_are_forty_vectors_and_more() => Assert.True(EvidenceVector.All.Count >= 40);

    /// <summary>Keys and clock are fixed; signatures are not, so the files are kept and made anew only by intent:
    /// <c>dotnet test --project tests/LaborContracts.Verification.Tests -- --explicit only --filter-method "*writes_the_vectors*"</c>.</summary>
    [Fact(Explicit = true)]
    public async Task The_generator_writes_the_vectors()
    {
        await using var room = new VerificationRoom { Keys = Path.Combine(EvidenceVector.Folder, "keys") };
        await room.InitializeAsync();
        var maker = new EvidenceMaker(room);
        foreach (var old in Directory.GetFiles(EvidenceVector.Folder)) File.Delete(old);
        await File.WriteAllBytesAsync(EvidenceVector.TrustFile, maker.TrustFile, TestContext.Current.CancellationToken);
        foreach (var (vector, package) in await EvidenceCases.MakeAsync(maker))
        {
            await File.WriteAllBytesAsync(vector.Package, package, TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(Path.ChangeExtension(vector.Package, ".json"), vector.ToJson(), TestContext.Current.CancellationToken);
        }
    }
}
