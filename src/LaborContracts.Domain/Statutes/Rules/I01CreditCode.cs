using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>I01: the credit code's check character (GB 32100-2015). A warning: some codes in use fail it.</summary>
internal static class I01CreditCode
{
    public static IEnumerable<Finding> Check(ContractTerms terms, DateOnly on)
    {
        if (terms.Employer.CreditCode.CheckCharacterHolds) yield break;
        yield return new(
            "I01", Severity.Warn, "GB 32100-2015", "employer.creditCode",
            $"统一社会信用代码 {terms.Employer.CreditCode} 的校验码不符，请对照营业执照核对；确与营业执照一致的可以使用。",
            $"The check character of {terms.Employer.CreditCode} does not hold; compare it with the business licence. If it is as printed there, it may be used.");
    }
}
