using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>I02: the birth date inside the identity number has passed (GB 11643-1999).</summary>
internal static class I02BirthDate
{
    public static IEnumerable<Finding> Check(ContractTerms terms, DateOnly on)
    {
        var birth = terms.Worker.IdNumber.BirthDate;
        if (birth <= on) yield break;
        yield return new(
            "I02", Severity.Block, "GB 11643-1999", "worker.idNumber",
            $"身份号码中的出生日期 {birth.InChinese()} 尚未到来，请对照居民身份证核对。",
            $"The birth date in the identity number, {birth.InEnglish()}, has not come yet; compare it with the identity card.");
    }
}
