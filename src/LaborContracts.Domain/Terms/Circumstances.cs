using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Domain.Terms;

/// <summary>建设工程项目 (保障农民工工资支付条例).</summary>
/// <param name="WageAccount">农民工工资专用账户.</param>
/// <param name="GeneralContractor">施工总承包单位, which pays the wages.</param>
/// <param name="RealNameRegistered">Whether the worker is registered by real name before entering the site.</param>
public sealed record Construction(
    string ProjectName,
    string? ProjectCode = null,
    string? WageAccount = null,
    string? GeneralContractor = null,
    bool RealNameRegistered = false);

/// <summary>Which of the two former retirement ages a woman's post had.</summary>
public enum PostCategory
{
    /// <summary>管理、技术岗位: women's former age was 55.</summary>
    ManagementOrTechnical,

    /// <summary>生产操作岗位: women's former age was 50.</summary>
    Operations,
}

/// <summary>What decides the statutory retirement age beyond birth and sex.</summary>
/// <param name="Category">Null if not stated.</param>
/// <param name="DeferredUntil">弹性延迟退休: the day until which the parties have agreed to defer it.</param>
public sealed record Retirement(PostCategory? Category = null, DateOnly? DeferredUntil = null);

/// <summary>What an agreement with a worker past the retirement age adds.</summary>
/// <param name="ReceivesPension">Whether the worker draws a pension.</param>
/// <param name="WorkInjuryInsurance">How the employer insures against work injury.</param>
/// <param name="HealthCare">Health checks and work fit for the age.</param>
public sealed record OverAge(
    bool ReceivesPension,
    [Clause] string? WorkInjuryInsurance = null,
    [Clause] string? HealthCare = null);

/// <summary>工作年限 that counts from an earlier day than the contract's (LCLR 10).</summary>
public sealed record Seniority(DateOnly Since, string? EarlierEmployer = null, [Clause] string? Reason = null);

/// <summary>The worker's own request for a fixed term where an open-ended one is due (LCL 14).</summary>
/// <param name="Record">How the request is recorded.</param>
public sealed record FixedTermRequest(DateOnly On, [Clause] string Record);

/// <summary>An earlier contract between the same two parties.</summary>
/// <param name="HadProbation">Whether a probation was agreed in it.</param>
/// <param name="ExtendedMonths">By how many months its term was extended in all.</param>
/// <param name="AutoRenewed">Whether it renewed itself when its term ended.</param>
/// <param name="Affiliate">Name of another firm of the employer's group that concluded it; null if it was the employer.</param>
public sealed record EarlierContract(
    ContractTerm Term,
    DocumentKind Kind = DocumentKind.LaborContract,
    bool HadProbation = false,
    [Limits(0, 600)] int ExtendedMonths = 0,
    bool AutoRenewed = false,
    string? Affiliate = null);

/// <summary>What an amendment says beside the terms that it changes.</summary>
/// <param name="EffectiveFrom">The day from which the changed terms hold.</param>
public sealed record Amending(DateOnly EffectiveFrom, [Clause] string? Reason = null);
