using LaborContracts.Pdf;

namespace LaborContracts.Documents.Layout;

/// <summary>
/// An element of the document's logical structure (ISO 32000-1, 14.7): what a part of the pages means, for readers
/// that do not see.
/// </summary>
/// <param name="type">A standard structure type: Document, H1, H2, H3, P, Span, Table, TR, TH, TD, Form.</param>
internal sealed class StructureElement(string type)
{
    private readonly List<object> _kids = [];

    public string Type => type;

    /// <summary>BCP 47, where it is not that of the element around it.</summary>
    public string? Language { get; init; }

    /// <summary>What a TH names: the Row beside it or the Column below it.</summary>
    public string? Scope { get; init; }

    /// <summary>How many columns of its table a cell covers.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Elements, <see cref="Mark"/>s and <see cref="WidgetMark"/>s, in reading order.</summary>
    public IReadOnlyList<object> Kids => _kids;

    public StructureElement Add(StructureElement child)
    {
        _kids.Add(child);
        return child;
    }

    public StructureElement Add(string childType) => Add(new StructureElement(childType));

    /// <summary>A part that says in English what the part before it says.</summary>
    public StructureElement AddEnglish(string childType) => Add(new StructureElement(childType) { Language = "en-US" });

    /// <summary>Two parts of a heading or cell: its Chinese, and after it its English.</summary>
    public (StructureElement Chinese, StructureElement English) Split() => (Add("Span"), AddEnglish("Span"));

    public void Add(Mark mark) => _kids.Add(mark);

    public void Add(WidgetMark widget) => _kids.Add(widget);
}

/// <summary>A marked-content sequence: its page, from 0, and its number there.</summary>
internal sealed record Mark(int Page, int Number);

/// <summary>A form field's widget, as an object of the structure.</summary>
internal sealed record WidgetMark(int Page, PdfReference Widget);
