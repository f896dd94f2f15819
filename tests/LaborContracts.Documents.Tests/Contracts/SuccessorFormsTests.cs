using System.Text.Json;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.TestKit;

namespace LaborContracts.Documents.Tests.Contracts;

/// <summary>The documents that follow an agreement: what they say of it, and what they must not say.</summary>
public sealed class SuccessorFormsTests
{
    private const string Reason = "经两次书面催告仍未整改，具体事实见附送的记录。";

    private static readonly Ending Ended = new(
        EndingGround.GraveBreach, new(2027, 6, 30), new(2027, 5, 28), Reason, UnionNotifiedOn: new(2027, 5, 26),
        ServiceSince: new(2026, 12, 1), Severance: new(Money.Of(6612.34m), Money.Of(6619.56m), new(2027, 7, 9)),
        Handover: "六月二十五日前交接图纸和量具。", Post: "数控车床操作工");

    public static TheoryData<DocumentKind, bool> Documents()
    {
        var documents = new TheoryData<DocumentKind, bool>();
        foreach (var kind in Enum.GetValues<DocumentKind>().Where(kind => !kind.IsAgreement()))
        {
            documents.Add(kind, false);
            documents.Add(kind, true);
        }

        return documents;
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_later_document_names_its_contract_and_its_parties(DocumentKind kind, bool isBilingual)
    {
        var text = TextOf(kind, TermsOf(kind), isBilingual);

        Assert.DoesNotMatch("[{}]|@[a-z]", text);
        Assert.All(
            (string[])["编号为CZ-2026-000001的合同", "常州示例机械有限公司", "王示例"],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
        Assert.Equal(isBilingual, text.Contains("以中文为准", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_amendment_prints_each_changed_clause_before_and_after_and_no_other(bool isBilingual)
    {
        var text = TextOf(DocumentKind.Amendment, TermsOf(DocumentKind.Amendment), isBilingual);

        Assert.Contains($"每月报酬{(isBilingual ? "Monthlypay" : "")}¥6,500.00¥7,200.00", text, StringComparison.Ordinal);
        Assert.Contains(
            $"工作内容{(isBilingual ? "Workcontent" : "")}数控车床操作工，负责零件加工和设备点检。数控车床班组长，负责排产和首件检验。", text, StringComparison.Ordinal);
        Assert.Contains("自2027年7月1日起执行", text, StringComparison.Ordinal);
        Assert.DoesNotContain("周六、周日休息", text, StringComparison.Ordinal);
        Assert.Equal(isBilingual, text.Contains("变更前Before", StringComparison.Ordinal));
    }

    [Fact]
    public void A_clause_that_is_added_or_dropped_says_so()
    {
        var terms = TermsOf(DocumentKind.Amendment) with { OtherAgreements = [], CollectiveContract = "示例集体合同" };

        var text = TextOf(DocumentKind.Amendment, terms);

        Assert.Contains("约定的其他事项（第1项）甲方提供工作餐补贴每个工作日20元。（无）", text, StringComparison.Ordinal);
        Assert.Contains("集体合同（无）示例集体合同", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DocumentKind.AgreedTermination, EndingGround.AgreedOnEmployersProposal, "用人单位提出，双方协商一致解除（劳动合同法第三十六条）")]
    [InlineData(DocumentKind.TerminationNotice, EndingGround.GraveBreach, "严重违反用人单位的规章制度（劳动合同法第三十九条第二项）")]
    [InlineData(DocumentKind.TerminationNotice, EndingGround.Expiry, "劳动合同期满（劳动合同法第四十四条第一项）")]
    [InlineData(DocumentKind.ResignationNotice, EndingGround.ResignationForCause, "用人单位有过错，劳动者解除（劳动合同法第三十八条）")]
    public void A_document_that_ends_the_contract_names_ground_reason_day_and_sums(DocumentKind kind, EndingGround ground, string words)
    {
        var text = TextOf(kind, Papers.Terms with { Ending = Ended with { Ground = ground } });

        Assert.All(
            (string[])[words, Reason, "2027年6月30日", "2027年5月28日", "¥6,612.34", "¥6,619.56", "2027年7月9日", "六月二十五日前交接图纸和量具。"],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(DocumentKind.AgreedTermination, EndingGround.AgreedOnWorkersProposal)]
    [InlineData(DocumentKind.TerminationNotice, EndingGround.Bankruptcy)]
    [InlineData(DocumentKind.ResignationNotice, EndingGround.ResignationWithNotice)]
    [InlineData(DocumentKind.TerminationCertificate, EndingGround.Expiry)]
    public void An_ending_that_says_no_more_than_ground_and_day_is_printed(DocumentKind kind, EndingGround ground)
    {
        var text = TextOf(kind, Papers.Terms with { Ending = new(ground, new(2027, 6, 30)) });

        Assert.Contains("2027年6月30日", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_certificate_says_what_the_law_lists_and_not_why_the_contract_ended(bool isBilingual)
    {
        var text = TextOf(DocumentKind.TerminationCertificate, TermsOf(DocumentKind.TerminationCertificate), isBilingual);

        Assert.All(
            (string[])
            [
                "自2026年12月1日起至2029年11月30日止", "解除或者终止的日期：2027年6月30日", "工作岗位：数控车床操作工",
                "自2026年12月1日起至2027年6月30日止",
            ],
            expected => Assert.Contains(expected, text, StringComparison.Ordinal));
        Assert.All(
            (string[])["第三十九条", "违反", "催告", "经济补偿", "¥", "事由", "原因", "ground", "reason"],
            word => Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData(TermKind.OpenEnded, "续订后的合同为无固定期限合同，自2029年12月1日起")]
    [InlineData(TermKind.Task, "至约定的工作任务完成时止")]
    public void A_renewal_without_a_last_day_says_what_its_term_is(TermKind kind, string expected)
    {
        var term = new ContractTerm(new(2029, 12, 1), null, kind, kind == TermKind.Task ? "交付示例生产线。" : null);

        var text = TextOf(DocumentKind.Renewal, Papers.Terms with { Term = term, Probation = null });

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.Contains("续订的期限内不设试用期", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(ExamplesTests.Agreements), MemberType = typeof(ExamplesTests))]
    public void Every_value_of_an_example_has_a_Chinese_name_for_the_table_of_changes(string name)
    {
        var path = Path.Combine(Repository.Root, "docs", "examples", $"{name}.json");
        var (terms, _) = TermsJson.Read(JsonElement.Parse(File.ReadAllBytes(path)));

        Assert.All(TermsJson.Fields(terms!), field => Assert.NotEmpty(FieldNames.Of(field.Path).Chinese));
    }

    [Fact]
    public void Every_value_of_a_later_document_has_a_Chinese_name() => Assert.All(
        TermsJson.Fields(TermsOf(DocumentKind.Amendment) with { Ending = Ended }),
        field => Assert.NotEmpty(FieldNames.Of(field.Path).Chinese));

    private static ContractTerms TermsOf(DocumentKind kind) => kind switch
    {
        DocumentKind.Amendment => Papers.Terms with
        {
            WorkContent = "数控车床班组长，负责排产和首件检验。",
            Remuneration = Papers.Terms.Remuneration! with { MonthlyWage = Money.Of(7200) },
            Amending = new(new(2027, 7, 1), "乙方经竞聘担任班组长。"),
        },
        DocumentKind.Renewal => Papers.Terms with { Term = Term.Of(new(2029, 12, 1), new(2032, 11, 30)), Probation = null },
        _ => Papers.Terms with { Ending = Ended },
    };

    private static string TextOf(DocumentKind kind, ContractTerms terms, bool isBilingual = false) =>
        Papers.TextOf(Papers.Typesetter.Typeset(PaperOf(kind, terms, isBilingual)).Pdf);

    private static ContractPaper PaperOf(DocumentKind kind, ContractTerms terms, bool isBilingual) => Papers.Of(terms) with
    {
        Kind = kind,
        Revision = 2,
        Bilingual = isBilingual,
        Origin = new(Guid.Empty, "CZ-2026-000001", 1, Papers.Terms),
    };
}
