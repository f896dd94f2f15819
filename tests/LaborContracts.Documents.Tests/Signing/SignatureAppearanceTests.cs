using LaborContracts.Domain.Lifecycle;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Tests.Signing;

public sealed class SignatureAppearanceTests
{
    [Fact]
    public void A_worker_s_box_shows_the_name_the_claimed_time_and_the_certificate()
    {
        var signed = WithAppearance(new(PartyRole.Worker, "王𬱖㛃", new(2026, 11, 24, 1, 2, 3, TimeSpan.Zero), "4A3F99D2"));

        var text = Papers.TextOf(signed);
        Assert.Contains("王𬱖㛃平台所称签署时间：2026-11-2409:02:03（北京时间）证书序列号：4A3F99D2", text, StringComparison.Ordinal);
        AssertIsSound(signed);
    }

    [Fact]
    public void A_firm_s_long_name_stays_inside_its_frame()
    {
        var name = string.Concat(Enumerable.Repeat("常州示例精密机械制造", 6)) + "有限公司";

        var signed = WithAppearance(new(PartyRole.Employer, name, DateTimeOffset.UnixEpoch, "01"));

        Assert.Contains(name, Papers.TextOf(signed), StringComparison.Ordinal);
        AssertIsSound(signed);
    }

    private static byte[] WithAppearance(AppearanceText text)
    {
        var file = PdfFile.Read(Papers.Typesetter.Typeset(Papers.Paper).Pdf);
        var form = (PdfDictionary)file.Resolve(file.Catalog["AcroForm"]);
        var index = text.Role == PartyRole.Employer ? 0 : 1;
        var field = (PdfReference)((PdfArray)file.Resolve(form["Fields"])).Items[index];
        var widget = ((PdfDictionary)file.Resolve(field)).Copy();
        var increment = new PdfIncrement(file);

        widget["AP"] = new PdfDictionary { ["N"] = Papers.Typesetter.DrawAppearance(increment, text, 199m, 94m) };
        increment.Replace(field, widget);

        return increment.Write().Bytes;
    }

    private static void AssertIsSound(byte[] pdf)
    {
        using var file = new TemporaryFile(pdf);
        ForeignTool.Judge("qpdf", "--check", file.Path);
        Assert.DoesNotContain(" no ", ForeignTool.Judge("pdffonts", file.Path), StringComparison.Ordinal);
    }
}
