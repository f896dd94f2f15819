using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Domain.Terms;

/// <summary>试用期 and the monthly wage in it.</summary>
public sealed record Probation(Term Term, Money MonthlyWage);

/// <summary>工作地点; its district decides which minimum wage holds (LCLR 14).</summary>
public sealed record Workplace(DistrictCode District, string Address);

/// <summary>The systems of working hours (LL 36, 39).</summary>
public enum HourSystem
{
    /// <summary>标准工时制.</summary>
    Standard,

    /// <summary>综合计算工时工作制, which needs approval.</summary>
    Comprehensive,

    /// <summary>不定时工作制, which needs approval.</summary>
    Flexible,
}

/// <summary>工作时间和休息休假.</summary>
/// <param name="RestAndLeave">Rest days and leave in words.</param>
/// <param name="ApprovalNumber">Of the labor authority's approval of a system other than the standard one.</param>
/// <param name="ApprovalUntil">Last day on which that approval holds.</param>
/// <param name="OvertimePerDay">Hours of standing overtime a day, if the contract provides for it.</param>
/// <param name="OvertimePerMonth">The same a month.</param>
/// <param name="AnnualLeaveDays">Days of paid annual leave.</param>
/// <param name="ServiceYears">Full years that the worker has worked in all, for annual leave.</param>
/// <param name="NightWork">Whether work between 22:00 and 6:00 is provided for.</param>
public sealed record WorkingHours(
    [Limits(0.01, 24)] decimal HoursPerDay,
    [Limits(0.01, 7)] decimal DaysPerWeek,
    [Clause] string RestAndLeave = "",
    HourSystem System = HourSystem.Standard,
    string? ApprovalNumber = null,
    DateOnly? ApprovalUntil = null,
    [Limits(0, 16)] decimal? OvertimePerDay = null,
    [Limits(0, 500)] decimal? OvertimePerMonth = null,
    [Limits(0, 365)] int? AnnualLeaveDays = null,
    [Limits(0, 80)] int? ServiceYears = null,
    bool NightWork = false);

/// <summary>How wages are counted.</summary>
public enum PayForm
{
    /// <summary>计时, by the month.</summary>
    Monthly,

    /// <summary>计时, by the hour.</summary>
    Hourly,

    /// <summary>计件.</summary>
    Piece,
}

/// <summary>劳动报酬: pay for normal work, without overtime, special allowances and statutory benefits.</summary>
/// <param name="MonthlyWage">Null where pay is by the hour.</param>
/// <param name="PayDay">Day of the month, 1 to 31; in a shorter month its last day.</param>
/// <param name="HourlyWage">For part-time work.</param>
/// <param name="SettlementDays">Days between payments, where wages are not paid by the month.</param>
/// <param name="PayRules">Rates by the piece, commission, bonus: in words.</param>
/// <param name="LowestGrade">Lowest monthly wage of the same post (LCL 20).</param>
/// <param name="DamageDeductionPercent">The most that is taken off a month's wage for damage, in percent of it.</param>
/// <param name="InKind">Whether any part is paid otherwise than in money.</param>
public sealed record Remuneration(
    Money? MonthlyWage = null,
    [Limits(1, 31)] int? PayDay = null,
    string PayMethod = "",
    PayForm Form = PayForm.Monthly,
    Money? HourlyWage = null,
    [Limits(1, 366)] int? SettlementDays = null,
    [Clause] string? PayRules = null,
    Money? LowestGrade = null,
    [Limits(0, 100)] decimal? DamageDeductionPercent = null,
    bool InKind = false);
