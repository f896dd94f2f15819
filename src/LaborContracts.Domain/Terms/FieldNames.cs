using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;
using LaborContracts.Domain.Kinds;

namespace LaborContracts.Domain.Terms;

/// <summary>
/// What the fields of the terms and their choices are called, in Chinese and in English, from <c>field-names.json</c>.
/// Neutral in law: 报酬 rather than 工资 where documents without an employment relation share a field.
/// </summary>
public static partial class FieldNames
{
    private static readonly FrozenDictionary<string, (string Chinese, string English)> Fields;
    private static readonly FrozenDictionary<string, (string Chinese, string English)> Choices;

    static FieldNames()
    {
        using var stream = typeof(FieldNames).Assembly.GetManifestResourceStream("field-names.json")
            ?? throw new InvalidOperationException("The field names are not in the assembly.");
        using var json = JsonDocument.Parse(stream);
        Fields = Read(json.RootElement.GetProperty("fields"));
        Choices = Read(json.RootElement.GetProperty("choices"));
    }

    /// <summary>
    /// Of a value, a part of the terms or a list, by its path; indexes of lists are disregarded:
    /// <c>penalties[0].amount</c>.
    /// </summary>
    /// <exception cref="ArgumentException">The terms have no such path.</exception>
    public static (string Chinese, string English) Of(string path)
    {
        var plain = Index().Replace(path, "[]");
        if (Fields.TryGetValue(plain, out var names) || Fields.TryGetValue(plain + "[]", out names)) return names;
        throw new ArgumentException($"The terms have no {path}.", nameof(path));
    }

    /// <summary>Of one of the values that a choice can have; for a kind of document, its title.</summary>
    /// <exception cref="ArgumentException">Not a choice of the terms.</exception>
    public static (string Chinese, string English) OfChoice(Enum value)
    {
        if (value is DocumentKind kind) return (kind.Title(), kind.TitleEn());
        var key = $"{value.GetType().Name}.{JsonNamingPolicy.CamelCase.ConvertName(value.ToString())}";
        return Choices.TryGetValue(key, out var names)
            ? names
            : throw new ArgumentException($"The terms have no choice {key}.", nameof(value));
    }

    private static FrozenDictionary<string, (string Chinese, string English)> Read(JsonElement names) =>
        names.EnumerateObject().ToFrozenDictionary(
            pair => pair.Name, pair => (pair.Value[0].GetString()!, pair.Value[1].GetString()!), StringComparer.Ordinal);

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Index();
}
