using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Domain.Terms;

/// <summary>
/// What the parties agree, for every kind of document. Which parts a kind has, and which it must have, is for the
/// statutes to say (C17), not for the type: a draft may lack anything. <see cref="TermsJson"/> is their one form in JSON.
/// </summary>
/// <param name="Term">合同期限.</param>
/// <param name="WorkContent">工作内容: post and duties.</param>
/// <param name="SocialInsurance">社会保险.</param>
/// <param name="LaborProtection">劳动保护、劳动条件; in agreements with platform workers, safety.</param>
/// <param name="OccupationalHazards">职业危害防护 (Law on Occupational Diseases 33).</param>
/// <param name="OtherAgreements">Further clauses in the parties' words, in order.</param>
/// <param name="EmploymentStart">用工之日: the first working day, from which the month for a written contract runs (LCL
/// 10).</param>
/// <param name="Kind">Of the agreement by which the relation began.</param>
/// <param name="Partner">丙方, 平台用工合作企业; only in agreements of three parties.</param>
/// <param name="PersonalInformation">How the worker's personal information is handled.</param>
/// <param name="DutyDivision">Who of platform and partner owes the worker what; only in agreements of three parties.</param>
/// <param name="CollectiveContract">Number or name of the collective contract that holds (LCL 55).</param>
/// <param name="AutoRenews">Whether the contract renews itself when its term ends without objection.</param>
/// <param name="EarlierContracts">Contracts of the same parties that the platform does not hold, as the employer states them.</param>
public sealed record ContractTerms(
    Employer Employer,
    Worker Worker,
    ContractTerm? Term = null,
    Probation? Probation = null,
    [Clause] string? WorkContent = null,
    Workplace? Workplace = null,
    WorkingHours? WorkingHours = null,
    Remuneration? Remuneration = null,
    [Clause] string? SocialInsurance = null,
    [Clause] string? LaborProtection = null,
    [Clause] string? OccupationalHazards = null,
    [Clause] IReadOnlyList<string>? OtherAgreements = null,
    DateOnly? EmploymentStart = null,
    DocumentKind Kind = DocumentKind.LaborContract,
    Employer? Partner = null,
    Dispatch? Dispatch = null,
    Platform? Platform = null,
    Classification? Classification = null,
    PlatformWork? PlatformWork = null,
    PlatformPay? PlatformPay = null,
    PlatformRules? PlatformRules = null,
    InjuryProtection? InjuryProtection = null,
    [Clause] string? PersonalInformation = null,
    [Clause] string? DutyDivision = null,
    OverAge? OverAge = null,
    Confidentiality? Confidentiality = null,
    NonCompete? NonCompete = null,
    Training? Training = null,
    IReadOnlyList<Penalty>? Penalties = null,
    SpecialBenefit? SpecialBenefit = null,
    Construction? Construction = null,
    string? CollectiveContract = null,
    bool AutoRenews = false,
    Retirement? Retirement = null,
    Seniority? Seniority = null,
    FixedTermRequest? FixedTermRequest = null,
    IReadOnlyList<EarlierContract>? EarlierContracts = null,
    Amending? Amending = null,
    Ending? Ending = null)
{
    public IReadOnlyList<string> OtherAgreements { get; init; } = OtherAgreements ?? [];

    public IReadOnlyList<Penalty> Penalties { get; init; } = Penalties ?? [];

    public IReadOnlyList<EarlierContract> EarlierContracts { get; init; } = EarlierContracts ?? [];

    /// <summary>The day on which work begins, or has begun; null if the terms do not say.</summary>
    internal DateOnly? FirstWorkingDay =>
        EmploymentStart is { } first && !(Term?.Start < first) ? first : Term?.Start ?? EmploymentStart;
}
