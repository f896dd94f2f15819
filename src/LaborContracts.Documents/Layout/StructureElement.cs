using LaborContracts.Pdf;

namespace LaborContracts.Documents.Layout;

/// <summary>
/// An element of the document's logical structure (ISO 32000-1, 14.7): what a part of the pages means, for readers
/// that do not see.
/// </summary>
/// <param name="type">A standard structure type: Document, H1, P, Table, TR, TH, TD, Form.</param>
internal sealed class StructureElement(string type)
{
    private readonly List<object> _kids = [];

    public string Type => type;

    /// <summary>Spoken in place of a part that is not text.</summary>
    public string? Alternate { get; init; }

    /// <summary>Elements, <see cref="Mark"/>s and <see cref="WidgetMark"/>s, in reading order.</summary>
    public IReadOnlyList<object> Kids => _kids;

    public StructureElement Add(StructureElement child)
    {
        _kids.Add(child);
        return child;
    }

    public StructureElement Add(string childType) => Add(new StructureElement(childType));

    public void Add(Mark mark) => _kids.Add(mark);

    public void Add(WidgetMark widget) => _kids.Add(widget);
}

/// <summary>A marked-content sequence: its page, from 0, and its number there.</summary>
internal sealed record Mark(int Page, int Number);

/// <summary>A form field's widget, as an object of the structure.</summary>
internal sealed record WidgetMark(int Page, PdfReference Widget);
