using System.Globalization;
using System.Text.Json;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Documents.Contracts;

/// <summary>
/// What the parties filled in, under the paths of the terms (<c>remuneration.monthlyWage</c>), and what follows from it:
/// lengths of spans, and the contract that a later document follows.
/// </summary>
internal sealed class ContractValues
{
    private static readonly char[] Steps = ['.', '['];
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _choices = new(StringComparer.Ordinal);
    private readonly HashSet<string> _groups = new(StringComparer.Ordinal);

    public ContractValues(ContractPaper paper)
    {
        var terms = paper.Terms;
        foreach (var field in TermsJson.Fields(terms)) Set(field.Path, field.Value);
        Length("term.length", terms.Term?.Span);
        Length("probation.length", terms.Probation?.Term);
        if (paper.Origin is not { } origin) return;
        _values["origin.number"] = origin.Number;
        if (origin.Terms.Term is not { } term) return;
        Set("origin.term.start", term.Start);
        if (term.End is { } end) Set("origin.term.end", end);
    }

    /// <summary>Whether there is such a value, or any below that path.</summary>
    public bool Has(string name) => _values.ContainsKey(name) || _groups.Contains(name);

    /// <summary>The camelCase name of a choice, or the value itself; empty if there is none.</summary>
    public string ChoiceOf(string name) => _choices.GetValueOrDefault(name) ?? _values.GetValueOrDefault(name) ?? "";

    /// <exception cref="ClauseMissingException">A clause that the template prints is missing: such a contract is not for printing.</exception>
    public string this[string name] => _values.TryGetValue(name, out var value)
        ? value
        : throw new ClauseMissingException(name);

    /// <summary>Without line ends and runs of spaces: the template decides where paragraphs end.</summary>
    public static string OnOneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A value as it is printed.</summary>
    public static string Print(object value) => value switch
    {
        string text => OnOneLine(text),
        DateOnly day => ChineseNumbers.Date(day),
        Money money => ChineseNumbers.Amount(money),
        decimal number => number.ToString("0.##", CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        bool flag => flag ? "是" : "否",
        EndingGround ground => EndingGrounds.Of(ground),
        Enum choice => FieldNames.OfChoice(choice).Chinese,
        DistrictCode code => StatuteData.Embedded.Districts.Find(code)?.Name ?? code.ToString(),
        _ => value.ToString()!,
    };

    private void Set(string name, object value)
    {
        // A flag that is not set, and blank words, are as good as missing.
        if (value is false || (value is string text && string.IsNullOrWhiteSpace(text))) return;
        _values[name] = Print(value);
        if (value is true) _choices[name] = "true";
        if (value is Enum choice) _choices[name] = JsonNamingPolicy.CamelCase.ConvertName(choice.ToString());
        for (var at = name.LastIndexOfAny(Steps); at > 0; at = name.LastIndexOfAny(Steps, at - 1)) _groups.Add(name[..at]);
        if (value is DateOnly day) _values[name + ".en"] = day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
    }

    private void Length(string name, Term? span)
    {
        if (span is null) return;
        var (count, unit, english) = LengthOf(span);
        _values[name] = string.Create(CultureInfo.InvariantCulture, $"{count}{unit}");
        _values[name + ".en"] = string.Create(CultureInfo.InvariantCulture, $"{count} {english}{(count == 1 ? "" : "s")}");
    }

    /// <summary>In full months where the term is a number of full months, else in days.</summary>
    private static (int Count, string Unit, string English) LengthOf(Term term) =>
        term.Start.AddMonths(term.FullMonths) == term.End.AddDays(1)
            ? (term.FullMonths, "个月", "month")
            : (term.End.DayNumber - term.Start.DayNumber + 1, "日", "day");
}
