using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms.Json;

namespace LaborContracts.Domain.Terms.Sheets;

/// <summary>
/// A column of a spreadsheet that holds one value of the terms in each row. Cells are written as people write them, and read into the form
/// of <see cref="TermsJson"/>, which judges them: a cell that is none of what is wanted is passed on as it is.
/// </summary>
public sealed partial class TermsColumn
{
    private static readonly string[] Days = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];
    private static readonly string[] True = ["是", "有", "true", "yes", "1"];
    private static readonly string[] False = ["否", "无", "false", "no", "0"];

    private readonly IReadOnlyList<(string Name, int? Index)> _steps;

    internal TermsColumn(string path, TermsLeaf leaf)
    {
        Path = path;
        Type = leaf.Type;
        IsClause = leaf.IsClause;
        Default = leaf.Default switch
        {
            bool flag => flag ? "true" : "false",
            DocumentKind kind => kind.Code(),
            Enum choice => JsonNamingPolicy.CamelCase.ConvertName(choice.ToString()),
            _ => null,
        };
        _steps = [.. path.Split('.').Select(StepOf)];
    }

    /// <summary>Where its values belong: <c>remuneration.monthlyWage</c>, <c>otherAgreements[0]</c>.</summary>
    public string Path { get; }

    /// <summary>Of its values: a text, number, flag, day, amount, choice or code.</summary>
    public Type Type { get; }

    /// <summary>Whether its text may have several lines, see <see cref="ClauseAttribute"/>.</summary>
    public bool IsClause { get; }

    /// <summary>The flag or choice that terms have where nothing is said, as in JSON; null if there is none.</summary>
    public string? Default { get; }

    /// <summary>Its heading in a template: the field's name, in a list with the number of the item behind it from the second on.</summary>
    public (string Chinese, string English) Heading
    {
        get
        {
            var (chinese, english) = FieldNames.Of(Path);
            var item = _steps.Select(step => step.Index).FirstOrDefault(index => index is not null);
            return item is > 0 ? ($"{chinese} {item + 1}", $"{english} {item + 1}") : (chinese, english);
        }
    }

    /// <summary>Puts a cell into a row's terms, over what is there already. A blank cell says nothing and leaves it.</summary>
    /// <param name="terms">Terms as far as they are known, in JSON.</param>
    /// <param name="cell">As it stands in the file; a day of a workbook may be the number of the day, counted from 1900.</param>
    public void Put(JsonObject terms, string cell)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(cell);
        var text = cell.Trim();
        if (text.Length == 0) return;
        var at = terms;
        foreach (var step in _steps.Take(_steps.Count - 1)) at = Within(at, step);
        var (name, index) = _steps[^1];
        if (index is { } item) ListOf(at, name, item, () => JsonValue.Create(""))[item] = ValueOf(text);
        else at[name] = ValueOf(text);
    }

    private static JsonObject Within(JsonObject parent, (string Name, int? Index) step)
    {
        if (step.Index is { } item)
        {
            var list = ListOf(parent, step.Name, item, () => new JsonObject());
            if (list[item] is JsonObject known) return known;
            var made = new JsonObject();
            list[item] = made;
            return made;
        }

        if (parent[step.Name] is JsonObject there) return there;
        var fresh = new JsonObject();
        parent[step.Name] = fresh;
        return fresh;
    }

    private static JsonArray ListOf(JsonObject parent, string name, int item, Func<JsonNode> blank)
    {
        if (parent[name] is not JsonArray list) parent[name] = list = [];
        while (list.Count <= item) list.Add(blank());
        return list;
    }

    private JsonValue ValueOf(string text)
    {
        if (Type == typeof(bool))
            return True.Contains(text, StringComparer.OrdinalIgnoreCase) ? JsonValue.Create(true)
                : False.Contains(text, StringComparer.OrdinalIgnoreCase) ? JsonValue.Create(false) : JsonValue.Create(text);
        if (Type == typeof(int) || Type == typeof(decimal))
            return decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? JsonValue.Create(number) : JsonValue.Create(text);
        if (Type == typeof(DateOnly)) return JsonValue.Create(DayOf(text));
        if (Type == typeof(Money)) return JsonValue.Create(Thousands().IsMatch(text) ? text.Replace(",", "", StringComparison.Ordinal) : text);
        return JsonValue.Create(Type.IsEnum && Type != typeof(DocumentKind) ? ChoiceOf(text) : text);
    }

    private static string DayOf(string text)
    {
        if (DateOnly.TryParseExact(text, Days, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return Iso(day);
        // A workbook counts days; its day 60, 29 February 1900, never was, hence the 30th.
        return text.Length == 5 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Iso(new DateOnly(1899, 12, 30).AddDays(number)) : text;
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The choice of this name in Chinese or English, as JSON has it.</summary>
    private string ChoiceOf(string text)
    {
        foreach (Enum choice in Enum.GetValues(Type))
        {
            var (chinese, english) = FieldNames.OfChoice(choice);
            if (text == chinese || text.Equals(english, StringComparison.OrdinalIgnoreCase))
                return JsonNamingPolicy.CamelCase.ConvertName(choice.ToString());
        }

        return text;
    }

    private static (string Name, int? Index) StepOf(string step) => step.IndexOf('[', StringComparison.Ordinal) is > 0 and var at
        ? (step[..at], int.Parse(step.AsSpan(at + 1, step.Length - at - 2), CultureInfo.InvariantCulture))
        : (step, null);

    [GeneratedRegex(@"^[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();
}
