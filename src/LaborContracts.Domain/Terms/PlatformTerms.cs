using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Domain.Terms;

/// <summary>What platform workers do (人社厅发〔2023〕6号).</summary>
public enum PlatformTrade
{
    /// <summary>即时配送、快递.</summary>
    Delivery,

    /// <summary>出行.</summary>
    RideHailing,

    /// <summary>运输、同城货运.</summary>
    Freight,

    /// <summary>家政.</summary>
    Housekeeping,
    Other,
}

/// <summary>The platform, and how work comes to the worker over it.</summary>
/// <param name="Name">Of the platform or its program.</param>
/// <param name="Account">The worker's account there.</param>
/// <param name="Area">服务区域.</param>
/// <param name="Ordering">How tasks are taken or assigned.</param>
/// <param name="MayRefuse">Whether the worker may refuse a task without disadvantage.</param>
/// <param name="MayWorkElsewhere">Whether the worker may work for other platforms.</param>
/// <param name="RequiresBusinessRegistration">Whether the worker must register as an individual business (个体工商户).</param>
public sealed record Platform(
    string Name,
    string? Account,
    PlatformTrade Trade,
    string Area,
    [Clause] string? Ordering = null,
    bool MayRefuse = false,
    bool MayWorkElsewhere = true,
    bool RequiresBusinessRegistration = false);

/// <summary>Working time on a platform (人社厅发〔2023〕50号).</summary>
/// <param name="LongestContinuousHours">Of taking orders before a rest.</param>
/// <param name="LongestDailyHours">Of taking orders in a day, the allowance for waiting included.</param>
/// <param name="AllowancePercent">宽放时间 for waiting, preparation and physiological needs, in percent of order time.</param>
/// <param name="Rest">What happens when a limit is reached, and rest days: in words.</param>
public sealed record PlatformWork(
    [Limits(0.25, 24)] decimal? LongestContinuousHours = null,
    [Limits(0.25, 24)] decimal? LongestDailyHours = null,
    [Limits(0, 100)] decimal? AllowancePercent = null,
    [Clause] string? Rest = null);

/// <summary>Pay of platform workers.</summary>
/// <param name="Formula">By order or piece, in words and numbers.</param>
/// <param name="Account">Into which it is paid.</param>
/// <param name="HourlyFloor">Never less for an hour of work; the hourly minimum wage of the actual place of work.</param>
/// <param name="HolidayPay">For work on statutory holidays.</param>
public sealed record PlatformPay(
    [Clause] string? Formula = null,
    [Clause] string? Subsidies = null,
    [Limits(1, 366)] int? SettlementDays = null,
    string? Account = null,
    Money? HourlyFloor = null,
    [Clause] string? HolidayPay = null);

/// <summary>The platform's rules and how one appeals against them.</summary>
/// <param name="PublishedAt">Where they can be read.</param>
/// <param name="NoticeDays">Days between notice of a change and its effect.</param>
/// <param name="Penalties">Deductions, ratings and other penalties.</param>
/// <param name="Appeals">申诉渠道.</param>
/// <param name="HumanReview">Whether decisions such as stopping dispatch are reviewed by a person.</param>
public sealed record PlatformRules(
    string? PublishedAt = null,
    [Limits(0, 366)] int? NoticeDays = null,
    [Clause] string? Penalties = null,
    [Clause] string? Appeals = null,
    bool HumanReview = false);

/// <summary>职业伤害保障 and commercial insurance.</summary>
/// <param name="Scheme">Who registers and pays for occupational injury protection.</param>
public sealed record InjuryProtection([Clause] string? Scheme = null, [Clause] string? CommercialInsurance = null);
