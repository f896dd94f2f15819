using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Pades;

/// <summary>
/// A signature field of the interactive form (ISO 32000-1 §12.7.4.5) as it stands at one revision.
/// </summary>
/// <param name="Name">Fully qualified name (§12.7.3.2).</param>
/// <param name="Reference">Null for a field that is no indirect object: it can be neither signed nor judged.</param>
internal sealed record SignatureField(string Name, PdfReference? Reference, PdfDictionary Dictionary)
{
    private const int DeepestField = 16;
    private const int MostFields = 20_000; // a form is read anew for each revision of the file

    public PdfObject? Value => Dictionary["V"] is { } value and not PdfNull ? value : null;

    /// <summary>All signature fields that the form reaches, in its order.</summary>
    /// <exception cref="PdfFormatException">The form is malformed, loops, or is nested without end.</exception>
    public static IReadOnlyList<SignatureField> Of(PdfFile file)
    {
        var found = new List<SignatureField>();
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
        List<SignatureField> found)
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
            if (type == "Sig" && (own is not null || field.ContainsKey("V")))
                found.Add(new SignatureField(name, reference, field));
            if (file.Resolve(field["Kids"]) is PdfArray kids) Collect(file, kids, name, type, depth + 1, seen, found);
        }
    }
}
