using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.Domain.Terms.Sheets;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>
/// Terms as a form holds them: by path, each value as text, readable or not. What is blank, or what terms hold by default,
/// says nothing; a part of the terms is there if anything in it is said.
/// </summary>
public sealed partial class FilledTerms
{
    private readonly Dictionary<string, string> _texts;

    private FilledTerms(Dictionary<string, string> texts) => _texts = texts;

    /// <summary>Empty for what is not filled in.</summary>
    public string this[string path] => _texts.GetValueOrDefault(path, "");

    /// <summary>The parts of the terms in which something is said.</summary>
    public IEnumerable<string> Parts => Said.Select(path => path.Split('.', '[')[0]).Distinct();

    /// <summary>As it was sent. Items of a list that were left blank are closed up, as the terms do.</summary>
    public static FilledTerms Of(IFormCollection form)
    {
        var sent = new FilledTerms(form
            .Where(field => field.Key != "kind" && TermsColumns.At(field.Key) is not null)
            .ToDictionary(field => field.Key, field => field.Value[0]!.ReplaceLineEndings("\n"), StringComparer.Ordinal)); // a tick stands before its "false"
        var places = sent.Said.Select(ItemOf).OfType<(string List, int Item)>().Distinct()
            .GroupBy(item => item.List, item => item.Item)
            .SelectMany(list => list.Order().Index().Select(pair => (From: (list.Key, pair.Item), To: pair.Index)))
            .ToDictionary(place => place.From, place => place.To);
        return new(sent._texts
            .Select(field => (Path: ItemOf(field.Key) is { } item ? places.TryGetValue(item, out var place) ? At(field.Key, place) : null : field.Key, field.Value))
            .Where(field => field.Path is not null)
            .ToDictionary(field => field.Path!, field => field.Value, StringComparer.Ordinal));
    }

    public static FilledTerms Of(ContractTerms terms)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        Flatten(TermsJson.ToElement(terms), "", texts);
        texts.Remove("kind");
        return new(texts);
    }

    public static FilledTerms Of(IEnumerable<(string Path, string Text)> texts) => new(texts.ToDictionary(text => text.Path, text => text.Text, StringComparer.Ordinal));

    /// <summary>The same with other values in place of these.</summary>
    public FilledTerms With(FilledTerms others)
    {
        var texts = new Dictionary<string, string>(_texts, StringComparer.Ordinal);
        foreach (var (path, text) in others._texts) texts[path] = text;
        return new(texts);
    }

    /// <summary>Only what is within these parts of the terms.</summary>
    public FilledTerms Only(params string[] parts) =>
        new(_texts.Where(text => parts.Contains(text.Key.Split('.', '[')[0])).ToDictionary(StringComparer.Ordinal));

    /// <summary>All but what is within these parts of the terms.</summary>
    public FilledTerms Without(params string[] parts) =>
        new(_texts.Where(text => !parts.Contains(text.Key.Split('.', '[')[0])).ToDictionary(StringComparer.Ordinal));

    /// <summary>Whether anything is said at a path or below it.</summary>
    public bool Says(string path) => Said.Any(said => IsAtOrBelow(said, path));

    /// <summary>How many items of a list are filled in.</summary>
    public int ItemsOf(string list) => Said.Select(ItemOf).OfType<(string List, int Item)>().Where(item => item.List == list).Distinct().Count();

    /// <summary>In the form of the API, faults and all: <see cref="TermsJson"/> judges it.</summary>
    public JsonElement ToJson(DocumentKind kind)
    {
        var json = new JsonObject { ["kind"] = kind.Code() };
        foreach (var path in Said) TermsColumns.At(path)!.Put(json, _texts[path]);
        // "No" is an answer where terms know none of their own, in a part that is there.
        foreach (var (path, text) in _texts)
            if (text == "false" && TermsColumns.At(path) is { Default: null } flag && path.LastIndexOf('.') is > 0 and var end && Says(path[..end]))
                flag.Put(json, text);
        return JsonSerializer.SerializeToElement(json);
    }

    /// <summary>Whether a path names what another one does, or something within it.</summary>
    public static bool IsAtOrBelow(string path, string part) => path == part
        || (path.StartsWith(part, StringComparison.Ordinal) && path[part.Length] is '.' or '[');

    /// <summary>Where something is said.</summary>
    private IReadOnlyList<string> Said => field ??= [.. _texts.Where(IsSaid).Select(text => text.Key)];

    private static bool IsSaid(KeyValuePair<string, string> text) => !string.IsNullOrWhiteSpace(text.Value)
        && TermsColumns.At(text.Key) is { } column && text.Value != (column.Default ?? (column.Type == typeof(bool) ? "false" : null));

    private static (string List, int Item)? ItemOf(string path) => Place().Match(path) is { Success: true } match
        ? (match.Groups["list"].Value, int.Parse(match.Groups["item"].Value, CultureInfo.InvariantCulture)) : null;

    private static string At(string path, int item) => Place().Replace(path, string.Create(CultureInfo.InvariantCulture, $"${{list}}[{item}]"), 1);

    private static void Flatten(JsonElement json, string path, Dictionary<string, string> texts)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject()) Flatten(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", texts);
                break;
            case JsonValueKind.Array:
                foreach (var (index, item) in json.EnumerateArray().Index()) Flatten(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"), texts);
                break;
            case JsonValueKind.String:
                texts[path] = json.GetString()!;
                break;
            default:
                texts[path] = json.GetRawText();
                break;
        }
    }

    [GeneratedRegex(@"^(?<list>[^\[]+)\[(?<item>[0-9]{1,2})\]", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
