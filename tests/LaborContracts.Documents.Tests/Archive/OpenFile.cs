using System.Text;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Tests.Archive;

/// <summary>A file of ours taken apart: what the rules of the archive speak of.</summary>
internal sealed class OpenFile
{
    private readonly PdfFile _file;

    private OpenFile(PdfFile file) => _file = file;

    public PdfDictionary Catalog => _file.Catalog;

    public PdfDictionary Trailer => _file.Trailer;

    public IEnumerable<PdfDictionary> Pages => Items(Dictionary(Catalog["Pages"])["Kids"]).Select(Dictionary);

    /// <summary>The annotations of all pages; ours are all widgets of signature fields.</summary>
    public IEnumerable<PdfDictionary> Widgets => Pages.SelectMany(page => Items(page["Annots"])).Select(Dictionary);

    /// <summary>Every dictionary of the file, those of streams and inside others included.</summary>
    public IEnumerable<PdfDictionary> Dictionaries => Enumerable.Range(1, (int)((PdfInteger)Trailer["Size"]!).Value - 1)
        .Select(_file.ReferenceOf)
        .OfType<PdfReference>()
        .SelectMany(reference => Inside(_file.Resolve(reference)));

    /// <summary>Structure elements with their parents, in reading order.</summary>
    public IEnumerable<(PdfDictionary Element, PdfDictionary Parent)> Elements =>
        Below(Dictionary(Catalog["StructTreeRoot"]));

    public string Packet => Encoding.UTF8.GetString(Decode(Catalog["Metadata"]));

    public static OpenFile Of(string name) => new(PdfFile.Read(ArchivedFiles.Get(name)));

    public PdfDictionary Dictionary(PdfObject? value) => _file.Resolve(value) switch
    {
        PdfStream stream => stream.Dictionary,
        var other => Assert.IsType<PdfDictionary>(other),
    };

    public IReadOnlyList<PdfObject> Items(PdfObject? value) => _file.Resolve(value) is PdfArray array ? array.Items : [];

    public PdfObject Resolve(PdfObject? value) => _file.Resolve(value);

    public byte[] Decode(PdfObject? stream) => _file.Decode((PdfStream)_file.Resolve(stream));

    public string ContentOf(PdfDictionary page) => Encoding.Latin1.GetString(Decode(page["Contents"]));

    public IEnumerable<PdfDictionary> KidsOf(PdfDictionary element) => Items(element["K"]).Select(Dictionary);

    public static string NameOf(PdfDictionary dictionary, string key) => dictionary[key] is PdfName name ? name.Value : "";

    private IEnumerable<(PdfDictionary, PdfDictionary)> Below(PdfDictionary parent) => KidsOf(parent)
        .Where(kid => NameOf(kid, "Type") == "StructElem")
        .SelectMany(kid => Below(kid).Prepend((kid, parent)));

    private static IEnumerable<PdfDictionary> Inside(PdfObject value) => value switch
    {
        PdfStream stream => Inside(stream.Dictionary),
        PdfDictionary dictionary => dictionary.SelectMany(entry => Inside(entry.Value)).Prepend(dictionary),
        PdfArray array => array.Items.SelectMany(Inside),
        _ => [],
    };
}
