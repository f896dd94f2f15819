using System.Globalization;
using System.Text.Json;

namespace LaborContracts.Domain.Terms.Json;

/// <summary>One value of the terms.</summary>
/// <param name="Path">As findings and faults name it: <c>probation.term.start</c>, <c>otherAgreements[0]</c>.</param>
/// <param name="Value">A text, number, flag, day, amount, choice or code.</param>
public sealed record TermsField(string Path, object Value)
{
    /// <summary>The value as the terms are written: a choice by its code.</summary>
    public string Text => Codec.Of(Value.GetType()) is { } codec ? codec.Write(Value)
        : Value is Enum choice ? JsonNamingPolicy.CamelCase.ConvertName(choice.ToString())
        : Convert.ToString(Value, CultureInfo.InvariantCulture)!;
}

/// <summary>Takes terms apart into their values, in the order in which they are declared.</summary>
internal static class TermsFields
{
    public static IEnumerable<TermsField> Of(object record, string path)
    {
        foreach (var member in RecordShape.Of(record.GetType()).Members)
        {
            if (member.ValueOf(record) is not { } value) continue;
            var own = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
            if (member.Element is null)
            {
                foreach (var field in OfValue(value, own)) yield return field;
                continue;
            }

            var index = 0;
            foreach (var item in (System.Collections.IEnumerable)value)
                foreach (var field in OfValue(item, $"{own}[{index++}]")) yield return field;
        }
    }

    private static IEnumerable<TermsField> OfValue(object value, string path) => value switch
    {
        Term term => [new($"{path}.start", term.Start), new($"{path}.end", term.End)],
        string or bool or int or decimal or Enum => [new(path, value)],
        _ when Codec.Of(value.GetType()) is not null => [new(path, value)],
        _ => Of(value, path),
    };
}
