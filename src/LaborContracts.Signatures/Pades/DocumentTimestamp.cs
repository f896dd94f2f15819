using LaborContracts.Pdf;
using LaborContracts.Signatures.Timestamps;

namespace LaborContracts.Signatures.Pades;

/// <summary>
/// Adds a timestamp over the whole file (DocTimeStamp, ISO 32000-2 §12.8.5, EN 319 142-1 §5.4.3) as an update of its own.
/// Its field's box is empty and stands on no page: no page changes, and nothing is shown.
/// </summary>
internal static class DocumentTimestamp
{
    /// <exception cref="TimestampUnavailableException">No token; nothing is returned.</exception>
    /// <exception cref="PdfFormatException">Not a PDF that can be read.</exception>
    /// <exception cref="ArgumentException">The file has no interactive form, and so no signature either.</exception>
    public static async Task<byte[]> AddAsync(
        ReadOnlyMemory<byte> pdf, TimestampClient tsa, CancellationToken cancellationToken)
    {
        var file = PdfFile.Read(pdf);
        if (file.Resolve(file.Catalog["AcroForm"]) is not PdfDictionary form)
            throw new ArgumentException("The file has no interactive form.", nameof(pdf));

        var increment = new PdfIncrement(file);
        var (byteRange, contents) = PadesSigning.ReservePlaces();
        var name = FreeName(file);
        var value = increment.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("DocTimeStamp"),
            ["Filter"] = new PdfName("Adobe.PPKLite"),
            ["SubFilter"] = new PdfName("ETSI.RFC3161"),
            ["V"] = 0,
            ["ByteRange"] = byteRange,
            ["Contents"] = contents,
        });
        var field = increment.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Annot"),
            ["Subtype"] = new PdfName("Widget"),
            ["FT"] = new PdfName("Sig"),
            ["T"] = PdfString.Text(name),
            ["Rect"] = new PdfArray(0, 0, 0, 0),
            ["F"] = 132, // print and locked, as PDF/A wants of widgets
            ["V"] = value,
        });
        AppendTo(increment, form, field);

        var layout = increment.Write();
        PadesSigning.FillByteRange(layout, byteRange, contents);
        var prepared = new PreparedSignature(name, layout.Bytes, (layout.OffsetOf(contents), contents.Length));
        var token = await tsa.TimestampAsync(prepared.Sha256, cancellationToken);
        return prepared.Complete(token.Encoded.Span);
    }

    private static string FreeName(PdfFile file)
    {
        var names = FormField.Of(file).Select(f => f.Name).ToHashSet();
        return Enumerable.Range(1, names.Count + 1).Select(i => $"timestamp-{i}").First(name => !names.Contains(name));
    }

    private static void AppendTo(PdfIncrement increment, PdfDictionary form, PdfReference field)
    {
        var file = increment.File;
        var fields = new PdfArray([.. ((PdfArray)file.Resolve(form["Fields"])).Items, field]);
        if (form["Fields"] is PdfReference list)
        {
            increment.Replace(list, fields);
            return;
        }

        var changed = form.Copy();
        changed["Fields"] = fields;
        if (file.Catalog["AcroForm"] is PdfReference reference)
        {
            increment.Replace(reference, changed);
            return;
        }

        var catalog = file.Catalog.Copy();
        catalog["AcroForm"] = changed;
        increment.Replace((PdfReference)file.Trailer["Root"]!, catalog);
    }
}
