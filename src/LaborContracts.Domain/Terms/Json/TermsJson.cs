using System.Text.Json;

namespace LaborContracts.Domain.Terms.Json;

/// <summary>
/// The one form of terms in JSON: of the API, of the rows at rest, and of the file attached to a PDF
/// (docs/formats/schemas/terms.schema.json). Names in camelCase, days yyyy-MM-dd, money as a decimal text in CNY.
/// </summary>
public static class TermsJson
{
    /// <summary>
    /// Reads strictly: unknown or repeated members, and values that are none, are faults.
    /// </summary>
    /// <returns>The terms, or null and by path the code of each fault, such as <c>required</c> or <c>date</c>.</returns>
    public static (ContractTerms? Terms, IReadOnlyDictionary<string, string> Faults) Read(JsonElement json)
    {
        var reader = new TermsReader();
        var terms = (ContractTerms?)reader.Record(typeof(ContractTerms), json, "");
        return (reader.Faults.Count == 0 ? terms : null, reader.Faults);
    }

    /// <summary>Reads a part of the terms, such as <see cref="Terms.Ending"/>, by the same rules.</summary>
    public static (T? Part, IReadOnlyDictionary<string, string> Faults) ReadPart<T>(JsonElement json, string path) where T : class
    {
        var reader = new TermsReader();
        var part = (T?)reader.Record(typeof(T), json, path);
        return (reader.Faults.Count == 0 ? part : null, reader.Faults);
    }

    /// <summary>Writes an object; what <see cref="Read"/> reads back to equal terms.</summary>
    public static void Write(Utf8JsonWriter json, ContractTerms terms) => TermsWriter.Write(json, terms);

    /// <summary>The terms as an element of their own.</summary>
    public static JsonElement ToElement(ContractTerms terms)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream)) Write(json, terms);
        return JsonElement.Parse(stream.ToArray());
    }

    /// <summary>Every value that the terms hold, with its path, in the order of their declaration.</summary>
    public static IEnumerable<TermsField> Fields(ContractTerms terms) => TermsFields.Of(terms, "");

    /// <summary>Whether a path such as <c>remuneration.monthlyWage</c> names something that terms can have.</summary>
    public static bool IsPath(string path) => TermsPaths.IsPath(typeof(ContractTerms), path);

    /// <summary>The values at a path and below it as plain text, one a line; empty if there are none.</summary>
    public static string TextOf(ContractTerms terms, string path) => TermsPaths.TextOf(Fields(terms), path);
}
