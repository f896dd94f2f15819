using LaborContracts.Documents.Fonts;

namespace LaborContracts.Documents.Layout;

/// <summary>A page being drawn: each part of its content belongs to an element of the structure or is an artifact.</summary>
/// <param name="index">From 0.</param>
internal sealed class PageCanvas(FontCase fonts, int index) : TextContent(fonts, Sheet.Height)
{
    private readonly List<StructureElement> _owners = [];
    private StructureElement? _element;
    private ArtifactKind? _artifact;

    public int Index => index;

    /// <summary>The elements that own the marked content, by its number on this page.</summary>
    public IReadOnlyList<StructureElement> Owners => _owners;

    /// <summary>Form fields' places on this page.</summary>
    public List<FieldPlace> Fields { get; } = [];

    /// <summary>What is drawn from here on belongs to the element.</summary>
    public void Tag(StructureElement element)
    {
        if (_element == element) return;
        Close();
        Name(element.Type);
        Put("<</MCID "u8);
        Number(_owners.Count);
        Put(">> BDC\n"u8);
        element.Add(new Mark(index, _owners.Count));
        _owners.Add(element);
        _element = element;
    }

    /// <summary>What is drawn from here on is no part of the contract.</summary>
    public void Artifact(ArtifactKind kind)
    {
        if (_artifact == kind) return;
        Close();
        Put("/Artifact <<"u8);
        Put(kind switch
        {
            ArtifactKind.Layout => "/Type /Layout"u8,
            ArtifactKind.RepeatedHead => "/Type /Pagination"u8,
            ArtifactKind.Header => "/Type /Pagination /Subtype /Header"u8,
            ArtifactKind.Footer => "/Type /Pagination /Subtype /Footer"u8,
            ArtifactKind.Watermark => "/Type /Pagination /Subtype /Watermark"u8,
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        });
        Put(">> BDC\n"u8);
        _artifact = kind;
    }

    /// <summary>Ends the last part; nothing may be drawn after.</summary>
    public void Close()
    {
        if (_element is not null || _artifact is not null) Put("EMC\n"u8);
        (_element, _artifact) = (null, null);
    }
}

/// <summary>The place of an unsigned signature field.</summary>
/// <param name="Name">Of the field.</param>
/// <param name="Description">For readers that do not see.</param>
/// <param name="Top">Points from the top of the page.</param>
internal sealed record FieldPlace(
    string Name, string Description, StructureElement Element, double X, double Top, double Width, double Height);
