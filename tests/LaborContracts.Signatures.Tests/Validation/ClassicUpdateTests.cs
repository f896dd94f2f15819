using System.Globalization;
using System.Text;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.Validation;

/// <summary>Updates written by hand, with a cross-reference table, after a signature.</summary>
public sealed class ClassicUpdateTests(SigningRoom room)
{
    private const string Widget =
        "<</Type/Annot/Subtype/Widget/FT/Sig/T(employer)/Rect[300 100 500 150]/F 132/P {0} 0 R/V<</Type/Sig>>>>";

    [Fact]
    public async Task An_update_that_signs_the_other_field_leaves_the_first_signature_passed()
    {
        var report = await JudgeWorkerAsync(Widget, hidden: "");

        Assert.Equal(
            (Indication.TotalPassed, ModificationLevel.Signatures), (report.Indication, report.ModificationsAfter));
    }

    [Fact]
    public async Task The_same_update_with_an_object_that_no_cross_reference_names_fails_it()
    {
        var report = await JudgeWorkerAsync(Widget, hidden: "99 0 obj\n<</Type/Page>>\nendobj\n");

        Assert.Equal(
            (Indication.TotalFailed, SubIndication.ModifiedAfterSigning), (report.Indication, report.SubIndication));
    }

    [Theory]
    [InlineData("/F 132", "/F 2")] // hides the field
    [InlineData("/T(employer)", "/T(worker)")]
    [InlineData("300 100 500 150", "0 0 595 842")]
    [InlineData("/V<</Type/Sig>>", "")]
    [InlineData("/V<</Type/Sig>>", "/V<</Type/Sig>>/MK<<>>")]
    public async Task The_same_update_that_changes_anything_else_of_the_field_fails_it(string was, string becomes)
    {
        var report = await JudgeWorkerAsync(Widget.Replace(was, becomes, StringComparison.Ordinal), hidden: "");

        Assert.Equal(
            (Indication.TotalFailed, ModificationLevel.Forbidden), (report.Indication, report.ModificationsAfter));
    }

    private async Task<SignatureReport> JudgeWorkerAsync(string widget, string hidden)
    {
        using var folder = new TemporaryFolder();
        var classic = Path.Combine(folder.Path, "classic.pdf");
        Assert.Equal(
            0,
            Tool.Run("qpdf", "--object-streams=disable", folder.Write("packed.pdf", TwoFieldPdf.Make()), classic).Code);
        using var worker = room.Worker();
        var signed = await room.SignAsync(File.ReadAllBytes(classic), "worker", worker);

        var file = PdfFile.Read(signed);
        var field = SignatureField.Of(file).Single(f => f.Name == "employer");
        var page = ((PdfReference)field.Dictionary["P"]!).Number;
        var text = new StringBuilder(hidden);
        var at = signed.Length + text.Length;
        text.Append(
            CultureInfo.InvariantCulture,
            $"{field.Reference!.Number} 0 obj\n{string.Format(CultureInfo.InvariantCulture, widget, page)}\nendobj\n");
        var table = signed.Length + text.Length;
        var previous = Encoding.ASCII.GetString(
            signed.AsSpan()[(signed.AsSpan().LastIndexOf("startxref"u8) + 10)..]).Split('\n')[0];
        text.Append(CultureInfo.InvariantCulture, $"xref\n{field.Reference.Number} 1\n{at:D10} 00000 n \n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"trailer\n<</Size 100/Root {((PdfReference)file.Trailer["Root"]!).Number} 0 R/Prev {previous}>>\n");
        text.Append(CultureInfo.InvariantCulture, $"startxref\n{table}\n%%EOF\n");
        return room.Validate(
            [.. signed, .. Encoding.ASCII.GetBytes(text.ToString())]).First(r => r.CoveredLength == signed.Length);
    }
}
