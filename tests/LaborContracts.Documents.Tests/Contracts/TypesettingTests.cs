using System.Text.RegularExpressions;

namespace LaborContracts.Documents.Tests.Contracts;

public sealed class TypesettingTests
{
    [Fact]
    public void The_same_paper_gives_the_same_bytes_from_any_typesetter_and_thread()
    {
        var expected = Papers.Typesetter.Typeset(Papers.Paper).Pdf;
        var other = Typesetter.Load();

        var files = new byte[16][];
        Parallel.For(0, files.Length, i => files[i] = (i % 2 == 0 ? other : Papers.Typesetter).Typeset(Papers.Paper).Pdf);

        Assert.All(files, file => Assert.Equal(expected, file));
    }

    [Fact]
    public void Another_contract_gives_other_bytes() => Assert.NotEqual(
        Papers.Typesetter.Typeset(Papers.Paper).Pdf,
        Papers.Typesetter.Typeset(Papers.Paper with { Key = new byte[32] }).Pdf);

    [Fact]
    public void Chapters_and_articles_follow_each_other_without_gaps()
    {
        var text = Papers.TextOf(Papers.Typesetter.Typeset(Papers.Paper).Pdf);

        string[] chapters =
        [
            "一、合同期限和试用期", "二、工作内容和工作地点", "三、工作时间和休息休假", "四、劳动报酬", "五、社会保险和福利",
            "六、劳动保护、劳动条件和职业危害防护", "七、规章制度和个人信息", "八、合同的变更", "九、合同的解除、终止和续订",
            "十、合同的电子订立、查看和保存", "十一、劳动争议的处理", "十二、双方约定的其他事项", "十三、附则",
        ];
        var places = chapters.Select(chapter => text.IndexOf(chapter, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);

        var articles = Regex.Matches(text, "第[一二三四五六七八九十]+条").Select(match => match.Value).ToList();
        Assert.Equal(Enumerable.Range(1, 40).Select(n => $"第{Documents.Contracts.ChineseNumbers.Ordinal(n)}条"), articles);
    }

    [Fact]
    public void What_the_parties_filled_in_is_printed_as_Chinese_readers_expect()
    {
        var text = Papers.TextOf(Papers.Typesetter.Typeset(Papers.Paper).Pdf);

        Assert.All(
            (string[])
            [
                "常州示例机械有限公司", "91320411MACY000187", "王示例", "320499199003070012", "13900000001",
                "自2026年12月1日起至2029年11月30日止", "共36个月", "自2026年12月1日起至2027年5月31日止", "共6个月",
                "每日工作8小时，每周工作5日", "¥5,200.00", "人民币伍仟贰佰元整", "¥6,500.00", "人民币陆仟伍佰元整", "每月15日",
                "数控车床操作工，负责零件加工和设备点检。", "甲方提供工作餐补贴每个工作日20元。", "CZ-2026-000001",
            ],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
        Assert.DoesNotContain("。。", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contract_without_probation_says_so()
    {
        var text = Papers.TextOf(Papers.Typesetter.Typeset(Papers.Of(Papers.Terms with { Probation = null })).Pdf);

        Assert.Contains("双方不约定试用期。", text, StringComparison.Ordinal);
        Assert.DoesNotContain("试用期满后的月工资", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_counts_itself_among_all()
    {
        var contract = Papers.Typesetter.Typeset(Papers.Paper);

        using var file = new TemporaryFile(contract.Pdf);
        for (var page = 1; page <= contract.Pages; page++)
        {
            var text = ForeignTool.Judge("pdftotext", "-raw", "-f", $"{page}", "-l", $"{page}", file.Path, "-");
            Assert.Contains($"第{page}页 共{contract.Pages}页", text, StringComparison.Ordinal);
        }

        Assert.Matches($@"Pages:\s+{contract.Pages}\b", ForeignTool.Judge("pdfinfo", file.Path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_demonstration_says_so_on_every_page_and_only_a_demonstration(bool isDemonstration)
    {
        var contract = Papers.Typesetter.Typeset(Papers.Paper with { Demonstration = isDemonstration });

        var text = Papers.TextOf(contract.Pdf);
        var count = Regex.Count(text, "演示文件，不具有法律效力");
        Assert.Equal(isDemonstration ? contract.Pages : 0, count);
    }

    [Theory]
    [InlineData("𬱖㛃䶮")] // Extension E, Extension A twice: in the Song
    [InlineData("𠀀𪚥")] // Extension B: in Hanazono
    [InlineData("阿卜杜拉·买买提江")]
    public void A_rare_name_is_printed_and_can_be_copied_out(string name)
    {
        var contract = Papers.Typesetter.Typeset(Papers.WithWorkerNamed(name));

        Assert.Contains(name, Papers.TextOf(contract.Pdf), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("王\uE000", 0xE000)]
    [InlineData("王\uD842", 0xFFFD)]
    [InlineData("王\U00031350", 0x31350)] // Extension H, which no font here has yet
    [InlineData("王\u0007", 7)]
    [InlineData("王\u202E", 0x202E)]
    [InlineData("王\u200B", 0x200B)]
    [InlineData("王\u3164", 0x3164)] // a filler: fonts have it, without an outline
    [InlineData("王\u115F", 0x115F)]
    [InlineData("王\u2800", 0x2800)] // a braille pattern without dots
    [InlineData("王\uFE0F", 0xFE0F)] // a variation selector
    [InlineData("王\uFFFC", 0xFFFC)]
    [InlineData("王\u0627", 0x627)] // Arabic letters need shaping
    [InlineData("王\u0F40", 0xF40)] // Tibetan
    [InlineData("王\u1820", 0x1820)] // Mongolian
    public void A_character_that_cannot_be_printed_is_refused_rather_than_boxed(string name, int codePoint)
    {
        var refused = Assert.Throws<CharacterNotPrintableException>(
            () => Papers.Typesetter.Typeset(Papers.WithWorkerNamed(name)));

        Assert.Equal((name, codePoint), (refused.Text, refused.CodePoint));
        Assert.DoesNotContain("王", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("双方另行约定", "双方另行约定。")]
    [InlineData("双方另行约定。", "双方另行约定。")]
    [InlineData("As agreed.", "Asagreed.")]
    public void Each_agreement_ends_with_one_stop(string words, string printed)
    {
        var text = Papers.TextOf(Papers.Typesetter.Typeset(Papers.Of(Papers.Terms with { OtherAgreements = [words] })).Pdf);

        Assert.Contains($"第三十七条{printed}十三、附则", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Signatures_never_stand_on_a_page_that_says_nothing()
    {
        for (var lines = 0; lines < 36; lines++)
        {
            var words = string.Concat(Enumerable.Repeat("双方另行书面确认具体的安排、时间、地点、人员和费用，并各自保存一份与此有关的记录", lines));
            var contract = Papers.Typesetter.Typeset(Papers.Of(Papers.Terms with { OtherAgreements = [words] }));

            using var file = new TemporaryFile(contract.Pdf);
            var last = ForeignTool.Judge("pdftotext", "-raw", "-f", $"{contract.Pages}", file.Path, "-");
            Assert.Contains("打印件是原件的副本", last.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_contract_without_a_mandatory_clause_is_not_printed() => Assert.Throws<ClauseMissingException>(
        () => Papers.Typesetter.Typeset(Papers.Of(Papers.Terms with { SocialInsurance = " " })));

    [Fact]
    public void Long_words_of_the_parties_flow_over_as_many_pages_as_they_need()
    {
        var agreements = Enumerable.Range(1, 40).Select(i => $"约定{i}：" + string.Concat(Enumerable.Repeat("双方另行书面确认具体安排，", 20)));

        var contract = Papers.Typesetter.Typeset(Papers.Of(Papers.Terms with { OtherAgreements = [.. agreements] }));

        var text = Papers.TextOf(contract.Pdf);
        Assert.InRange(contract.Pages, 10, 30);
        Assert.Equal(40, Regex.Count(text, "约定[0-9]+："));
    }
}
