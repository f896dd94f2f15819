using System.Text.Json;

namespace LaborContracts.Domain.Terms.Json;

/// <summary>
/// Reads terms from JSON strictly. All members that cannot be read are reported at once, by their path, each with the
/// code of its fault; what is missing or unlawful is the statutes' business.
/// </summary>
internal sealed class TermsReader
{
    internal const int LongestLine = 200;
    internal const int LongestClause = 4000;
    internal const int MostItems = 50;
    private readonly Dictionary<string, string> _faults = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, string> Faults => _faults;

    /// <summary>Null, and a fault, if it cannot be read.</summary>
    public object? Record(Type type, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Object) return Fault(path, "object");
        var shape = RecordShape.Of(type);
        var given = new JsonElement[shape.Members.Count];
        foreach (var member in json.EnumerateObject())
        {
            // A misspelt member would be a clause lost in silence; one given twice, two texts for one clause.
            if (shape.IndexOf(member.Name) is not (>= 0 and var place)) Fault(Join(path, member.Name), "unknown");
            else if (given[place].ValueKind != JsonValueKind.Undefined) Fault(Join(path, member.Name), "twice");
            else given[place] = member.Value;
        }

        var before = _faults.Count;
        var values = new object?[given.Length];
        for (var i = 0; i < values.Length; i++) values[i] = Value(shape.Members[i], given[i], path);
        if (_faults.Count > before) return null;
        var record = shape.Make(values);
        if (record is ContractTerm { End: { } end } term && end < term.Start) return Fault(Join(path, "end"), "term-order");
        return record;
    }

    private object? Value(RecordShape.Member member, JsonElement json, string parent)
    {
        if (json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null || (member.Type == typeof(string) && IsBlank(json)))
            return member.IsRequired ? Fault(Join(parent, member.Name), "required") : member.Default;
        var path = Join(parent, member.Name);
        if (member.Element is not { } element) return Single(member, member.Type, json, path);
        if (json.ValueKind != JsonValueKind.Array) return Fault(path, "list");
        if (json.GetArrayLength() > MostItems) return Fault(path, "too-many");
        var items = json.EnumerateArray().Where(item => element != typeof(string) || !IsBlank(item))
            .Select((item, index) => Single(member, element, item, $"{path}[{index}]")).ToList();
        if (items.Contains(null)) return null; // its fault is noted
        var list = Array.CreateInstance(element, items.Count);
        for (var i = 0; i < items.Count; i++) list.SetValue(items[i], i);
        return list;
    }

    private object? Single(RecordShape.Member member, Type type, JsonElement json, string path)
    {
        if (type == typeof(Term)) return Span(json, path);
        if (type == typeof(bool)) return json.ValueKind is JsonValueKind.True or JsonValueKind.False ? json.GetBoolean() : Fault(path, "flag");
        if (type == typeof(int) || type == typeof(decimal)) return Number(member, type, json, path);
        if (Codec.Of(type) is { } codec)
            return json.ValueKind == JsonValueKind.String && codec.Read(json.GetString()!) is { } value ? value : Fault(path, codec.Fault);
        if (type.IsEnum) return Choice(type, json, path);
        if (type == typeof(string)) return json.ValueKind == JsonValueKind.String ? Text(member.IsClause, json.GetString()!, path) : Fault(path, "text");
        return Record(type, json, path);
    }

    private object? Number(RecordShape.Member member, Type type, JsonElement json, string path)
    {
        if (json.ValueKind != JsonValueKind.Number || !json.TryGetDecimal(out var number)) return Fault(path, "number");
        if (member.Limits is { } limits && (number < limits.Least || number > limits.Greatest)) return Fault(path, "range");
        if (type == typeof(decimal)) return decimal.Round(number, 4) == number ? number : Fault(path, "number");
        return decimal.Truncate(number) == number ? (int)number : Fault(path, "number");
    }

    private object? Choice(Type type, JsonElement json, string path)
    {
        var name = json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        var known = Enum.GetNames(type).FirstOrDefault(n => JsonNamingPolicy.CamelCase.ConvertName(n) == name);
        return known is null ? Fault(path, "choice") : Enum.Parse(type, known);
    }

    /// <summary>Two days, both included.</summary>
    private Term? Span(JsonElement json, string path)
    {
        if (Record(typeof(Days), json, path) is not Days days) return null;
        if (Term.TryCreate(days.Start, days.End, out var term)) return term;
        Fault(Join(path, "end"), "term-order");
        return null;
    }

    private string? Text(bool isClause, string text, string path)
    {
        var trimmed = text.Trim();
        if (trimmed.Length > (isClause ? LongestClause : LongestLine)) return (string?)Fault(path, "too-long");
        // Only clauses have lines; a name with two would be on paper, but in no certificate and no signature's box.
        return InvisibleCharacters.AreIn(trimmed, hasLines: isClause)
            ? (string?)Fault(path, "invisible-character")
            : trimmed;
    }

    private static bool IsBlank(JsonElement json) => json.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(json.GetString());

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private object? Fault(string path, string code)
    {
        _faults.TryAdd(path, code);
        return null;
    }

    private sealed record Days(DateOnly Start, DateOnly End);
}
