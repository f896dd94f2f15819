using System.Security.Cryptography;
using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Layout;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Archive;

/// <summary>
/// Puts drawn pages together into a PDF/A-3b and PDF/UA-1 file (ISO 19005-3, ISO 14289-1): everything that is needed
/// to show it is inside, and its structure is told. Adds the attachment and the unsigned fields.
/// </summary>
internal sealed class ArchivalPdf(FontCase fonts, Metadata metadata)
{
    private static readonly PdfStream Profile = PdfStream.Deflate(new() { ["N"] = 3 }, IccProfile.SRgb);
    private readonly PdfWriter _writer = new();

    /// <summary>An attached file that is data for the whole document (AFRelationship Data).</summary>
    public required Attachment Attachment { get; init; }

    /// <summary>A form XObject that the pages draw, by its resource name.</summary>
    public required (string Name, PdfStream Form) Form { get; init; }

    public byte[] Write(IReadOnlyList<PageCanvas> canvases, StructureElement document)
    {
        var tree = _writer.Reserve();
        var pages = canvases.Select(_ => _writer.Reserve()).ToList();
        var structure = new StructureTree(_writer, pages);
        var resources = _writer.Add(new PdfDictionary
        {
            ["Font"] = fonts.ToResources(_writer.Add),
            ["XObject"] = new PdfDictionary { [Form.Name] = _writer.Add(Form.Form) },
        });

        var fields = new List<PdfObject>();
        foreach (var canvas in canvases)
        {
            var widgets = canvas.Fields.Select(field => Widget(field, canvas.Index, pages[canvas.Index], structure)).ToList();
            fields.AddRange(widgets);
            _writer.Set(pages[canvas.Index], Page(canvas, tree, resources, widgets));
        }

        _writer.Set(tree, new PdfDictionary
        {
            ["Type"] = new PdfName("Pages"),
            ["Kids"] = new PdfArray([.. pages]),
            ["Count"] = pages.Count,
        });
        var info = _writer.Add(metadata.ToInfo());
        var id = SHA256.HashData(Attachment.Content)[..16]; // it holds the contract's random key
        return _writer.Write(Catalog(tree, structure.Write(document, canvases), fields), info, id);
    }

    private PdfDictionary Page(PageCanvas canvas, PdfReference tree, PdfReference resources, List<PdfReference> widgets)
    {
        var page = new PdfDictionary
        {
            ["Type"] = new PdfName("Page"),
            ["Parent"] = tree,
            ["MediaBox"] = new PdfArray(0, 0, (decimal)Sheet.Width, (decimal)Sheet.Height),
            ["Resources"] = resources,
            ["Contents"] = _writer.Add(PdfStream.Deflate([], canvas.Bytes)),
            ["StructParents"] = canvas.Index,
            ["Tabs"] = new PdfName("S"),
        };
        if (widgets.Count > 0) page["Annots"] = new PdfArray([.. widgets]);
        return page;
    }

    /// <summary>A signature field and its widget in one (12.7.4.5). Its appearance is blank until it is signed.</summary>
    private PdfReference Widget(FieldPlace field, int index, PdfReference page, StructureTree structure)
    {
        var blank = new PdfStream(
            new()
            {
                ["Type"] = new PdfName("XObject"),
                ["Subtype"] = new PdfName("Form"),
                ["BBox"] = new PdfArray(0, 0, Points(field.Width), Points(field.Height)),
            },
            ReadOnlyMemory<byte>.Empty);
        var bottom = Sheet.Height - field.Top - field.Height;
        var widget = _writer.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Annot"),
            ["Subtype"] = new PdfName("Widget"),
            ["FT"] = new PdfName("Sig"),
            ["T"] = PdfString.Text(field.Name),
            ["TU"] = PdfString.Text(field.Description),
            ["Rect"] = new PdfArray(
                Points(field.X), Points(bottom), Points(field.X + field.Width), Points(bottom + field.Height)),
            ["F"] = 132, // printed, and locked in its place
            ["P"] = page,
            ["AP"] = new PdfDictionary { ["N"] = _writer.Add(blank) },
            ["StructParent"] = structure.KeyOf(field.Element),
        });
        field.Element.Add(new WidgetMark(index, widget));
        return widget;
    }

    private PdfReference Catalog(PdfReference pages, PdfReference structure, List<PdfObject> fields)
    {
        var file = _writer.Add(Attachment.ToFileSpecification(_writer.Add));
        return _writer.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Catalog"),
            ["Pages"] = pages,
            ["Lang"] = PdfString.Text("zh-CN"),
            ["MarkInfo"] = new PdfDictionary { ["Marked"] = true },
            ["StructTreeRoot"] = structure,
            ["ViewerPreferences"] = new PdfDictionary { ["DisplayDocTitle"] = true },
            ["Metadata"] = _writer.Add(metadata.ToXmp()),
            ["OutputIntents"] = new PdfArray(new PdfDictionary
            {
                ["Type"] = new PdfName("OutputIntent"),
                ["S"] = new PdfName("GTS_PDFA1"),
                ["OutputConditionIdentifier"] = PdfString.Text("sRGB IEC61966-2.1"),
                ["Info"] = PdfString.Text("sRGB IEC61966-2.1"),
                ["DestOutputProfile"] = _writer.Add(Profile),
            }),
            ["Names"] = new PdfDictionary
            {
                ["EmbeddedFiles"] = new PdfDictionary { ["Names"] = new PdfArray(PdfString.Text(Attachment.Name), file) },
            },
            ["AF"] = new PdfArray(file),
            // 3: there are signature fields, and changes may only be appended (12.7.2).
            ["AcroForm"] = _writer.Add(new PdfDictionary { ["Fields"] = new PdfArray(fields), ["SigFlags"] = 3 }),
        });
    }

    private static PdfReal Points(double value) => new(Math.Round((decimal)value, 2));
}
