using System.Globalization;
using System.Text.RegularExpressions;

namespace LaborContracts.Domain.Terms.Json;

/// <summary>Paths into terms, as findings, faults and requests for changes name them.</summary>
internal static partial class TermsPaths
{
    /// <summary>Whether terms can have something there, a value or a group of them.</summary>
    public static bool IsPath(Type record, string path)
    {
        var type = record;
        foreach (var step in path.Split('.'))
        {
            var match = Step().Match(step);
            if (type == typeof(Term)) return step is "start" or "end";
            if (!match.Success || Codec.Of(type) is not null || type == typeof(string) || type.IsPrimitive || type.IsEnum) return false;
            var member = RecordShape.Of(type).Members.FirstOrDefault(m => m.Name == match.Groups["name"].Value);
            if (member is null || (match.Groups["index"].Success && member.Element is null)) return false;
            type = match.Groups["index"].Success ? member.Element! : member.Type;
        }

        return true;
    }

    /// <summary>The values at a path and below it as text, in their order; empty if there are none.</summary>
    public static string TextOf(IEnumerable<TermsField> fields, string path) => string.Join('\n', fields
        .Where(field => field.Path == path
            || (field.Path.StartsWith(path, StringComparison.Ordinal) && field.Path[path.Length] is ('.' or '[')))
        .Select(field => Codec.Of(field.Value.GetType()) is { } codec
            ? codec.Write(field.Value)
            : Convert.ToString(field.Value, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"^(?<name>[a-z][A-Za-z0-9]*)(\[(?<index>[0-9]{1,3})\])?$", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
