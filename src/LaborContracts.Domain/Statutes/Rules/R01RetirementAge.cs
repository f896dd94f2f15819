using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>
/// R01: a labor contract ends at the statutory retirement age (LCL 44(2), LCLR 21). A warning here, because women's age
/// depends on the post, which the terms do not hold: the latest possible age is taken.
/// </summary>
internal static class R01RetirementAge
{
    public static IEnumerable<Finding> Check(ContractTerms terms, DateOnly on)
    {
        var id = terms.Worker.IdNumber;
        var retirement = RetirementAge.LatestFor(id.Sex, id.BirthDate);
        if (terms.Term.End < retirement) yield break;
        var already = terms.Term.Start >= retirement;
        yield return new(
            "R01", already ? Severity.Block : Severity.Warn, "劳动合同法第四十四条、劳动合同法实施条例第二十一条", "term.end",
            already
                ? $"劳动者在合同起始日已过法定退休年龄(最迟 {retirement:yyyy年M月});应改签超龄劳动者用工协议。"
                : $"劳动者最迟在 {retirement:yyyy年M月} 达到法定退休年龄,早于合同终止日;届时劳动合同终止,请核对期限。",
            already
                ? $"The worker is past the statutory retirement age (at the latest {retirement:yyyy-MM}); use the agreement for workers past it."
                : $"The worker reaches the statutory retirement age at the latest in {retirement:yyyy-MM}, before the term ends; the contract ends then. Check the term.");
    }
}
