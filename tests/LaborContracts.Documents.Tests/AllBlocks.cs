using LaborContracts.Documents.Contracts;

namespace LaborContracts.Documents.Tests;

/// <summary>A made-up form with every block of the template language, in both languages.</summary>
internal static class AllBlocks
{
    public const string Form = """
        ! 三方协议 | 样张
        > Three-Party Agreement | Sample
        @card 关键条款一览
        > Key terms at a glance
        ~ 用人单位 | {employer.name}
        > Employer |
        ~ 本卡片只是概要，以下面的条款为准。
        > This card only sums up what follows.
        @table 22 28 22 28
        ~ 甲方 | {employer.name} | 乙方 | {worker.name}
        > Party A | | Party B |
        ~ 工作地点 | {workplace.address}
        > Workplace |
        = 通则
        > General
        * 乙方的工作地点：{workplace.address}
        > Party B works at {workplace.address} from {term.start}.
        [] 支付方式：{remuneration.payMethod} 银行转账=银行转账 | 现金=现金 | 其他=其他方式
        > Paid by {remuneration.payMethod} 银行转账=bank transfer | 现金=cash | 其他=other means
        {?probationStart}- 有试用期。
        {!probationStart}- 没有试用期。
        @grid 30 30 40
        ~ 项目 | 单价 | 说明
        > Item | Price | Remark
        """;

    private const string End = """

        @others
        @annex 附件　服务规范
        > Annex: Rules of service
        = 附件的通则
        > General rules of the annex
        * 附件是本协议的组成部分。
        > The annex is part of this agreement.
        @signatures
        ~ employer | 甲方（电子签章） | {employer.name}
        > Party A (electronic seal)
        ~ worker | 乙方（电子签名） | {worker.name}
        > Party B (electronic signature)
        ~ partner | 丙方（电子签章） | 常州示例配送服务有限公司新北区第一分公司
        > Party C (electronic seal)
        """;

    /// <param name="rows">Of the grid, which goes on over pages if there are many.</param>
    public static TypesetContract Typeset(int rows = 60, bool isBilingual = true, string remark = "按实际完成的数量结算")
    {
        var grid = string.Concat(Enumerable.Range(1, rows).Select(i => $"\n~ 项目{i} | ¥{i}.00 | {remark}"));
        var template = ContractTemplate.Read(Form + grid + End);
        return Papers.Typesetter.Typeset(Papers.Paper with { Bilingual = isBilingual }, template);
    }
}
