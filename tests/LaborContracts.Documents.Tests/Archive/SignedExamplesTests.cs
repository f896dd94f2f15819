using System.Text;
using LaborContracts.Domain.Kinds;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Documents.Tests.Archive;

/// <summary>Every kind of document, signed and archived, before us and before other programs.</summary>
public sealed class SignedExamplesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Kinds => [.. SignedExamples.Kinds];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_passes_at_the_level_of_the_archive_here_and_with_the_others(string code)
    {
        Assert.True(DocumentKinds.TryParse(code, out var kind));
        var example = SignedExamples.Get(code);
        var path = _folder.Write("signed.pdf", example.Pdf);

        var report = PadesValidation.Validate(PdfFile.Read(example.Pdf), example.Policy);
        Assert.Equal(kind.Value.Signers().Select(role => role.ToString().ToLowerInvariant()), report.Signatures.Select(r => r.Field));
        Assert.All(report.Signatures, r => Assert.Equal((Indication.TotalPassed, "PAdES-B-LTA"), (r.Indication, r.Level)));
        Assert.True(Assert.Single(report.DocumentTimestamps) is { Indication: Indication.TotalPassed, CoversWholeDocument: true });

        Assert.Contains("No syntax or stream encoding errors", ForeignTool.Judge("qpdf", "--check", path), StringComparison.Ordinal);
        Assert.Equal(PagesOf(_folder.Write("unsigned.pdf", example.Unsigned)), PagesOf(path));
        var database = new NssDatabase(
            Path.Combine(_folder.Path, "nss"), _folder.Write("root.pem", Encoding.ASCII.GetBytes(example.RootPem)));
        var verdicts = database.Judge(path);
        Assert.Equal(report.Signatures.Count, verdicts.Count);
        Assert.All(verdicts, verdict => Assert.True(verdict is { Valid: true, Trusted: true }, verdict.Words));
    }

    public void Dispose() => _folder.Dispose();

    private static string PagesOf(string path) =>
        ForeignTool.Judge("mutool", "info", path).Split('\n').Single(line => line.StartsWith("Pages: ", StringComparison.Ordinal));
}
