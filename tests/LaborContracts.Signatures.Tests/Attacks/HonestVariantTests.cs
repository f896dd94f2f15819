using System.Text;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using LaborContracts.TestKit;
using Xunit;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>Papers as other programs write them, signed: what is strict against attackers must not be against these.</summary>
public sealed class HonestVariantTests : IDisposable
{
    private readonly AttackRoom _room = new();
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("--object-streams=generate")]
    [InlineData("--object-streams=disable")]
    [InlineData("--linearize --object-streams=disable")]
    [InlineData("--linearize --object-streams=generate")]
    [InlineData("--qdf --object-streams=disable")] // comments, indirect lengths
    [InlineData("--newline-before-endstream --min-version=1.7")]
    public void A_paper_by_qpdf_passes_when_both_have_signed(string options)
    {
        var output = Path.Combine(_folder.Path, "base.pdf");
        var (code, said) = Tool.Run("qpdf", [.. options.Split(' '), _folder.Write("paper.pdf", TwoFieldPdf.Make()), output]);
        Assert.True(code == 0, said);

        AssertBothPass(File.ReadAllBytes(output));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n% a comment of some program\n")]
    [InlineData("\n\n\n")]
    public void A_paper_with_other_line_ends_and_comments_passes(string lineEnd)
    {
        var file = RawFile.Begin($"%PDF-1.4{lineEnd}");
        foreach (var (number, body) in Bodies) file.Add(number, body.Replace(" ", lineEnd, StringComparison.Ordinal)).Write(lineEnd);

        AssertBothPass(file.End());
    }

    [Theory, InlineData(""), InlineData("\r"), InlineData("\r\n")]
    public void A_paper_with_another_end_of_the_file_passes(string end)
    {
        var file = RawFile.Begin();
        foreach (var (number, body) in Bodies) file.Add(number, body);

        AssertBothPass([.. file.End()[..^1], .. Encoding.ASCII.GetBytes(end)]);
    }

    [Fact]
    public void A_signed_file_without_a_line_end_passes_and_still_does_when_the_next_signer_adds_one()
    {
        var once = HandSigned.Sign(
            Paper.Make(), "worker", covered => _room.Stamped(_room.Worker, System.Security.Cryptography.SHA256.HashData(covered)),
            withoutLastLineEnd: true);

        Assert.True(Assert.Single(Judge(once)).CoversWholeDocument);
        AssertPass(once);
        AssertPass(_room.Seal(once));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_hybrid_paper_passes_when_both_have_signed(bool inUpdate) => AssertBothPass(HybridPaper.Make(inUpdate));

    public void Dispose()
    {
        _room.Dispose();
        _folder.Dispose();
    }

    private static (int Number, string Body)[] Bodies =>
    [
        (1, "<</Type/Catalog /Pages 2 0 R /AcroForm 6 0 R>>"), (2, "<</Type/Pages /Kids[3 0 R] /Count 1>>"),
        (3, "<</Type/Page /Parent 2 0 R /MediaBox[0 0 595 842] /Annots[8 0 R 9 0 R]>>"), (6, "<</Fields[8 0 R 9 0 R] /SigFlags 3>>"),
        (8, "<</Type/Annot /Subtype/Widget /FT/Sig /T(worker) /Rect[0 0 9 9] /P 3 0 R>>"),
        (9, "<</Type/Annot /Subtype/Widget /FT/Sig /T(employer) /Rect[0 0 9 9] /P 3 0 R>>"),
    ];

    private void AssertBothPass(byte[] paper)
    {
        var twice = _room.Seal(_room.Sign(paper, "worker", _room.Worker));
        Assert.Equal(2, Judge(twice).Count);
        AssertPass(twice);
    }

    private void AssertPass(byte[] pdf) => Assert.All(
        Judge(pdf), r => Assert.True(r.Indication == Indication.TotalPassed, $"{r.Field}: {r.Indication} {r.Reason}"));

    private IReadOnlyList<SignatureReport> Judge(byte[] pdf) =>
        PadesValidation.Validate(PdfFile.Read(pdf), _room.Policy).Signatures;
}
