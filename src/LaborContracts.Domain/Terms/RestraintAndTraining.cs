using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Domain.Terms;

/// <summary>保密 (LCL 23).</summary>
/// <param name="Secrets">What is secret.</param>
/// <param name="Duties">What the worker must do and not do.</param>
/// <param name="MonthsAfterLeaving">How long the duty goes on; null for as long as the secret is one.</param>
/// <param name="MonthlyPay">Paid for it, if anything.</param>
public sealed record Confidentiality(
    [Clause] string? Secrets = null,
    [Clause] string? Duties = null,
    [Limits(0, 600)] int? MonthsAfterLeaving = null,
    Money? MonthlyPay = null);

/// <summary>On whom a non-compete duty may be laid (LCL 24).</summary>
public enum RestrictedPerson
{
    /// <summary>高级管理人员.</summary>
    SeniorManager,

    /// <summary>高级技术人员.</summary>
    SeniorTechnician,

    /// <summary>其他负有保密义务的人员.</summary>
    OtherWithSecrets,
}

/// <summary>How far a non-compete duty reaches.</summary>
public enum AreaBreadth
{
    City,
    Province,
    Nation,
    World,
}

/// <summary>竞业限制 (LCL 23, 24; 人社厅发〔2025〕40号).</summary>
/// <param name="Person">Null if the draft does not say.</param>
/// <param name="Justification">Which secrets the worker knows, and why the restraint is needed.</param>
/// <param name="Scope">The work and rivals that are barred.</param>
/// <param name="AreaReasons">Why the area is as wide as it is.</param>
/// <param name="Months">After leaving.</param>
/// <param name="MonthlyCompensation">Paid in each month of restraint.</param>
/// <param name="AverageWage">Average monthly wage of the twelve months before leaving, or the present one.</param>
/// <param name="Penalty">违约金, in all.</param>
/// <param name="InSalary">Whether the compensation is said to be part of the salary.</param>
public sealed record NonCompete(
    RestrictedPerson? Person = null,
    [Clause] string? Justification = null,
    [Clause] string? Scope = null,
    string? Area = null,
    AreaBreadth Breadth = AreaBreadth.City,
    [Clause] string? AreaReasons = null,
    [Limits(0, 600)] int? Months = null,
    Money? MonthlyCompensation = null,
    Money? AverageWage = null,
    Money? Penalty = null,
    bool InSalary = false);

/// <summary>专业技术培训 and the service period promised for it (LCL 22).</summary>
/// <param name="Content">What is taught; special technical training, not the training that every worker gets.</param>
/// <param name="Cost">Vouched cost: fees, travel and other direct expenses (LCLR 16).</param>
/// <param name="PaidByEmployer">Whether the employer bears it.</param>
/// <param name="IsSpecial">Whether it is special technical training rather than induction.</param>
/// <param name="ServicePeriod">服务期.</param>
/// <param name="Penalty">违约金, in all.</param>
/// <param name="EndsWithContract">Whether the service period ends with the contract although it is not over (LCLR 17).</param>
public sealed record Training(
    [Clause] string? Content = null,
    string? Provider = null,
    Term? Period = null,
    Money? Cost = null,
    bool PaidByEmployer = true,
    bool IsSpecial = true,
    Term? ServicePeriod = null,
    Money? Penalty = null,
    bool EndsWithContract = false);

/// <summary>For what the worker would owe a penalty.</summary>
public enum PenaltyGround
{
    /// <summary>违反服务期 (LCL 22).</summary>
    ServicePeriod,

    /// <summary>违反竞业限制或者保密 (LCL 23).</summary>
    Restraint,

    /// <summary>Anything else, which the law does not allow (LCL 25).</summary>
    Other,
}

/// <summary>违约金 owed by the worker.</summary>
public sealed record Penalty(PenaltyGround Ground, Money? Amount, [Clause] string Text);

/// <summary>特殊待遇 for a promised stay, such as a household registration or a flat (法释〔2025〕12号, 12).</summary>
public sealed record SpecialBenefit([Clause] string Benefit, Term? Promise = null, Money? Penalty = null);
