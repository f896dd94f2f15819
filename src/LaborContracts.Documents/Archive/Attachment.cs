using LaborContracts.Pdf;

namespace LaborContracts.Documents.Archive;

/// <summary>A file inside the PDF (ISO 32000-1, 7.11.4), with its relationship to the document (ISO 19005-3, annex E).</summary>
internal sealed record Attachment(string Name, string MediaType, string Description, byte[] Content, DateTimeOffset Modified)
{
    public PdfDictionary ToFileSpecification(Func<PdfObject, PdfReference> add)
    {
        var file = add(PdfStream.Deflate(
            new()
            {
                ["Type"] = new PdfName("EmbeddedFile"),
                ["Subtype"] = new PdfName(MediaType),
                ["Params"] = new PdfDictionary
                {
                    ["Size"] = Content.Length,
                    ["ModDate"] = PdfString.Text(Metadata.Date(Modified)),
                },
            },
            Content));
        return new()
        {
            ["Type"] = new PdfName("Filespec"),
            ["F"] = PdfString.Text(Name),
            ["UF"] = PdfString.Text(Name),
            ["Desc"] = PdfString.Text(Description),
            ["AFRelationship"] = new PdfName("Data"),
            ["EF"] = new PdfDictionary { ["F"] = file, ["UF"] = file },
        };
    }
}
