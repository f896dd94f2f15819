using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Pades;

/// <summary>A node of the interactive form's field tree (ISO 32000-1 §12.7.3): a field, or a widget of one.</summary>
/// <param name="Name">Fully qualified name (§12.7.3.2); a widget bears its field's.</param>
/// <param name="Type">Tx, Btn, Ch or Sig, its own or inherited; null if nobody says.</param>
/// <param name="IsNamed">Whether it has a name of its own and so is a field, not a widget alone.</param>
/// <param name="Flags">Ff (§12.7.3.1), its own or inherited.</param>
/// <param name="Reference">Null for one that is no indirect object.</param>
internal sealed record FormField(
    string Name, string? Type, bool IsNamed, long Flags, PdfReference? Reference, PdfDictionary Dictionary)
{
    private const long ReadOnly = 1, PushButton = 1 << 16; // Ff bits 1 and 17
    private const int LongestName = 2048; // bytes of a part, and characters of the whole: names are joined for every field
    private const int DeepestField = 16;
    private const int MostFields = 20_000; // a form is read anew for each revision of the file

    /// <summary>Whether people may fill it in: not read-only, and no push button, which has no value (§12.7.4.2.2).</summary>
    public bool IsOpen => (Flags & ReadOnly) == 0 && (Type != "Btn" || (Flags & PushButton) == 0);

    /// <summary>All nodes that the form reaches, in its order.</summary>
    /// <exception cref="PdfFormatException">The form is malformed, loops, or is nested without end.</exception>
    public static IReadOnlyList<FormField> Of(PdfFile file)
    {
        var found = new List<FormField>();
        if (file.Resolve(file.Catalog["AcroForm"]) is PdfDictionary form
            && file.Resolve(form["Fields"]) is PdfArray fields)
            Collect(file, fields, parent: null, inheritedType: null, inheritedFlags: 0, depth: 0, [], found);
        return found;
    }

    private static void Collect(
        PdfFile file,
        PdfArray fields,
        string? parent,
        string? inheritedType,
        long inheritedFlags,
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
            var flags = file.Resolve(field["Ff"]) switch
            {
                PdfNull => inheritedFlags,
                PdfInteger integer => integer.Value,
                _ => ReadOnly, // what cannot be understood is closed
            };
            var own = PartialName(file, field);
            var name = (parent, own) switch { (null, _) => own ?? "", (_, null) => parent, _ => $"{parent}.{own}" };
            if (name.Length > LongestName) throw NameTooLong();
            found.Add(new FormField(name, type, own is not null, flags, reference, field));
            if (file.Resolve(field["Kids"]) is PdfArray kids) Collect(file, kids, name, type, flags, depth + 1, seen, found);
        }
    }

    private static string? PartialName(PdfFile file, PdfDictionary field) => file.Resolve(field["T"]) switch
    {
        PdfString { Bytes.Length: > LongestName } => throw NameTooLong(),
        PdfString text => text.ToText(),
        _ => null,
    };

    private static PdfFormatException NameTooLong() =>
        new(PdfFault.BeyondLimits, $"A form field's name is longer than {LongestName} characters.");
}
