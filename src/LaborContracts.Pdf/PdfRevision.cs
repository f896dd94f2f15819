namespace LaborContracts.Pdf;

/// <summary>One state of a file: its first, or what an incremental update (§7.5.6) made of the one before.</summary>
public sealed class PdfRevision
{
    private readonly Lazy<int> _unaccounted;

    internal PdfRevision(
        int index, int start, int length, bool isHybrid, IReadOnlySet<int> changedObjects, Func<PdfRevision, int> unaccounted)
    {
        (Index, Start, Length, IsHybrid, ChangedObjects) = (index, start, length, isHybrid, changedObjects);
        _unaccounted = new(() => unaccounted(this));
    }

    /// <summary>From 0, the oldest.</summary>
    public int Index { get; }

    /// <summary>Offset of its first byte.</summary>
    public int Start { get; }

    /// <summary>Bytes of the file up to and with this revision's %%EOF and one line end after it.</summary>
    public int Length { get; }

    /// <summary>
    /// Whether a stream stands beside its cross-reference table, §7.5.8.4: programs that know no such streams do not see the objects that
    /// only it lists.
    /// </summary>
    public bool IsHybrid { get; }

    /// <summary>Numbers of the objects that it defines anew, redefines or frees.</summary>
    public IReadOnlySet<int> ChangedObjects { get; }

    /// <summary>
    /// Bytes it added that are neither a listed object, nor cross-reference, trailer, end mark or white space. In an
    /// update that should be none: objects without a cross-reference are read by some programs and missed by others.
    /// </summary>
    /// <exception cref="PdfFormatException">Its objects overlap.</exception>
    public int UnaccountedBytes => _unaccounted.Value;
}
