using System.Globalization;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Documents.Contracts;

/// <summary>What the parties filled in, under the names that the templates use.</summary>
internal sealed class ContractValues
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A mandatory clause (LCL 17) is missing: such a contract is not for printing.</exception>
    public ContractValues(ContractTerms terms)
    {
        Set("employer.name", terms.Employer.Name);
        Set("worker.name", terms.Worker.Name);
        if (terms.Term?.Span is { } term) Set("termStart", "termEnd", "termLength", term);
        if (terms.EmploymentStart is { } employment) Set("employmentStart", employment);
        if (terms.Probation is { } probation)
        {
            Set("probationStart", "probationEnd", "probationLength", probation.Term);
            Set("probationWage", ChineseNumbers.Amount(probation.MonthlyWage));
        }

        Set("workContent", terms.WorkContent);
        Set("workplace", terms.Workplace?.Address);
        Set("hoursPerDay", terms.WorkingHours?.HoursPerDay.ToString("0.##", CultureInfo.InvariantCulture));
        Set("daysPerWeek", terms.WorkingHours?.DaysPerWeek.ToString("0.##", CultureInfo.InvariantCulture));
        Set("restAndLeave", terms.WorkingHours?.RestAndLeave);
        if (terms.Remuneration?.MonthlyWage is { } wage) Set("wage", ChineseNumbers.Amount(wage));
        Set("payMethod", terms.Remuneration?.PayMethod);
        Set("payDay", terms.Remuneration?.PayDay?.ToString(CultureInfo.InvariantCulture));
        Set("socialInsurance", terms.SocialInsurance);
        Set("laborProtection", terms.LaborProtection);
        Set("occupationalHazards", terms.OccupationalHazards);
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public string this[string name] => _values[name];

    /// <summary>Without line ends and runs of spaces: the template decides where paragraphs end.</summary>
    public static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void Set(string name, string? value) => _values[name] = string.IsNullOrWhiteSpace(value)
        ? throw new ArgumentException($"The contract has no {name}.", nameof(value))
        : OnOneLine(value);

    private void Set(string start, string end, string length, Term term)
    {
        Set(start, term.Start);
        Set(end, term.End);
        var (count, unit, english) = LengthOf(term);
        _values[length] = string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");
        _values[length + ".en"] = string.Create(CultureInfo.InvariantCulture, $"{count} {english}{(count == 1 ? "" : "s")}");
    }

    private void Set(string name, DateOnly day)
    {
        _values[name] = ChineseNumbers.Date(day);
        _values[name + ".en"] = day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
    }

    /// <summary>In full months where the term is a number of full months, else in days.</summary>
    private static (int Count, string Unit, string English) LengthOf(Term term) =>
        term.Start.AddMonths(term.FullMonths) == term.End.AddDays(1)
            ? (term.FullMonths, "个月", "month")
            : (term.End.DayNumber - term.Start.DayNumber + 1, "日", "day");
}
