using System.Globalization;
using System.Text.Json;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>
/// A place in a data file. Operators edit these files by hand, so whatever is not as it should be is a
/// <see cref="FormatException"/> that names the file and the place.
/// </summary>
internal readonly record struct DataNode(string File, string Path, JsonElement Json)
{
    /// <summary>The whole of a file, an object; closes the stream.</summary>
    public static DataNode Read(string file, Stream stream)
    {
        using (stream)
        {
            try
            {
                using var json = JsonDocument.Parse(stream, new() { AllowDuplicateProperties = false });
                return json.RootElement.ValueKind == JsonValueKind.Object
                    ? new(file, "", json.RootElement.Clone())
                    : throw new FormatException($"{file}: want an object.");
            }
            catch (JsonException e)
            {
                throw new FormatException($"{file}: line {e.LineNumber + 1}: {e.Message}", e);
            }
        }
    }

    /// <summary>Refuses members that are not among these: one misspelt would be a value lost in silence.</summary>
    public void Only(params ReadOnlySpan<string> names)
    {
        foreach (var member in Json.EnumerateObject())
            if (!names.Contains(member.Name)) throw Of(member.Name, member.Value).Wrong("no member of this name is known");
    }

    public IReadOnlyList<DataNode> Items(string name)
    {
        var list = Member(name);
        if (list.Json.ValueKind != JsonValueKind.Array) throw list.Wrong("want a list");
        var (file, path) = (File, list.Path);
        return [.. list.Json.EnumerateArray().Select((item, index) => new DataNode(file, $"{path}[{index}]", item))];
    }

    /// <summary>The objects of a list.</summary>
    public IReadOnlyList<DataNode> Rows(string name)
    {
        var items = Items(name);
        foreach (var item in items)
            if (item.Json.ValueKind != JsonValueKind.Object) throw item.Wrong("want an object");
        return items;
    }

    public string Text(string name) => Member(name).AsText();

    public string AsText() => Json.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(Json.GetString())
        ? Json.GetString()!
        : throw Wrong("want a text");

    public int Number(string name, int least, int greatest)
    {
        var member = Member(name);
        return member.Json.ValueKind == JsonValueKind.Number && member.Json.TryGetInt32(out var number)
            && number >= least && number <= greatest
                ? number
                : throw member.Wrong($"want a whole number from {least} to {greatest}");
    }

    /// <summary>False where it is absent.</summary>
    public bool Flag(string name) => Has(name) && Member(name) is var member && member.Json.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw member.Wrong("want true or false"),
    };

    public DateOnly Day(string name)
    {
        var member = Member(name);
        return DateOnly.TryParseExact(
            member.AsText(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : throw member.Wrong("want a day, yyyy-MM-dd");
    }

    public DateOnly? OptionalDay(string name) => Has(name) ? Day(name) : null;

    public Money Amount(string name)
    {
        var member = Member(name);
        return Money.TryParse(member.AsText(), out var money) ? money : throw member.Wrong("want an amount in CNY such as \"2490.00\"");
    }

    public DistrictCode District(string name)
    {
        var member = Member(name);
        return DistrictCode.TryParse(member.AsText(), out var code) ? code : throw member.Wrong("want a district code of six digits");
    }

    public Confidence Confidence(string name)
    {
        var member = Member(name);
        return member.AsText() switch
        {
            "found" => Statutes.Confidence.Found,
            "second-hand" => Statutes.Confidence.SecondHand,
            "recalled" => Statutes.Confidence.Recalled,
            _ => throw member.Wrong("want found, second-hand or recalled"),
        };
    }

    public bool Has(string name) => Json.TryGetProperty(name, out _);

    public FormatException Wrong(string what) => new($"{File}: {Path}: {what}.");

    private DataNode Member(string name) =>
        Json.TryGetProperty(name, out var value) ? Of(name, value) : throw Of(name, default).Wrong("is missing");

    private DataNode Of(string name, JsonElement value) => new(File, Path.Length == 0 ? name : $"{Path}.{name}", value);
}
