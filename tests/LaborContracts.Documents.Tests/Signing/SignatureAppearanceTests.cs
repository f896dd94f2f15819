using LaborContracts.Domain.Lifecycle;
using LaborContracts.Pdf;
using LaborContracts.TestKit;

namespace LaborContracts.Documents.Tests.Signing;

public sealed class SignatureAppearanceTests
{
    private const string Longest = "常州市新北区示例新就业形态劳动者灵活用工与供应链综合服务及智慧物流网络科技（集团）股份有限公司";

    [Fact]
    public void A_worker_s_box_shows_the_name_the_claimed_time_and_the_certificate()
    {
        var signed = WithAppearance(new(PartyRole.Worker, "王𬱖㛃", Time, "4A3F99D2", Demonstration: false));

        var text = Papers.TextOf(signed);
        Assert.Contains("王𬱖㛃平台所称签署时间：2026-11-2409:02:03（北京时间）证书序列号：4A3F99D2", text, StringComparison.Ordinal);
        AssertIsSound(signed);
    }

    [Fact]
    public void What_was_drawn_by_hand_stands_above_the_name()
    {
        var signed = WithAppearance(
            new(PartyRole.Worker, "王示例", Time, "4A3F99D2", Demonstration: false), Handwriting.FromPng(Drawings.Signature()));

        Assert.Contains("王示例平台所称签署时间：2026-11-2409:02:03（北京时间）证书序列号：4A3F99D2", Papers.TextOf(signed), StringComparison.Ordinal);
        using var file = new TemporaryFile(signed);
        Assert.Matches(@"stencil +600 +\d+ ", ForeignTool.Judge("pdfimages", "-list", file.Path));
        AssertIsSound(signed);
    }

    [Theory]
    [InlineData("示例"), InlineData("常州示例机械有限公司"), InlineData(Longest), InlineData("常州𬱖㛃Example（中国）有限公司")]
    public void A_firm_s_name_and_code_can_be_copied_from_its_seal(string name)
    {
        var signed = WithAppearance(new(PartyRole.Employer, name, Time, "01", Demonstration: false, "91320411MACY000187"));

        var text = Papers.TextOf(signed);
        Assert.Contains($"{name}91320411MACY000187", text, StringComparison.Ordinal);
        Assert.Contains($"{name}平台所称签署时间：2026-11-2409:02:03（北京时间）证书序列号：01", text, StringComparison.Ordinal);
        AssertIsSound(signed);
    }

    [Theory]
    [InlineData("A\u0001有限公司"), InlineData("常州\U0010FFFD有限公司"), InlineData("ئۇيغۇر有限公司")]
    public void A_name_that_cannot_be_printed_is_refused_rather_than_cut_with_a_gap(string name) =>
        Assert.Throws<CharacterNotPrintableException>(
            () => WithAppearance(new(PartyRole.Employer, name, Time, "01", Demonstration: false)));

    [Theory]
    [InlineData(true, 1), InlineData(false, 0)]
    public void The_seal_of_a_key_of_development_says_so(bool demonstration, int times)
    {
        var signed = WithAppearance(new(PartyRole.Employer, "常州示例机械有限公司", Time, "01", demonstration));

        Assert.Equal(times, Papers.TextOf(signed).Split("演示").Length - 1);
    }

    [Fact]
    public void A_seal_has_no_handwriting() => Assert.Throws<ArgumentException>(() => WithAppearance(
        new(PartyRole.Employer, "常州示例机械有限公司", Time, "01", Demonstration: true), Handwriting.FromPng(Drawings.Signature())));

    [Fact]
    public void The_boxes_of_two_and_of_three_parties_look_as_they_did() =>
        GoldenPages.Compare("appearances", AppearanceSheet.Of(Boxes()));

    [Fact]
    public void Nothing_is_drawn_outside_a_box()
    {
        var boxes = Boxes();
        var (pixels, width, height) = GreyPicture.Of(AppearanceSheet.Of(boxes), 72);

        var inside = new bool[pixels.Length];
        foreach (var (index, box) in boxes.Index())
        {
            var (left, bottom) = AppearanceSheet.PlaceOf(index, boxes.Count);
            var ink = 0;
            for (var y = height - bottom - (int)AppearanceSheet.Height; y < height - bottom; y++)
            {
                for (var x = left; x < left + (int)Math.Ceiling(box.Width); x++)
                {
                    inside[y * width + x] = true;
                    if (pixels[y * width + x] < 200) ink++;
                }
            }

            Assert.True(ink > 300, box.Text.Name);
        }

        Assert.All(pixels.Index().Where(pixel => !inside[pixel.Index]), pixel => Assert.True(pixel.Item > 250, $"{pixel.Index % width},{pixel.Index / width}"));
    }

    [Fact]
    public void The_two_appearances_of_a_contract_add_little()
    {
        var none = Papers.Typesetter.Typeset(Papers.Paper).Pdf.Length;
        var seal = WithAppearance(new(PartyRole.Employer, "常州示例机械有限公司", Time, AppearanceSheet.Serial, true, AppearanceSheet.Code));
        var hand = WithAppearance(
            new(PartyRole.Worker, "王示例", Time, AppearanceSheet.Serial, true), Handwriting.FromPng(Drawings.Signature(2000, 1000)));

        Assert.InRange(seal.Length - none, 5_000, 13_000);
        Assert.InRange(hand.Length - none, 5_000, 11_000);
    }

    [Fact]
    public void The_same_appearance_is_the_same_bytes() => Assert.Equal(AppearanceSheet.Of(Boxes()), AppearanceSheet.Of(Boxes()));

    private static readonly DateTimeOffset Time = new(2026, 11, 24, 1, 2, 3, TimeSpan.Zero);

    private static List<AppearanceSheet.Box> Boxes()
    {
        var hand = Handwriting.FromPng(Drawings.Signature());
        const string Foreigner = "Maximiliana Theodora Example-Mustermann von und zu Beispielhausen";
        return
        [
            AppearanceSheet.Firm("示例"),
            AppearanceSheet.Typical,
            AppearanceSheet.Firm("常州市新北区示例精密机械制造及自动化设备工程技术服务有限公司"),
            AppearanceSheet.Firm(Longest),
            AppearanceSheet.Firm(string.Concat(Enumerable.Repeat("常州示例精密机械制造", 6)) + "有限公司"),
            AppearanceSheet.Firm("常州𬱖㛃Example（中国）有限公司", demonstration: false),
            AppearanceSheet.Firm("示例", AppearanceSheet.Narrow),
            AppearanceSheet.Firm("常州示例机械有限公司", AppearanceSheet.Narrow),
            AppearanceSheet.Firm(Longest, AppearanceSheet.Narrow),
            AppearanceSheet.Worker("王示例", handwriting: hand),
            AppearanceSheet.Worker(Foreigner, handwriting: hand),
            AppearanceSheet.Worker("王示例"),
            AppearanceSheet.Worker("王示例", AppearanceSheet.Narrow, hand),
            AppearanceSheet.Worker(Foreigner, AppearanceSheet.Narrow, hand),
            AppearanceSheet.Worker(Foreigner, AppearanceSheet.Narrow),
        ];
    }

    private static byte[] WithAppearance(AppearanceText text, Handwriting? handwriting = null)
    {
        var file = PdfFile.Read(Papers.Typesetter.Typeset(Papers.Paper).Pdf);
        var form = (PdfDictionary)file.Resolve(file.Catalog["AcroForm"]);
        var index = text.Role == PartyRole.Employer ? 0 : 1;
        var field = (PdfReference)((PdfArray)file.Resolve(form["Fields"])).Items[index];
        var widget = ((PdfDictionary)file.Resolve(field)).Copy();
        var increment = new PdfIncrement(file);

        widget["AP"] = new PdfDictionary { ["N"] = Papers.Typesetter.DrawAppearance(increment, text, 199m, 92m, handwriting) };
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
