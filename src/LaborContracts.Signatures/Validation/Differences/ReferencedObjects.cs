using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>
/// What the text of a file refers to, kept from one update to the next: a file of many updates and objects would else
/// take hours. A reference to an object that does not exist yet is null today; whoever defines it later changes what was
/// signed.
/// </summary>
internal sealed class ReferencedObjects(FileHistory history)
{
    private readonly HashSet<(int, int)> _walked = [];
    private readonly HashSet<int> _dangling = [];
    private int? _at;

    /// <summary>Whether the file as of <paramref name="index"/> refers to one of these objects, which it does not have.</summary>
    public bool AnyDangling(int index, IEnumerable<int> numbers)
    {
        WalkTo(index);
        return numbers.Any(_dangling.Contains);
    }

    /// <summary>Goes on to the next update, of which it is known that it changed these objects and no others.</summary>
    public void Advance(int index, IEnumerable<PdfReference> changed)
    {
        if (_at != index - 1) return; // the next question walks anew
        _at = null; // unless the walk comes to its end
        var state = history.At(index).File;
        var open = new Stack<PdfObject>([state.Trailer]);
        foreach (var reference in changed)
        {
            _walked.Remove((reference.Number, reference.Generation));
            open.Push(reference);
        }

        Walk(state, open);
        _at = index;
    }

    private void WalkTo(int index)
    {
        if (_at == index) return;
        _at = null;
        _walked.Clear();
        _dangling.Clear();
        var state = history.At(index).File;
        Walk(state, new([state.Trailer]));
        _at = index;
    }

    private void Walk(PdfFile state, Stack<PdfObject> open)
    {
        while (open.TryPop(out var next))
        {
            switch (next)
            {
                case PdfReference reference:
                    if (!_walked.Add((reference.Number, reference.Generation))) break;
                    if (state.ReferenceOf(reference.Number) is null) _dangling.Add(reference.Number);
                    open.Push(state.Resolve(reference));
                    break;
                case PdfArray array:
                    foreach (var item in array.Items) open.Push(item);
                    break;
                case PdfDictionary dictionary:
                    foreach (var (_, value) in dictionary) open.Push(value);
                    break;
                case PdfStream stream:
                    open.Push(stream.Dictionary);
                    break;
            }
        }
    }
}
