using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Pades;

/// <summary>A node of the interactive form's field tree (ISO 32000-1 §12.7.3): a field, or a widget of one.</summary>
/// <param name="Name">Fully qualified name (§12.7.3.2); a widget bears its field's.</param>
/// <param name="Type">Tx, Btn, Ch or Sig, its own or inherited; null if nobody says.</param>
/// <param name="IsNamed">Whether it has a name of its own and so is a field, not a widget alone.</param>
/// <param name="Reference">Null for one that is no indirect object.</param>
internal sealed record FormField(string Name, string? Type, bool IsNamed, PdfReference? Reference, PdfDictionary Dictionary)
{
    private const int DeepestField = 16;
    private const int MostFields = 20_000; // a form is read anew for each revision of the file

    /// <summary>All nodes that the form reaches, in its order.</summary>
    /// <exception cref="PdfFormatException">The form is malformed, loops, or is nested without end.</exception>
    public static IReadOnlyList<FormField> Of(PdfFile file)
    {
        var found = new List<FormField>();
        if (file.Resolve(file.Catalog["AcroForm"]) is PdfDictionary form
            && file.Resolve(form["Fields"]) is PdfArray fields)
            Collect(file, fields, parent: null, inheritedType: null, depth: 0, [], found);
        return found;
    }

    private static void Collect(
        PdfFile file,
        PdfArray fields,
        string? parent,
        string? inheritedType,
        int depth,
        HashSet<int> seen,
        List<FormField> found)
    {
        if (depth > DeepestField)
            throw new PdfFormatException(PdfFault.BeyondLimits, "The form's fields are nested too deep.");
        foreach (var item in fields.Items)
        {
            var reference = item as PdfReference;
            if (reference is not null && !seen.Add(reference.Number))
                throw new PdfFormatException(PdfFault.Malformed, $"The form reaches object {reference.Number} twice.");
            if (seen.Count > MostFields || found.Count > MostFields)
                throw new PdfFormatException(PdfFault.BeyondLimits, $"The form has more than {MostFields} fields.");
            if (file.Resolve(item) is not PdfDictionary field) continue;
            var type = (file.Resolve(field["FT"]) as PdfName)?.Value ?? inheritedType;
            var own = (file.Resolve(field["T"]) as PdfString)?.ToText();
            var name = (parent, own) switch { (null, _) => own ?? "", (_, null) => parent, _ => $"{parent}.{own}" };
            found.Add(new FormField(name, type, own is not null, reference, field));
            if (file.Resolve(field["Kids"]) is PdfArray kids) Collect(file, kids, name, type, depth + 1, seen, found);
        }
    }
}
