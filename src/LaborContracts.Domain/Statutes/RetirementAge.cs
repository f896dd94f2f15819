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
    /// <exception cref="ArgumentOutOfRangeException">Another age than these three.</exception>
    public static DateOnly For(int oldAge, DateOnly birthDate)
    {
        if (oldAge is not (50 or 55 or 60))
            throw new ArgumentOutOfRangeException(nameof(oldAge), oldAge, "Want 50, 55 or 60.");
        var (step, most) = oldAge == 50 ? (2, 60) : (4, 36);
        var before = birthDate.AddYears(oldAge);
        if (before < Reform) return before;
        var months = (before.Year - Reform.Year) * 12 + before.Month - Reform.Month;
        return before.AddMonths(Math.Min(months / step + 1, most));
    }

    /// <summary>The earliest day that a post can give: women's old age was 50 or 55, by the post; men's 60.</summary>
    public static DateOnly EarliestFor(Sex sex, DateOnly birthDate) => For(sex == Sex.Male ? 60 : 50, birthDate);

    /// <summary>
    /// The latest day that a post can give, without the three years that the parties may agree on top.
    /// </summary>
    public static DateOnly LatestFor(Sex sex, DateOnly birthDate) => For(sex == Sex.Male ? 60 : 55, birthDate);
}
