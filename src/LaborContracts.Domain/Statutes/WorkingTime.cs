namespace LaborContracts.Domain.Statutes;

/// <summary>
/// W09: by what days and hours a month's wage is converted. With 104 rest days a year and, since 2025, 13 statutory
/// holidays, a month has (365 − 104 − 13) ÷ 12 working days; holidays are paid, so wages count (365 − 104) ÷ 12.
/// </summary>
public static class WorkingTime
{
    /// <summary>月工作日.</summary>
    public const decimal WorkingDaysPerMonth = 20.67m;

    /// <summary>月计薪天数.</summary>
    public const decimal PaidDaysPerMonth = 21.75m;

    /// <summary>Of eight hours each: 174.</summary>
    public const decimal PaidHoursPerMonth = PaidDaysPerMonth * 8;
}
