using LaborContracts.Domain.Parties;

namespace LaborContracts.Domain.Statutes;

/// <summary>
/// R02: statutory retirement, rising step by step since January 2025. Men from 60 and women from 55 by one month for
/// every four months of birth, by 36 months at most; women from 50 by one month for every two, by 60 at most.
/// </summary>
public static class RetirementAge
{
    private static readonly DateOnly Reform = new(2025, 1, 1);

    /// <summary>The day of retirement under one of the three old ages (60 for men; 55 or 50 for women).</summary>
    public static DateOnly For(int oldAge, DateOnly birthDate)
    {
        var (step, most) = oldAge == 50 ? (2, 60) : (4, 36);
        var before = birthDate.AddYears(oldAge);
        if (before < Reform) return before;
        var months = (before.Year - Reform.Year) * 12 + before.Month - Reform.Month;
        return before.AddMonths(Math.Min(months / step + 1, most));
    }

    /// <summary>The latest day that any post gives: 60 for men, 55 for women before the reform's delay.</summary>
    public static DateOnly LatestFor(Sex sex, DateOnly birthDate) => For(sex == Sex.Male ? 60 : 55, birthDate);
}
