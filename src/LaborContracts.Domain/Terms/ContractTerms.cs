using LaborContracts.Domain.Parties;

namespace LaborContracts.Domain.Terms;

/// <summary>
/// What the parties of a fixed-term labor contract agree. Nullable parts may be missing in a draft: that is for the
/// statutes to say (LCL 17), not for the type.
/// </summary>
/// <param name="WorkContent">工作内容: post and duties.</param>
/// <param name="SocialInsurance">社会保险.</param>
/// <param name="LaborProtection">劳动保护、劳动条件.</param>
/// <param name="OccupationalHazards">职业危害防护 (Law on Occupational Diseases 33).</param>
/// <param name="OtherAgreements">Further clauses in the parties' words, in order.</param>
/// <param name="EmploymentStart">用工之日: the first working day, from which the month for a written contract runs (LCL
/// 10).</param>
public sealed record ContractTerms(
    Employer Employer,
    Worker Worker,
    Term Term,
    Probation? Probation,
    string? WorkContent,
    Workplace? Workplace,
    WorkingHours? WorkingHours,
    Remuneration? Remuneration,
    string? SocialInsurance,
    string? LaborProtection,
    string? OccupationalHazards,
    IReadOnlyList<string> OtherAgreements,
    DateOnly? EmploymentStart)
{
    /// <summary>The day on which work begins, or has begun.</summary>
    internal DateOnly FirstWorkingDay => EmploymentStart is { } first && first < Term.Start ? first : Term.Start;
}

/// <summary>试用期 and the monthly wage in it.</summary>
public sealed record Probation(Term Term, Money MonthlyWage);

/// <summary>工作地点; its district decides which minimum wage holds (LCLR 14).</summary>
public sealed record Workplace(DistrictCode District, string Address);

/// <summary>工作时间和休息休假 under the standard hour system.</summary>
/// <param name="HoursPerDay">More than 0, at most 24.</param>
/// <param name="DaysPerWeek">More than 0, at most 7.</param>
/// <param name="RestAndLeave">Rest days and leave in words.</param>
public sealed record WorkingHours(decimal HoursPerDay, decimal DaysPerWeek, string RestAndLeave);

/// <summary>劳动报酬: monthly pay for normal work, without overtime, special allowances and statutory benefits.</summary>
/// <param name="PayDay">Day of the month, 1 to 31; in a shorter month its last day.</param>
public sealed record Remuneration(Money MonthlyWage, int PayDay, string PayMethod);
