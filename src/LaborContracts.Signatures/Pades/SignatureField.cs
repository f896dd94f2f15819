using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Pades;

/// <summary>
/// A signature field of the interactive form (ISO 32000-1 §12.7.4.5) as it stands at one revision.
/// </summary>
/// <param name="Name">Fully qualified name (§12.7.3.2).</param>
/// <param name="Reference">Null for a field that is no indirect object: it can be neither signed nor judged.</param>
internal sealed record SignatureField(string Name, PdfReference? Reference, PdfDictionary Dictionary)
{
    public PdfObject? Value => Dictionary["V"] is { } value and not PdfNull ? value : null;

    /// <summary>All signature fields that the form reaches, in its order.</summary>
    /// <exception cref="PdfFormatException">The form is malformed, loops, or is nested without end.</exception>
    public static IReadOnlyList<SignatureField> Of(PdfFile file) => Of(FormField.Of(file));

    public static IReadOnlyList<SignatureField> Of(IEnumerable<FormField> fields) =>
    [
        .. fields.Where(field => field.Type == "Sig" && (field.IsNamed || field.Dictionary.ContainsKey("V")))
            .Select(field => new SignatureField(field.Name, field.Reference, field.Dictionary)),
    ];

    /// <summary>Whether its value is a timestamp over the document (ISO 32000-2 §12.8.5) and nobody's signature.</summary>
    public bool IsTimestamp(PdfFile file) => file.Resolve(Value) is PdfDictionary value
        && (file.Resolve(value["Type"]) is PdfName { Value: "DocTimeStamp" }
            || file.Resolve(value["SubFilter"]) is PdfName { Value: "ETSI.RFC3161" });
}
