using System.Globalization;
using System.Text;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Api.Features.Contracts;

/// <summary>
/// Reads a <see cref="TermsRequest"/> into the domain's values. All fields that cannot be read are reported at once, by
/// JSON path.
/// </summary>
internal sealed class TermsReading
{
    private const int LongestLine = 200;
    private const int LongestClause = 4000;
    private const int MostAgreements = 50;
    private readonly Dictionary<string, string[]> _errors = [];

    public IReadOnlyDictionary<string, string[]> Errors => _errors;

    /// <summary>The terms, or null if <see cref="Errors"/> says why not.</summary>
    public static (ContractTerms? Terms, IReadOnlyDictionary<string, string[]> Errors) Read(TermsRequest request)
    {
        var reading = new TermsReading();
        var terms = reading.Terms(request);
        return (reading._errors.Count == 0 ? terms : null, reading._errors);
    }

    private ContractTerms? Terms(TermsRequest request)
    {
        var employer = Employer(request.Employer);
        var worker = Worker(request.Worker);
        var term = Term("term", request.Term);
        var probation = Probation(request.Probation);
        var workContent = Optional("workContent", request.WorkContent, LongestClause);
        var workplace = Workplace(request.Workplace);
        var hours = Hours(request.WorkingHours);
        var remuneration = Remuneration(request.Remuneration);
        var insurance = Optional("socialInsurance", request.SocialInsurance, LongestClause);
        var protection = Optional("laborProtection", request.LaborProtection, LongestClause);
        var hazards = Optional("occupationalHazards", request.OccupationalHazards, LongestClause);
        var others = Others(request.OtherAgreements ?? []);
        var employmentStart = request.EmploymentStart is { } start ? Date("employmentStart", start) : null;

        return employer is null || worker is null || term is null
            ? null
            : new ContractTerms(
                employer, worker, term, probation, workContent, workplace, hours, remuneration,
                insurance, protection, hazards, others, employmentStart);
    }

    private Employer? Employer(EmployerJson? json)
    {
        if (json is null) return Missing<Employer>("employer");
        var name = Required("employer.name", json.Name);
        var address = Required("employer.address", json.Address);
        var representative = Required("employer.legalRepresentative", json.LegalRepresentative);
        if (!UnifiedSocialCreditCode.TryParse(json.CreditCode, out var code)) Wrong("employer.creditCode");
        MobileNumber? phone = null;
        if (!string.IsNullOrWhiteSpace(json.Phone) && !MobileNumber.TryParse(json.Phone, out phone))
            Wrong("employer.phone", "field.phone");
        return name is null || address is null || representative is null || code is null
            ? null
            : new Employer(name, code, address, representative, phone);
    }

    private Worker? Worker(WorkerJson? json)
    {
        if (json is null) return Missing<Worker>("worker");
        var name = Required("worker.name", json.Name);
        var address = Required("worker.address", json.Address);
        if (!ResidentIdNumber.TryParse(json.IdNumber, out var number)) Wrong("worker.idNumber");
        if (!MobileNumber.TryParse(json.Phone, out var phone)) Wrong("worker.phone", "field.phone");
        return name is null || address is null || number is null || phone is null
            ? null
            : new Worker(name, number, address, phone);
    }

    private Term? Term(string path, TermJson? json)
    {
        if (json is null) return Missing<Term>(path);
        var start = Date($"{path}.start", json.Start);
        var end = Date($"{path}.end", json.End);
        if (start is not { } first || end is not { } last) return null;
        if (Domain.Terms.Term.TryCreate(first, last, out var term)) return term;
        Wrong($"{path}.end", "field.term-order");
        return null;
    }

    private Probation? Probation(ProbationJson? json)
    {
        if (json is null) return null;
        var term = Term("probation.term", json.Term);
        var wage = Amount("probation.monthlyWage", json.MonthlyWage);
        return term is null || wage is null ? null : new Probation(term, wage.Value);
    }

    private Workplace? Workplace(WorkplaceJson? json)
    {
        if (json is null) return null;
        var address = Required("workplace.address", json.Address);
        if (!DistrictCode.TryParse(json.District, out var district)) Wrong("workplace.district");
        return address is null || district is null ? null : new Workplace(district, address);
    }

    private WorkingHours? Hours(WorkingHoursJson? json)
    {
        if (json is null) return null;
        if (json.HoursPerDay is not (> 0 and <= 24)) Wrong("workingHours.hoursPerDay");
        if (json.DaysPerWeek is not (> 0 and <= 7)) Wrong("workingHours.daysPerWeek");
        var rest = Optional("workingHours.restAndLeave", json.RestAndLeave, LongestClause);
        return new WorkingHours(json.HoursPerDay ?? 0, json.DaysPerWeek ?? 0, rest ?? "");
    }

    private Remuneration? Remuneration(RemunerationJson? json)
    {
        if (json is null) return null;
        var wage = Amount("remuneration.monthlyWage", json.MonthlyWage);
        if (json.PayDay is not (>= 1 and <= 31)) Wrong("remuneration.payDay");
        var method = Optional("remuneration.payMethod", json.PayMethod, LongestLine);
        return wage is null ? null : new Remuneration(wage.Value, json.PayDay ?? 0, method ?? "");
    }

    private List<string> Others(IReadOnlyList<string> agreements)
    {
        if (agreements.Count > MostAgreements) Wrong("otherAgreements", "field.too-many");
        return [.. agreements
            .Select((text, index) => Optional($"otherAgreements[{index}]", text, LongestClause))
            .OfType<string>()];
    }

    private Money? Amount(string path, string? text)
    {
        if (Money.TryParse(text, out var money)) return money;
        Wrong(path, "field.money");
        return null;
    }

    private DateOnly? Date(string path, string? text)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Wrong(path, "field.date");
        return null;
    }

    private string? Required(string path, string? text)
    {
        var read = Optional(path, text, LongestLine);
        if (read is null) _errors.TryAdd(path, [Texts.Get("field.required")]);
        return read;
    }

    /// <summary>Trimmed; null if blank.</summary>
    private string? Optional(string path, string? text, int longest)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var trimmed = text.Trim();
        if (trimmed.Length > longest) Wrong(path, "field.too-long");
        // Only clauses have lines; a name with two would be on paper, but in no certificate and no signature's box.
        var mayBreak = longest == LongestClause;
        if (trimmed.EnumerateRunes().Any(r => IsInvisible(r) && !(mayBreak && r.Value == '\n'))) Wrong(path, "field.invisible-character");
        return trimmed;
    }

    /// <summary>
    /// Control and format characters, separators of lines, lone surrogates (read as U+FFFD): what is signed must be what is seen.
    /// </summary>
    private static bool IsInvisible(Rune rune) => rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private T? Missing<T>(string path) where T : class
    {
        Wrong(path, "field.required");
        return null;
    }

    private void Wrong(string path) => Wrong(path, $"field.{path}");

    private void Wrong(string path, string textKey) => _errors.TryAdd(path, [Texts.Get(textKey)]);
}
