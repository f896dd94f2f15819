using System.Globalization;
using System.Security;
using System.Text;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Archive;

/// <summary>The file's title and dates, said twice with the same values: in XMP and in the Info dictionary (ISO 19005-3, 6.6.3).</summary>
internal sealed record Metadata(string Title, DateTimeOffset Created)
{
    private const string Producer = "LaborContracts";

    /// <summary>A PDF date (ISO 32000-1, 7.9.4) in UTC.</summary>
    public static string Date(DateTimeOffset moment) =>
        moment.UtcDateTime.ToString("'D:'yyyyMMddHHmmss'Z'", CultureInfo.InvariantCulture);

    public PdfDictionary ToInfo() => new()
    {
        ["Title"] = PdfString.Text(Title),
        ["Producer"] = PdfString.Text(Producer),
        ["CreationDate"] = PdfString.Text(Date(Created)),
        ["ModDate"] = PdfString.Text(Date(Created)),
    };

    /// <summary>An XMP packet that claims PDF/A-3a; not compressed, so that programs that know no PDF find it.</summary>
    public PdfStream ToXmp()
    {
        var created = Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var packet = $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
            <pdfaid:part>3</pdfaid:part>
            <pdfaid:conformance>A</pdfaid:conformance>
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{created}</xmp:CreateDate>
            <xmp:ModifyDate>{created}</xmp:ModifyDate>
            <pdf:Producer>{Producer}</pdf:Producer>
            </rdf:Description>
            </rdf:RDF>
            </x:xmpmeta>
            <?xpacket end="r"?>
            """;
        return new PdfStream(
            new() { ["Type"] = new PdfName("Metadata"), ["Subtype"] = new PdfName("XML") },
            Encoding.UTF8.GetBytes(packet));
    }
}
