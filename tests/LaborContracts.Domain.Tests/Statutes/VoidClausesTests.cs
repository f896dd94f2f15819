using System.Text;
using System.Text.RegularExpressions;
using LaborContracts.Domain.Statutes;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

public sealed class VoidClausesTests
{
    [Theory]
    [InlineData("S01", "乙方自愿放弃社保，由此产生的后果自负。")]
    [InlineData("S01", "乙方自 愿 放弃社保")]
    [InlineData("S01", "乙方自愿 放 弃 参 加 社 会 保 险 ，不得反悔")]
    [InlineData("S01", "自、愿、放、弃、社、保")]
    [InlineData("S01", "自。愿。放。弃。社。保。")]
    [InlineData("S01", "乙方自愿放*弃*社—保")]
    [InlineData("S01", "乙方自愿放弃\n社会保险")]
    [InlineData("S01", "乙方自願放棄社會保險")]
    [InlineData("S01", "乙方自ˉ愿ˉ放ˉ弃ˉ社ˉ保")]
    [InlineData("S01", "乙方自丶愿丶放丶弃丶社丶保")]
    [InlineData("S01", "乙方自\u3164愿放\u3164弃社\u115F保")]
    [InlineData("M01", "暫扣銀行卡由單位統一保管")]
    [InlineData("M01", "須提供本地擔保人")]
    [InlineData("M02", "乙方擅自離開的，罰款5000元")]
    [InlineData("V01", "工傷風險自擔")]
    [InlineData("V01", "乙方放棄一切權利主張")]
    [InlineData("V01", "乙方放棄任何訴訟")]
    [InlineData("W08", "工資已含節假日加班費")]
    [InlineData("F14", "業績連續兩月未達標，關係當然終止")]
    [InlineData("S01", "乙方不得擅自离岗，乙方自愿放弃社保")]
    [InlineData("S01", "乙方不得反悔并自愿放弃社保")]
    [InlineData("S01", "1. 按时到岗。2. 乙方同意不缴纳社保。")]
    [InlineData("S01", "甲方无需为乙方缴纳社会保险")]
    [InlineData("S01", "社会保险由乙方自行缴纳")]
    [InlineData("S01", "甲方每月发放社保补贴500元代替缴纳")]
    [InlineData("S01", "工资已包含社保补贴")]
    [InlineData("M01", "甲方收取乙方身份证原件统一保管")]
    [InlineData("M01", "入职时交纳工作服押金 300 元")]
    [InlineData("M01", "毕业证书由公司人事部门统一保管")]
    [InlineData("M01", "甲方押一个月工资")]
    [InlineData("M01", "押１个月工资")]
    [InlineData("M02", "乙方提前离职的，应支付违约金10000元")]
    [InlineData("V01", "工伤概不负责")]
    [InlineData("V01", "乙方工作期间发生人身伤害，责任自负，与甲方无关")]
    [InlineData("V01", "乙方放弃主张加班费")]
    [InlineData("V01", "乙方承诺不得就此向有关部门投诉")]
    [InlineData("V01", "工作未满七天离职的，不予发放工资")]
    [InlineData("V01", "甲方概不负责")]
    [InlineData("V01", "甲方有权随时辞退乙方")]
    [InlineData("V01", "甲方可以单方调整乙方工资")]
    [InlineData("V01", "双方为劳务关系，不存在劳动关系")]
    [InlineData("P06", "试用期内甲方可随时解除合同，无需说明理由")]
    [InlineData("W08", "月工资已包含加班费")]
    [InlineData("W08", "加班不另行支付加班费")]
    [InlineData("W11", "合同期内不得结婚、生育")]
    [InlineData("W11", "女职工入职两年内不得怀孕")]
    [InlineData("W11", "怀孕的，视为自动离职")]
    [InlineData("F14", "业绩连续两月未达标，合同自动终止")]
    [InlineData("F14", "实行末位淘汰")]
    public void Wording_that_is_void_or_suspicious_is_found(string rule, string clause) => Assert.Contains(rule, RulesOf(clause));

    [Theory]
    [InlineData("不得要求乙方放弃参加社会保险")]
    [InlineData("甲方不得以任何形式向乙方收取押金、保证金，不得扣押身份证")]
    [InlineData("双方不得约定免除甲方的法定责任")]
    [InlineData("甲方依法为乙方办理社会保险，个人缴纳部分由甲方从工资中代扣代缴")]
    [InlineData("甲方未依法缴纳社会保险的，乙方可以解除劳动合同")]
    [InlineData("任何放弃社会保险的约定均无效")]
    [InlineData("乙方提出放弃参加社会保险的，甲方不予同意")]
    [InlineData("甲方不得：（一）收取押金；（二）扣押身份证；（三）要求乙方放弃社会保险。")]
    [InlineData("甲方收取乙方身份证复印件一份存档")]
    [InlineData("乙方应妥善保管本人身份证")]
    [InlineData("甲方按规定存储农民工工资保证金")]
    [InlineData("发生工伤的，甲方不得以任何理由拒绝承担责任，不得约定概不负责")]
    [InlineData("乙方患职业病的，依法享受工伤保险待遇")]
    [InlineData("月工资不包含加班费，加班费另行支付")]
    [InlineData("不得约定工资已包含加班费")]
    [InlineData("甲方不得因乙方结婚、怀孕、产假、哺乳降低其工资或者解除劳动合同")]
    [InlineData("不得限制女职工结婚、生育")]
    [InlineData("试用期内甲方解除劳动合同的，应当向乙方说明理由")]
    [InlineData("试用期内乙方提前三日通知甲方，可以解除劳动合同")]
    [InlineData("合同期满自动终止")]
    [InlineData("乙方声明与其他用人单位不存在劳动关系")]
    [InlineData("乙方提前三十日书面通知甲方，可以解除劳动合同")]
    [InlineData("乙方有权向劳动保障监察机构投诉、举报或者申请仲裁")]
    [InlineData("甲方不得打击报复投诉、举报的员工")]
    [InlineData("不得扣押或者变相扣押乙方的银行卡")]
    [InlineData("乙方应遵守安全操作规程，正确佩戴防护用品，每月 1.5 小时参加安全培训。")]
    public void Lawful_sentences_pass(string clause) => Assert.Empty(RulesOf(clause));

    [Fact]
    public void A_finding_quotes_the_words_and_names_the_field_and_the_article()
    {
        var finding = StatuteBook.Check(Of("试岗三天。", "乙方自愿放弃社保。")).Single(f => f.Id == "S01");

        Assert.Equal(("otherAgreements[1]", Severity.Block), (finding.Field, finding.Severity));
        Assert.StartsWith("“放弃社保”：", finding.Message, StringComparison.Ordinal);
        Assert.Contains("第十九条", finding.Article, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_of_the_terms_is_read_and_the_parties_names_are_not()
    {
        var terms = Drafts.Lawful with
        {
            SocialInsurance = "乙方同意不参加社会保险。",
            Employer = Drafts.Lawful.Employer with { Address = "甲方收取押金路 1 号" },
        };

        Assert.Equal("socialInsurance", Assert.Single(StatuteBook.Check(Draft.Of(terms, Drafts.Today))).Field);
    }

    [Fact]
    public void A_platform_agreement_is_warned_of_deposits_and_may_say_that_it_is_no_employment()
    {
        var terms = LawfulForms.Platform with { OtherAgreements = ["甲方收取押金 500 元。", "双方不存在劳动关系。"] };

        var findings = StatuteBook.Check(Draft.Of(terms, Drafts.Today)).Where(f => f.Id is "M01" or "V01");

        Assert.Equal(("M01", Severity.Warn), (findings.Single().Id, findings.Single().Severity));
    }

    [Fact]
    public void R04_minds_the_old_wording_only_for_workers_past_the_age()
    {
        string[] wording = ["双方建立劳务关系。"];

        Assert.Contains(
            "R04", StatuteBook.Check(Draft.Of(LawfulForms.PostRetirement with { OtherAgreements = wording }, Drafts.Today)).Select(f => f.Id));
        Assert.DoesNotContain("R04", StatuteBook.Check(Of(wording)).Select(f => f.Id));
    }

    [Fact]
    public void Every_entry_says_what_is_wrong_in_both_languages() => Assert.All(StatuteData.Embedded.VoidClauses.Entries, entry =>
    {
        Assert.StartsWith("“{text}”：", entry.Message, StringComparison.Ordinal);
        Assert.StartsWith("The words \"{text}\": ", entry.MessageEn, StringComparison.Ordinal);
        Assert.Contains(StatuteBook.Rules, rule => rule.Id == entry.Rule && entry.Id.StartsWith($"{rule.Id}.", StringComparison.Ordinal));
    });

    [Theory]
    [InlineData("\"regexes\": [\"(押金\"]", "Own.entry")]
    [InlineData("\"regexes\": [\"(?=押金)\"]", "Own.entry")]
    [InlineData("\"regexes\": [\"押*\"]", "matches everything")]
    [InlineData("\"phrases\": [\"　。\"]", "Own.entry")]
    [InlineData("\"phrases\": []", "phrases or regexes")]
    [InlineData("\"phrases\": [\"押金\"], \"rule\": \"P01\"", "P01")]
    [InlineData("\"phrases\": [\"押金\"], \"confidence\": \"sure\"", "entries[0].confidence")]
    [InlineData("\"phrases\": [\"押金\"], \"kinds\": [\"contract\"]", "contract")]
    public void An_entry_that_cannot_be_used_is_refused_by_its_name(string members, string named) =>
        Assert.Contains(named, Assert.Throws<FormatException>(() => Load(members)).Message, StringComparison.Ordinal);

    [Fact]
    public void An_operator_adds_a_phrase_without_a_release()
    {
        var data = Load("\"phrases\": [\"交 入职费\"]");

        var findings = StatuteBook.Check(Of("乙方应交入职费。") with { Data = data });

        Assert.Equal(("M01", Severity.Warn, "x 交入职费"), (findings.Single().Id, findings.Single().Severity, findings.Single().Message));
    }

    [Fact]
    public void A_dictionary_takes_time_in_proportion_to_the_text_only()
    {
        var data = Load("\"regexes\": [\"(放+)+弃\"]");

        Assert.Empty(StatuteBook.Check(Of(new string('放', 4000)) with { Data = data }));
    }

    [Fact]
    public void No_pattern_backtracks() => Assert.All(
        StatuteData.Embedded.VoidClauses.Entries.SelectMany(entry => entry.Patterns.Concat(entry.Unless)),
        pattern => Assert.True(pattern.Options.HasFlag(RegexOptions.NonBacktracking)));

    private static StatuteData Load(string members)
    {
        var folder = Directory.CreateTempSubdirectory("void-clauses").FullName;
        try
        {
            // Members given here come last, so that they win over these.
            File.WriteAllText(
                Path.Combine(folder, "void-clauses.json"),
                $$"""{"entries": [{"id": "Own.entry", {{Defaults(members)}} {{members}}}]}""",
                Encoding.UTF8);
            return StatuteData.Load(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Defaults(string members) => string.Concat(new[]
    {
        ("rule", "M01"), ("severity", "warn"), ("zh", "x {text}"), ("en", "x"), ("since", "2008-01-01"), ("source", "s"), ("confidence", "found"),
    }.Where(pair => !members.Contains($"\"{pair.Item1}\"", StringComparison.Ordinal)).Select(pair => $"\"{pair.Item1}\": \"{pair.Item2}\", "));

    private static Draft Of(params string[] clauses) => Draft.Of(Drafts.Lawful with { OtherAgreements = clauses }, Drafts.Today);

    /// <summary>Of the rules that read the dictionary.</summary>
    private static List<string> RulesOf(string clause) => [.. StatuteBook.Check(Of(clause)).Select(f => f.Id).Intersect(VoidClause.Readers)];
}
