using LaborContracts.TestKit;

namespace LaborContracts.Documents.Tests.Signing;

/// <summary>What a firm has chosen to stand below the star of its seal.</summary>
public sealed class SealDesignTests
{
    private const string Longest = "常州市新北区示例新就业形态劳动者灵活用工与供应链综合服务及智慧物流网络科技（集团）股份有限公司";
    private const string Digits = "3204110098765";
    private const int Clearance = 3; // pixels, of which a millimetre of the seal has nine

    [Theory]
    [InlineData(SealLine.None, null, ""), InlineData(SealLine.None, Digits, Digits)]
    [InlineData(SealLine.Contract, null, "合同专用章"), InlineData(SealLine.LaborContract, Digits, "劳动合同专用章" + Digits), InlineData(SealLine.Personnel, "7", "人事专用章7")]
    public void Line_and_number_stand_after_name_and_code_and_before_the_notice_of_development(SealLine line, string? number, string chosen) =>
        Assert.Contains(
            $"常州示例机械有限公司{AppearanceSheet.Code}{chosen}演示",
            Papers.TextOf(AppearanceSheet.Of([Designed(AppearanceSheet.Typical, line, number)])), StringComparison.Ordinal);

    [Theory]
    [InlineData(true), InlineData(false)]
    public void A_design_of_nothing_is_the_seal_of_a_firm_that_chose_nothing(bool demonstration)
    {
        var plain = AppearanceSheet.Firm("常州示例机械有限公司", demonstration: demonstration);

        Assert.Equal(AppearanceSheet.Of([plain]), AppearanceSheet.Of([Designed(plain, SealLine.None, null)]));
    }

    [Theory]
    [InlineData("示例"), InlineData("常州示例机械有限公司"), InlineData("常州市新北区示例精密机械制造及自动化设备工程技术服务有限公司"), InlineData(Longest)]
    public void What_was_chosen_lies_inside_the_ring_and_clear_of_all_else(string name)
    {
        var plain = AppearanceSheet.Firm(name, demonstration: false);
        var (around, width, height) = GreyPicture.Of(AppearanceSheet.Of([plain]), 300);

        foreach (var line in Enum.GetValues<SealLine>())
        {
            var (with, _, _) = GreyPicture.Of(AppearanceSheet.Of([Designed(plain, line, Digits)]), 300);
            var added = with.Index().Where(pixel => pixel.Item < around[pixel.Index] - 50).Select(pixel => (X: pixel.Index % width, Y: pixel.Index / width)).ToList();

            Assert.True(added.Count > 200, $"{line}");
            Assert.All(added, pixel => Assert.True(IsClear(pixel.X, pixel.Y), $"{line} {pixel}"));
            var middle = (added.Min(pixel => pixel.X) + added.Max(pixel => pixel.X)) / 2.0;
            Assert.InRange(middle, Center.X - Clearance, Center.X + Clearance);
            Assert.All(added, pixel => Assert.True(double.Hypot(pixel.X - Center.X, pixel.Y - Center.Y) < 17 * 9, $"{line} {pixel}"));
        }

        bool IsClear(int x, int y) => (
            from dx in Enumerable.Range(-Clearance, 2 * Clearance + 1)
            from dy in Enumerable.Range(-Clearance, 2 * Clearance + 1)
            select around[(y + dy) * width + x + dx]).All(grey => grey > 200);
    }

    [Fact]
    public void A_sample_shows_the_seal_as_it_is_drawn_and_says_what_it_is()
    {
        var text = AppearanceSheet.Typical.Text with { Design = new(SealLine.LaborContract, Digits) };

        var sample = Papers.Typesetter.TypesetSample(text);

        Assert.Contains("样章仅供查看样式，不是签章，不能使用", Papers.TextOf(sample), StringComparison.Ordinal);
        Assert.Contains($"{text.Name}{AppearanceSheet.Code}劳动合同专用章{Digits}演示", Papers.TextOf(sample), StringComparison.Ordinal);
        using var file = new TemporaryFile(sample);
        ForeignTool.Judge("qpdf", "--check", file.Path);
        Assert.Equal(sample, Papers.Typesetter.TypesetSample(text));
        File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "examples")).FullName, "seal-sample.pdf"), sample);
    }

    [Fact]
    public void The_seals_with_lines_look_as_they_did() => GoldenPages.Compare("seal-designs", AppearanceSheet.Of(
    [
        .. from name in (string[])["示例", "常州示例机械有限公司", Longest]
           from design in (SealDesign[])[new(SealLine.LaborContract, Digits), new(SealLine.Contract, null), new(SealLine.Personnel, "7")]
           select Designed(AppearanceSheet.Firm(name, design.Number is null ? AppearanceSheet.Narrow : AppearanceSheet.Wide), design.Line, design.Number),
    ]));

    [Theory]
    [InlineData("0", true), InlineData(Digits, true), InlineData("", false), InlineData("32041100987651", false), InlineData("12a", false), InlineData("１２", false), InlineData("1 2", false)]
    public void A_number_has_up_to_thirteen_digits_and_nothing_else(string number, bool isOne) => Assert.Equal(isOne, SealDesign.IsNumber(number));

    /// <summary>Of the seal in the only box of a sheet, in pixels.</summary>
    private static (double X, double Y) Center => ((AppearanceSheet.Margin + 46) / 72.0 * 300, (AppearanceSheet.Margin + 46) / 72.0 * 300);

    private static AppearanceSheet.Box Designed(AppearanceSheet.Box box, SealLine line, string? number) =>
        box with { Text = box.Text with { Design = new(line, number) } };
}
