using LaborContracts.Pdf.Reading;

namespace LaborContracts.Pdf;

/// <summary>
/// A PDF as it stands at one revision: a strict, bounded reader. What is malformed, or would be read differently by
/// different programs, is refused with a <see cref="PdfFormatException"/>; no input makes it fail in another way. That
/// can happen in every member, for objects are read when they are asked for. One thread at a time, together with the
/// views that <see cref="AsOf"/> gave. Objects are shared: copy a dictionary before changing it.
/// </summary>
public sealed class PdfFile
{
    private const int DeepestReference = 32;
    private readonly Body _body;
    private readonly int _newest;

    private PdfFile(Body body, int newest, ReadOnlyMemory<byte> bytes)
    {
        (_body, _newest, Bytes) = (body, newest, bytes);
        Revisions = [.. body.Parts.Take(newest + 1).Select(p => p.Revision)];
        Catalog = Trailer["Root"] is PdfReference root && Resolve(root) is PdfDictionary catalog
            ? catalog
            : throw PdfFormatException.Malformed("The file has no catalog.");
    }

    /// <summary>The bytes up to the end of this revision; at the newest, the whole file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The newest trailer, §7.5.5.</summary>
    public PdfDictionary Trailer => Newest.Trailer;

    /// <summary>The document catalog, §7.7.2.</summary>
    public PdfDictionary Catalog { get; }

    /// <summary>Oldest first; the last is the state that this object shows.</summary>
    public IReadOnlyList<PdfRevision> Revisions { get; }

    /// <summary>Bytes after the last %%EOF and its line end; 0 in an honest file.</summary>
    public int TrailingBytes => Bytes.Length - Revisions[^1].Length;

    /// <summary>The leaves of the page tree, whatever its counts say; a tree that meets itself is refused.</summary>
    public int PageCount => PageTree.CountPages(this);

    internal Budget Budget => _body.Budget;

    internal XrefSection Newest => _body.Parts[_newest].Sections[0];

    /// <summary>No object of this file has a higher number.</summary>
    internal int HighestNumber => _body.Parts.Take(_newest + 1).SelectMany(p => p.Sections).Max(s => s.Size) - 1;

    /// <exception cref="PdfFormatException">Not a PDF that this reader accepts.</exception>
    public static PdfFile Read(ReadOnlyMemory<byte> bytes, PdfLimits? limits = null)
    {
        limits ??= PdfLimits.Default;
        if (bytes.Length > limits.FileBytes)
            throw PdfFormatException.BeyondLimits($"The file has {bytes.Length} bytes, more than {limits.FileBytes}.");
        if (!bytes.Span.StartsWith("%PDF-"u8))
            throw new PdfFormatException(PdfFault.NotPdf, "The file does not begin with %PDF-.");
        var body = History.Read(bytes, new Budget(limits));
        return new PdfFile(body, body.Parts.Count - 1, bytes);
    }

    /// <summary>The file as it stood at one of its revisions.</summary>
    public PdfFile AsOf(PdfRevision revision) => Revisions.Contains(revision)
        ? new PdfFile(_body, revision.Index, Bytes[..revision.Length])
        : throw new ArgumentException("The revision is not one of this file.", nameof(revision));

    /// <summary>The reference, with its generation, of an object number; null if no such object is there.</summary>
    public PdfReference? ReferenceOf(int number) =>
        _body.Find(number, _newest) is var (_, entry) && entry.Kind != XrefKind.Free
            ? new PdfReference(number, entry.Generation) : null;

    /// <summary>What a reference stands for; any other object is itself; nothing and missing objects are null.</summary>
    public PdfObject Resolve(PdfObject? value)
    {
        var current = value ?? PdfNull.Instance;
        for (var steps = 0; current is PdfReference reference; steps++)
        {
            if (steps == DeepestReference)
                throw PdfFormatException.BeyondLimits("References lead to references without end.");
            current = Target(reference);
        }

        return current;
    }

    /// <summary>The bytes of a stream with its filters undone.</summary>
    /// <exception cref="PdfFormatException">Damaged, too large, or another filter than FlateDecode.</exception>
    public byte[] Decode(PdfStream stream) => Filters.Decode(stream, _body.Budget, Resolve);

    /// <summary>The object that a reference names, even if that is a reference again; null if there is none.</summary>
    public PdfObject Target(PdfReference reference)
    {
        if (_body.Find(reference.Number, _newest) is not var (part, entry)
            || entry.Kind == XrefKind.Free || entry.Generation != reference.Generation)
            return PdfNull.Instance;
        if (entry.Kind == XrefKind.InObjectStream) RefuseIfRedefined(entry.Position, part);
        var read = _body.Read(reference.Number, part, entry);
        if (read.LengthFrom is { } length) RefuseIfRedefined(length, part);
        return read.Object;
    }

    /// <summary>
    /// Refuses a file that exchanges an object stream or a stream's length in a later revision: other programs would
    /// then read other objects than this one, though no cross-reference says that those were changed.
    /// </summary>
    private void RefuseIfRedefined(int number, int part)
    {
        if (_body.Find(number, _newest)?.Part > part)
            throw PdfFormatException.Malformed($"A later revision redefines object {number}, on which others depend.");
    }
}
