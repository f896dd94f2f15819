namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>Finds the field at which a remark stands: its own, the first of its part, one of the part around it, or the first of all.</summary>
internal sealed class Placement(IReadOnlyList<FormSection> sections, FilledTerms filled)
{
    private readonly IReadOnlyList<string> _fields = [.. sections
        .SelectMany(section => section.Open.Concat(section.Folded.SelectMany(folded => folded.Fields))).Select(field => field.Path)];

    public Remark Put(Remark remark) => remark with { At = FieldFor(remark.At), IsOfBlank = !filled.Says(remark.At) };

    private string FieldFor(string path)
    {
        for (var part = path; part.Length > 0; part = part[..Math.Max(0, part.LastIndexOfAny(['.', '[']))])
            if (_fields.FirstOrDefault(field => FilledTerms.IsAtOrBelow(field, part)) is { } field) return field;
        return _fields[0];
    }
}
