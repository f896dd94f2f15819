namespace LaborContracts.Pdf;

/// <summary>One state of a file: its first, or what an incremental update (§7.5.6) made of the one before.</summary>
public sealed class PdfRevision
{
    private readonly Lazy<int> _unaccounted;

    internal PdfRevision(
        int index, int start, int length, IReadOnlySet<int> changedObjects, Func<PdfRevision, int> unaccounted)
    {
        (Index, Start, Length, ChangedObjects) = (index, start, length, changedObjects);
        _unaccounted = new(() => unaccounted(this));
    }

    /// <summary>From 0, the oldest.</summary>
    public int Index { get; }

    /// <summary>Offset of its first byte.</summary>
    public int Start { get; }

    /// <summary>Bytes of the file up to and with this revision's %%EOF and one line end after it.</summary>
    public int Length { get; }

    /// <summary>Numbers of the objects that it defines anew, redefines or frees.</summary>
    public IReadOnlySet<int> ChangedObjects { get; }

    /// <summary>
    /// Bytes it added that are neither a listed object, nor cross-reference, trailer, end mark or white space. In an
    /// update that should be none: objects without a cross-reference are read by some programs and missed by others.
    /// </summary>
    /// <exception cref="PdfFormatException">Its objects overlap.</exception>
    public int UnaccountedBytes => _unaccounted.Value;
}
