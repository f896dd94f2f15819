using LaborContracts.Documents.Layout;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Archive;

/// <summary>Writes the logical structure: the tree of elements and the way back from marked content to them.</summary>
/// <param name="pages">References of the pages, in order.</param>
internal sealed class StructureTree(PdfWriter writer, IReadOnlyList<PdfReference> pages)
{
    private readonly Dictionary<StructureElement, PdfReference> _references = [];
    private readonly List<(int Key, PdfObject Owner)> _widgets = [];

    /// <summary>The key under which a widget finds its element; pages have the keys before these.</summary>
    public int KeyOf(StructureElement form)
    {
        var key = pages.Count + _widgets.Count;
        _widgets.Add((key, ReferenceOf(form)));
        return key;
    }

    /// <returns>The StructTreeRoot.</returns>
    public PdfReference Write(StructureElement document, IReadOnlyList<PageCanvas> canvases)
    {
        var root = writer.Reserve();
        Write(document, root);

        var numbers = new List<PdfObject>();
        foreach (var canvas in canvases)
        {
            numbers.Add(canvas.Index);
            numbers.Add(writer.Add(new PdfArray([.. canvas.Owners.Select(ReferenceOf)])));
        }

        foreach (var (key, owner) in _widgets) numbers.AddRange([key, owner]);
        writer.Set(root, new PdfDictionary
        {
            ["Type"] = new PdfName("StructTreeRoot"),
            ["K"] = new PdfArray(ReferenceOf(document)),
            ["ParentTree"] = writer.Add(new PdfDictionary { ["Nums"] = new PdfArray(numbers) }),
            ["ParentTreeNextKey"] = pages.Count + _widgets.Count,
        });
        return root;
    }

    private void Write(StructureElement element, PdfReference parent)
    {
        var own = ReferenceOf(element);
        var dictionary = new PdfDictionary
        {
            ["Type"] = new PdfName("StructElem"),
            ["S"] = new PdfName(element.Type),
            ["P"] = parent,
        };
        if (element.Language is { } language) dictionary["Lang"] = PdfString.Text(language);
        if (CellAttributes(element) is { } attributes) dictionary["A"] = attributes;
        if (element.Kids.Count > 0) dictionary["K"] = new PdfArray([.. element.Kids.Select(kid => ToPdf(kid, own))]);
        writer.Set(own, dictionary);
    }

    /// <summary>What a cell names and how far it reaches (14.8.5.7).</summary>
    private static PdfDictionary? CellAttributes(StructureElement element)
    {
        if (element is { Scope: null, Columns: 1 }) return null;
        var attributes = new PdfDictionary { ["O"] = new PdfName("Table") };
        if (element.Scope is { } scope) attributes["Scope"] = new PdfName(scope);
        if (element.Columns > 1) attributes["ColSpan"] = element.Columns;
        return attributes;
    }

    private PdfObject ToPdf(object kid, PdfReference parent)
    {
        switch (kid)
        {
            case StructureElement child:
                Write(child, parent);
                return ReferenceOf(child);
            case Mark mark:
                return new PdfDictionary { ["Type"] = new PdfName("MCR"), ["Pg"] = pages[mark.Page], ["MCID"] = mark.Number };
            case WidgetMark widget:
                return new PdfDictionary { ["Type"] = new PdfName("OBJR"), ["Pg"] = pages[widget.Page], ["Obj"] = widget.Widget };
            default:
                throw new ArgumentException($"No kid of a structure element: {kid}", nameof(kid));
        }
    }

    private PdfReference ReferenceOf(StructureElement element)
    {
        if (!_references.TryGetValue(element, out var reference)) _references[element] = reference = writer.Reserve();
        return reference;
    }
}
