using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// F15: who offers ready-made clauses must draw attention to those that limit their own duties or weigh on the other
/// side (CC 496 to 498). Marks the fields that the worker's page shows prominently, one finding each.
/// </summary>
internal static class F15StandardClauses
{
    // Words by which a clause in the employer's own words is likely to be one of these. It marks, it does not judge.
    private static readonly string[] Signs =
        ["免除", "免责", "不承担", "不负责", "概不", "放弃", "无权", "不得要求", "扣除", "扣减", "扣发", "罚款", "违约", "赔偿", "单方"];

    public static Rule Rule { get; } = new("F15", "民法典第四百九十六条至第四百九十八条", Laws.CivilCode, KindSets.Agreements, Check);

    private static IEnumerable<Remark> Check(Draft draft) => Weighty(draft.Terms).Select(clause => new Remark(
        Severity.Inform, clause.Field,
        $"“{clause.Name}”与劳动者有重大利害关系：应当以显著方式提示，并按劳动者的要求说明；未提示的，劳动者可以主张它不成为合同内容。签署页将突出显示。",
        $"{clause.NameEn} weighs on the worker: draw attention to it and explain it on request; otherwise the worker may hold that it is no part of the contract. The signing page will highlight it."));

    private static IEnumerable<(string Field, string Name, string NameEn)> Weighty(ContractTerms terms)
    {
        if (terms.NonCompete is not null) yield return ("nonCompete", "竞业限制", "The non-compete clause");
        if (terms.Training?.ServicePeriod is not null) yield return ("training.servicePeriod", "服务期", "The service period");
        if (terms.SpecialBenefit is not null) yield return ("specialBenefit", "特殊待遇", "The clause on a special benefit");
        if (terms.Remuneration?.DamageDeductionPercent > 0)
            yield return ("remuneration.damageDeductionPercent", "损失赔偿扣款", "The deduction for damage");
        if (!string.IsNullOrWhiteSpace(terms.PlatformRules?.Penalties))
            yield return ("platformRules.penalties", "平台扣罚规则", "The platform's penalties");
        for (var i = 0; i < terms.Penalties.Count; i++)
            yield return ($"penalties[{i}]", "违约金", "A penalty");
        for (var i = 0; i < terms.OtherAgreements.Count; i++)
        {
            if (Signs.Any(sign => terms.OtherAgreements[i].Contains(sign, StringComparison.Ordinal)))
                yield return ($"otherAgreements[{i}]", $"其他约定第 {i + 1} 条", $"Further clause {i + 1}");
        }
    }
}
