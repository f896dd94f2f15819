using LaborContracts.Api.Http;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Api.Features.Rosters;

/// <summary>Values of the terms by their paths, in a fixed order: what a list for the authority asks of a contract, and nothing else of it.</summary>
internal sealed class TermsExcerpt(params string[] paths)
{
    /// <summary>What LCLR 8 asks of the roster: name, sex, number, household and present address, contact, form of employment, first day, term.</summary>
    public static readonly TermsExcerpt Roster = new(
        "worker.name", "worker.sex", "worker.idNumber", "worker.householdAddress", "worker.address", "worker.phone", "kind", "employmentStart",
        "term.kind", "term.start", "term.end", "term.task");

    /// <summary>What is filed of a document, as far as its terms say it (docs/formats/filing.md).</summary>
    public static readonly TermsExcerpt Filing = new(
        "employer.creditCode", "employer.name", "employer.address", "employer.businessAddress", "employer.legalRepresentative", "employer.phone",
        "worker.idNumber", "worker.name", "worker.sex", "worker.birthDate", "worker.householdAddress", "worker.address", "worker.phone",
        "worker.workPermit.number", "kind", "term.kind", "term.start", "term.end", "term.task", "employmentStart",
        "probation.term.start", "probation.term.end", "probation.monthlyWage", "workContent", "workplace.district", "workplace.address",
        "workingHours.system", "workingHours.approvalNumber", "workingHours.approvalUntil", "remuneration.form", "remuneration.monthlyWage",
        "remuneration.hourlyWage", "remuneration.payDay", "remuneration.settlementDays", "socialInsurance", "occupationalHazards",
        "dispatch.licence", "dispatch.user.name", "dispatch.user.creditCode", "dispatch.period.start", "dispatch.period.end", "dispatch.nature",
        "platform.name", "platform.account", "construction.projectName", "construction.projectCode",
        "amending.effectiveFrom", "ending.ground", "ending.lastDay", "ending.noticeOn");

    /// <summary>What the columns of a sheet are called.</summary>
    public IEnumerable<string> Headings() => paths.Select(path => Said(FieldNames.Of(path)));

    /// <summary>Each value that is there, as the terms write it.</summary>
    public IReadOnlyDictionary<string, string> Of(ContractTerms terms) =>
        Values(terms).ToDictionary(field => field.Path, field => field.Text, StringComparer.Ordinal);

    /// <summary>A cell for each path, choices by their names; empty where the terms say nothing.</summary>
    public IEnumerable<string> Cells(ContractTerms terms)
    {
        var values = Values(terms).ToDictionary(
            field => field.Path, field => field.Value is Enum choice ? Said(FieldNames.OfChoice(choice)) : field.Text, StringComparer.Ordinal);
        return paths.Select(path => values.GetValueOrDefault(path, ""));
    }

    private IEnumerable<TermsField> Values(ContractTerms terms) => TermsJson.Fields(WithWhatTheNumberTells(terms)).Where(field => paths.Contains(field.Path));

    /// <summary>Sex and day of birth stand in the terms only where the identity number does not tell them.</summary>
    private static ContractTerms WithWhatTheNumberTells(ContractTerms terms) => terms with
    {
        Worker = terms.Worker with
        {
            Sex = terms.Worker.IdNumber.Sex ?? terms.Worker.Sex,
            BirthDate = terms.Worker.IdNumber.BirthDate ?? terms.Worker.BirthDate,
        },
    };

    private static string Said((string Chinese, string English) name) => Language.IsEnglish ? name.English : name.Chinese;
}
