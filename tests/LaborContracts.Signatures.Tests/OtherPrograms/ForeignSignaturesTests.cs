using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.OtherPrograms;

/// <summary>Honest signatures that other programs made are judged as what they are, and changed ones refused.</summary>
public sealed class ForeignSignaturesTests(ForeignSigners foreign) : IClassFixture<ForeignSigners>
{
    public static TheoryData<string> WithFields { get; } =
        ["ours", "ours with object streams", "ours in the old form", "ours linearised"];

    public static TheoryData<string> Papers { get; } = [.. WithFields.Select(row => row.Data), "mupdf's", "cairo's"];

    [Theory, MemberData(nameof(Papers))]
    public void PAdES_by_PDFBox_passes_in_BER_and_in_DER(string paper)
    {
        var pdf = foreign.SignedByPdfBox(paper);

        AssertBoth(Judge(pdf), Indication.TotalPassed, null, "PAdES-B-T");
        AssertBroken(pdf, SubIndication.HashFailure);
    }

    [Fact]
    public void A_document_timestamp_by_PDFBox_passes()
    {
        var report = Judge(foreign.StampedByPdfBox());

        Assert.All(report.Signatures, r => Assert.Equal(Indication.TotalPassed, r.Indication));
        Assert.Equal(
            [ModificationLevel.Signatures, ModificationLevel.ValidationData], report.Signatures.Select(r => r.ModificationsAfter));
        var timestamp = Assert.Single(report.DocumentTimestamps);
        Assert.Equal((Indication.TotalPassed, true), (timestamp.Indication, timestamp.CoversWholeDocument));
    }

    [Fact]
    public void What_PDFBox_signs_without_the_attributes_of_PAdES_is_intact_but_not_enough()
    {
        var pdf = foreign.SignedPlainlyByPdfBox();

        AssertBoth(Judge(pdf), Indication.Indeterminate, SubIndication.SigConstraintsFailure, null);
        AssertBroken(pdf, SubIndication.HashFailure);
    }

    [Theory, MemberData(nameof(Papers))]
    public void What_poppler_signs_is_intact_but_does_not_claim_to_be_PAdES(string paper)
    {
        var pdf = foreign.SignedByPoppler(foreign.Papers[paper]);

        var report = Judge(pdf);
        AssertBoth(report, Indication.Indeterminate, SubIndication.SigConstraintsFailure, null);
        Assert.All(report.Signatures, r => Assert.Equal("signature.not-pades", r.Reason!.Code));
        AssertBroken(pdf, SubIndication.HashFailure);
    }

    [Theory, MemberData(nameof(WithFields))] // it adds none
    public void What_mupdf_signs_over_SHA_1_is_not_refused_but_not_believed(string paper)
    {
        var pdf = foreign.SignedByMupdf(foreign.Papers[paper]);

        AssertBoth(Judge(pdf), Indication.Indeterminate, SubIndication.CryptoConstraintsFailure, null);
        AssertBroken(pdf, SubIndication.HashFailure);
    }

    private PadesReport Judge(byte[] pdf) => PadesValidation.Validate(PdfFile.Read(pdf), foreign.Policy);

    private static void AssertBoth(PadesReport report, Indication indication, SubIndication? subIndication, string? level)
    {
        Assert.All(report.Signatures, r => Assert.Equal((indication, subIndication, level), (r.Indication, r.SubIndication, r.Level)));
        Assert.Equal([ModificationLevel.Signatures, ModificationLevel.None], report.Signatures.Select(r => r.ModificationsAfter));
        Assert.Equal([false, true], report.Signatures.Select(r => r.CoversWholeDocument));
    }

    /// <summary>The byte behind the header, which nothing reads.</summary>
    private void AssertBroken(byte[] pdf, SubIndication why)
    {
        var changed = pdf.ToArray();
        changed[11] ^= 1;
        var reports = Judge(changed).Signatures;
        Assert.Equal(2, reports.Count);
        Assert.All(reports, r => Assert.Equal((Indication.TotalFailed, why), (r.Indication, r.SubIndication)));
    }
}
