using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>
/// What a signature permits afterwards: by certifying the file (DocMDP, ISO 32000-2 §12.8.2.2) and by locking fields
/// (FieldMDP, §12.8.2.4; the field's Lock, §12.7.5.5).
/// </summary>
internal sealed class SignaturePermissions
{
    private readonly List<Func<string, bool>> _locks = [];

    private SignaturePermissions()
    {
    }

    /// <summary>Whether it certifies the file against every change (P 1). Validation data may be added even then.</summary>
    public bool ForbidsAllChanges { get; private init; }

    public static SignaturePermissions Of(PdfFile file, PdfDictionary signature, PdfDictionary field)
    {
        var references = file.Resolve(signature["Reference"]) is PdfArray array
            ? array.Items.Select(file.Resolve).OfType<PdfDictionary>().ToList()
            : [];
        var permissions = new SignaturePermissions
        {
            ForbidsAllChanges = references.Any(r => MethodOf(file, r) == "DocMDP"
                && file.Resolve(r["TransformParams"]) is PdfDictionary parameters
                && file.Resolve(parameters["P"]) is PdfInteger { Value: 1 }),
        };
        foreach (var reference in references.Where(r => MethodOf(file, r) == "FieldMDP"))
            permissions.Add(file, file.Resolve(reference["TransformParams"]));
        permissions.Add(file, file.Resolve(field["Lock"]));
        return permissions;
    }

    /// <summary>Why it does not permit an update that is harmless in itself; null if it does.</summary>
    public string? Refuses(RevisionChange change)
    {
        if (ForbidsAllChanges && change.Level > ModificationLevel.ValidationData)
            return "The file is certified against every change, and was changed.";
        return change.Fields.FirstOrDefault(name => _locks.Any(isLocked => isLocked(name))) is { } locked
            ? $"An update changes the field {locked}, which the signature locks."
            : null;
    }

    private static string? MethodOf(PdfFile file, PdfDictionary reference) =>
        (file.Resolve(reference["TransformMethod"]) as PdfName)?.Value;

    /// <summary>A lock that cannot be understood locks everything.</summary>
    private void Add(PdfFile file, PdfObject rules)
    {
        if (rules is not PdfDictionary dictionary) return;
        var names = file.Resolve(dictionary["Fields"]) is PdfArray fields
            ? fields.Items.Select(file.Resolve).OfType<PdfString>().Select(text => text.ToText()).ToList()
            : [];
        _locks.Add((file.Resolve(dictionary["Action"]) as PdfName)?.Value switch
        {
            "Include" => name => names.Any(listed => Covers(listed, name)),
            "Exclude" => name => !names.Any(listed => Covers(listed, name)),
            _ => _ => true,
        });
    }

    private static bool Covers(string listed, string name) =>
        name == listed || name.StartsWith(listed + ".", StringComparison.Ordinal);
}
