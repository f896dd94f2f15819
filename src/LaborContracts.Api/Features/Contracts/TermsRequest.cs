using System.Globalization;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// The terms of a draft as JSON. Everything is optional here: what cannot be read is a malformed request, what is
/// missing or unlawful is the statutes' business.
/// </summary>
internal sealed record TermsRequest(
    EmployerJson? Employer,
    WorkerJson? Worker,
    TermJson? Term,
    ProbationJson? Probation,
    string? WorkContent,
    WorkplaceJson? Workplace,
    WorkingHoursJson? WorkingHours,
    RemunerationJson? Remuneration,
    string? SocialInsurance,
    string? LaborProtection,
    string? OccupationalHazards,
    IReadOnlyList<string>? OtherAgreements,
    string? EmploymentStart)
{
    public static TermsRequest From(ContractTerms terms) => new(
        EmployerJson.From(terms.Employer),
        WorkerJson.From(terms.Worker),
        TermJson.From(terms.Term),
        terms.Probation is { } probation
            ? new(TermJson.From(probation.Term), probation.MonthlyWage.ToString())
            : null,
        terms.WorkContent,
        terms.Workplace is { } place ? new(place.District.ToString(), place.Address) : null,
        terms.WorkingHours is { } hours ? new(hours.HoursPerDay, hours.DaysPerWeek, hours.RestAndLeave) : null,
        terms.Remuneration is { } pay ? new(pay.MonthlyWage.ToString(), pay.PayDay, pay.PayMethod) : null,
        terms.SocialInsurance,
        terms.LaborProtection,
        terms.OccupationalHazards,
        terms.OtherAgreements,
        terms.EmploymentStart?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

internal sealed record EmployerJson(
    string? Name, string? CreditCode, string? Address, string? LegalRepresentative, string? Phone)
{
    public static EmployerJson From(Employer employer) => new(
        employer.Name,
        employer.CreditCode.ToString(),
        employer.Address,
        employer.LegalRepresentative,
        employer.Phone?.ToString());
}

internal sealed record WorkerJson(string? Name, string? IdNumber, string? Address, string? Phone)
{
    public static WorkerJson From(Worker worker) =>
        new(worker.Name, worker.IdNumber.ToString(), worker.Address, worker.Phone.ToString());
}

/// <summary>First and last day, both included, as <c>yyyy-MM-dd</c>.</summary>
internal sealed record TermJson(string? Start, string? End)
{
    public static TermJson From(Term term) => new(
        term.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        term.End.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}

/// <summary>Wage in CNY as a decimal string.</summary>
internal sealed record ProbationJson(TermJson? Term, string? MonthlyWage);

internal sealed record WorkplaceJson(string? District, string? Address);

internal sealed record WorkingHoursJson(decimal? HoursPerDay, decimal? DaysPerWeek, string? RestAndLeave);

/// <summary>Wage in CNY as a decimal string; pay day 1 to 31.</summary>
internal sealed record RemunerationJson(string? MonthlyWage, int? PayDay, string? PayMethod);
