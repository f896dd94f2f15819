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
        Set("termStart", "termEnd", "termLength", terms.Term?.Span ?? throw new ArgumentException("The contract has no term.", nameof(terms)));
        if (terms.EmploymentStart is { } employment) _values["employmentStart"] = ChineseNumbers.Date(employment);
        if (terms.Probation is { } probation) Set("probationStart", "probationEnd", "probationLength", probation.Term);

        Set("workContent", terms.WorkContent);
        Set("workplace", terms.Workplace?.Address);
        Set("hoursPerDay", terms.WorkingHours?.HoursPerDay.ToString("0.##", CultureInfo.InvariantCulture));
        Set("daysPerWeek", terms.WorkingHours?.DaysPerWeek.ToString("0.##", CultureInfo.InvariantCulture));
        Set("restAndLeave", terms.WorkingHours?.RestAndLeave);
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
        _values[start] = ChineseNumbers.Date(term.Start);
        _values[end] = ChineseNumbers.Date(term.End);
        _values[length] = LengthOf(term);
    }

    /// <summary>In full months where the term is a number of full months, else in days.</summary>
    private static string LengthOf(Term term) => term.Start.AddMonths(term.FullMonths) == term.End.AddDays(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{term.FullMonths}个月")
        : string.Create(CultureInfo.InvariantCulture, $"{term.End.DayNumber - term.Start.DayNumber + 1}日");
}
