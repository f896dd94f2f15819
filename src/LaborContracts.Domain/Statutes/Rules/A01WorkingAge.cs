using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes.Rules;

/// <summary>A01: nobody under 16 may be employed (LL 15).</summary>
internal static class A01WorkingAge
{
    public static IEnumerable<Finding> Check(ContractTerms terms, DateOnly on)
    {
        var start = terms.FirstWorkingDay;
        var age = int.Max(0, terms.Worker.IdNumber.AgeOn(start));
        if (age >= 16) yield break;
        yield return new(
            "A01", Severity.Block, "劳动法第十五条", "worker.idNumber",
            $"劳动者在用工起始日 {start.InChinese()} 只有 {age} 周岁；禁止招用未满 16 周岁的未成年人。",
            $"The worker is {age} on {start.InEnglish()}; nobody under 16 may be employed.");
    }
}
