using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;

namespace LaborContracts.Signatures.Validation;

/// <summary>The states of a file, revision by revision, each read as if what came later were not there.</summary>
internal sealed class FileHistory(PdfFile file)
{
    private readonly IReadOnlyList<PdfRevision> _revisions = file.Revisions;
    private readonly Lazy<Dictionary<int, int>> _firstIn = new(() => FirstRevisions(file.Revisions));
    private readonly Dictionary<int, FileState> _states = [];

    public int Count => _revisions.Count;

    public PdfRevision this[int index] => _revisions[index];

    /// <exception cref="PdfFormatException">The file cannot be read as of that revision.</exception>
    public FileState At(int index)
    {
        if (_states.TryGetValue(index, out var known)) return known;
        var state = index == Count - 1 && file.TrailingBytes == 0 ? file : file.AsOf(_revisions[index]);
        var form = FormField.Of(state);
        return _states[index] = new(state, form, SignatureField.Of(form));
    }

    /// <summary>The revision that ends at this offset, or null.</summary>
    public int? EndingAt(int offset)
    {
        for (var i = 0; i < Count; i++)
        {
            var rest = _revisions[i].Length - offset;
            if (rest == 0) return i;
            // Some programs write no line end behind %%EOF; the next update then begins with one.
            if (i < Count - 1 && rest is (1 or 2) && !file.Bytes.Span.Slice(offset, rest).ContainsAnyExcept((byte)'\r', (byte)'\n'))
                return i;
        }

        return null;
    }

    /// <summary>Whether some revision before this one defined or freed the object.</summary>
    public bool IsKnownBefore(int number, int index) => _firstIn.Value.TryGetValue(number, out var first) && first < index;

    /// <summary>The fields that this revision signed: with a value now, without one before.</summary>
    public IReadOnlyList<SignatureField> SignedIn(int index)
    {
        var signedBefore = index == 0
            ? []
            : At(index - 1).Fields.Where(f => f.Value is not null).Select(f => f.Reference?.Number).ToHashSet();
        return [.. At(index).Fields.Where(f => f.Value is not null && !signedBefore.Contains(f.Reference?.Number))];
    }

    private static Dictionary<int, int> FirstRevisions(IReadOnlyList<PdfRevision> revisions)
    {
        var first = new Dictionary<int, int>();
        foreach (var revision in revisions)
            foreach (var number in revision.ChangedObjects) first.TryAdd(number, revision.Index);
        return first;
    }
}

/// <summary>The file as it was, with its form.</summary>
/// <param name="Form">All fields and widgets.</param>
/// <param name="Fields">The signature fields among them.</param>
internal sealed record FileState(PdfFile File, IReadOnlyList<FormField> Form, IReadOnlyList<SignatureField> Fields);
