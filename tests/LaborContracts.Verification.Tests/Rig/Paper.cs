using System.Text;
using LaborContracts.Ledger;
using LaborContracts.Pdf;

namespace LaborContracts.Verification.Tests.Rig;

/// <summary>
/// The smallest paper with what a contract has: a page, two empty signature fields, and the attached contract.json.
/// </summary>
public sealed record Paper
{
    public const string WorkerName = "张演示";
    public const string EmployerName = "常州演示制造有限公司";
    public const string CreditCode = "91320499MA1TE5T0X1";
    public const string PartnerName = "常州演示配送有限公司";
    public const string PartnerCode = "91320499MA1TE5T0X2";

    public Bytes32 Key { get; init; } = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    public int Revision { get; init; } = 1;

    public string Kind { get; init; } = "fixed-term";

    /// <summary>Of contract.json.</summary>
    public int Version { get; init; } = 1;

    /// <summary>Names of the signature fields.</summary>
    public string[] Fields { get; init; } = ["worker", "employer"];

    /// <summary>Members of the terms after the parties, in the second version.</summary>
    public string Terms { get; init; } = "\"term\":{\"start\":\"2026-11-24\",\"end\":\"2029-11-23\",\"kind\":\"fixed\"},";

    /// <summary>A document of the second version.</summary>
    public static Paper Of(string kind) => new() { Version = 2, Kind = kind };

    /// <summary>First day of the term, yyyy-MM-dd.</summary>
    public string Start { get; init; } = "2026-11-24";

    public string Text { get; init; } = "Labor contract";

    /// <summary>Further members of contract.json, put at its end.</summary>
    public string More { get; init; } = "";

    /// <summary>How many files contract.json are attached.</summary>
    public int Attachments { get; init; } = 1;

    public string Json => Version == 1 ? FirstVersion : $$$"""
        {"format":"labor-contract","version":2,"key":"{{{Key}}}","kind":"{{{Kind}}}","revision":{{{Revision}}},
        "contractNumber":"CZ20260000000001","offeredAt":"2026-11-24T01:00:00Z","terms":{
        "employer":{"name":"{{{EmployerName}}}","creditCode":"{{{CreditCode}}}","address":"常州","legalRepresentative":"陈演示"},
        "worker":{"name":"{{{WorkerName}}}","idNumber":"320499199003070012","address":"常州","phone":"13900000001"},
        {{{(Fields.Contains("partner") ? Partner : "")}}}{{{Terms}}}"kind":"labor-contract"}{{{More}}}}
        """;

    private static string Partner => $$"""
        "partner":{"name":"{{PartnerName}}","creditCode":"{{PartnerCode}}","address":"常州","legalRepresentative":"赵演示"},
        """;

    private string FirstVersion => $$$"""
        {"format":"labor-contract","version":1,"key":"{{{Key}}}","kind":"{{{Kind}}}","revision":{{{Revision}}},
        "contractNumber":"LC-2026-0001","offeredAt":"2026-11-24T01:00:00Z",
        "parties":{"employer":{"name":"{{{EmployerName}}}","creditCode":"{{{CreditCode}}}"},"worker":{"name":"{{{WorkerName}}}"}},
        "terms":{"start":"{{{Start}}}","end":"2029-11-23"}{{{More}}}}
        """;

    public byte[] Make()
    {
        var pdf = new PdfWriter();
        var (catalog, pages, page) = (pdf.Reserve(), pdf.Reserve(), pdf.Reserve());
        PdfReference[] fields = [.. Fields.Select((name, index) => pdf.Add(Field(name, page, 20 + 210 * (index % 2), 100 + 80 * (index / 2))))];
        var font = pdf.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Font"), ["Subtype"] = new PdfName("Type1"), ["BaseFont"] = new PdfName("Helvetica"),
        });
        var content = pdf.Add(
            PdfStream.Deflate(new PdfDictionary(), Encoding.ASCII.GetBytes($"BT /F 12 Tf 50 700 Td ({Text}) Tj ET")));
        pdf.Set(page, new PdfDictionary
        {
            ["Type"] = new PdfName("Page"), ["Parent"] = pages, ["MediaBox"] = new PdfArray(0, 0, 595, 842),
            ["Resources"] = new PdfDictionary { ["Font"] = new PdfDictionary { ["F"] = font } },
            ["Contents"] = content, ["Annots"] = new PdfArray(fields),
        });
        pdf.Set(pages, new PdfDictionary
        {
            ["Type"] = new PdfName("Pages"), ["Kids"] = new PdfArray(page), ["Count"] = 1,
        });
        var form = pdf.Add(new PdfDictionary { ["Fields"] = new PdfArray(fields), ["SigFlags"] = 3 });
        var names = new List<PdfObject>();
        for (var i = 0; i < Attachments; i++) names.AddRange([PdfString.Text($"contract.json {i}"), Attach(pdf)]);
        pdf.Set(catalog, new PdfDictionary
        {
            ["Type"] = new PdfName("Catalog"), ["Pages"] = pages, ["AcroForm"] = form,
            ["Names"] = new PdfDictionary { ["EmbeddedFiles"] = new PdfDictionary { ["Names"] = new PdfArray(names) } },
            ["AF"] = new PdfArray([.. names.Where((_, i) => i % 2 == 1)]),
        });
        return pdf.Write(catalog, null, "0123456789abcdef"u8);
    }

    /// <summary>An appearance that draws a frame.</summary>
    public static PdfReference Frame(PdfIncrement increment, PdfDictionary widget) => increment.Add(PdfStream.Deflate(
        new PdfDictionary
        {
            ["Type"] = new PdfName("XObject"), ["Subtype"] = new PdfName("Form"), ["BBox"] = new PdfArray(0, 0, 200, 50),
        },
        "1 1 198 48 re S"u8));

    private PdfReference Attach(PdfWriter pdf)
    {
        var file = pdf.Add(PdfStream.Deflate(new PdfDictionary { ["Type"] = new PdfName("EmbeddedFile") },
            Encoding.UTF8.GetBytes(Json)));
        return pdf.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Filespec"),
            ["F"] = PdfString.Text("contract.json"), ["UF"] = PdfString.Text("contract.json"),
            ["EF"] = new PdfDictionary { ["F"] = file, ["UF"] = file }, ["AFRelationship"] = new PdfName("Data"),
        });
    }

    private static PdfDictionary Field(string name, PdfReference page, int x, int y) => new()
    {
        ["Type"] = new PdfName("Annot"), ["Subtype"] = new PdfName("Widget"), ["FT"] = new PdfName("Sig"),
        ["T"] = PdfString.Text(name),
        ["P"] = page, ["Rect"] = new PdfArray(x, y, x + 200, y + 50), ["F"] = 4,
    };
}
