using System.Globalization;
using System.Security;
using System.Text;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Archive;

/// <summary>The file's title and dates, said twice with the same values: in XMP and in the Info dictionary (ISO 19005-3, 6.6.3).</summary>
internal sealed record Metadata(string Title, DateTimeOffset Created, bool IsBilingual)
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

    /// <summary>
    /// An XMP packet that claims PDF/A-3b and PDF/UA-1; not compressed, so that programs that know no PDF find it. PDF/A
    /// does not know PDF/UA's property, so the packet describes it (ISO 19005-3, 6.6.2.3).
    /// </summary>
    public PdfStream ToXmp()
    {
        var created = Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var english = IsBilingual ? "<rdf:li>en-US</rdf:li>" : "";
        var packet = $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/">
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
            <pdfaid:part>3</pdfaid:part>
            <pdfaid:conformance>B</pdfaid:conformance>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
            <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{SecurityElement.Escape(Title)}</rdf:li></rdf:Alt></dc:title>
            <dc:language><rdf:Bag><rdf:li>zh-CN</rdf:li>{english}</rdf:Bag></dc:language>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
            <xmp:CreateDate>{created}</xmp:CreateDate>
            <xmp:ModifyDate>{created}</xmp:ModifyDate>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
            <pdf:Producer>{Producer}</pdf:Producer>
            </rdf:Description>
            <rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
            <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
            <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
            <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
            <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
            <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
            <pdfaProperty:name>part</pdfaProperty:name>
            <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
            <pdfaProperty:category>internal</pdfaProperty:category>
            <pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
            </rdf:li></rdf:Seq></pdfaSchema:property>
            </rdf:li></rdf:Bag></pdfaExtension:schemas>
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
