using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>
/// What the text of a file refers to and as what, kept from one update to the next: a file of many updates and objects
/// would else take hours. A reference to an object that does not exist yet is null today; whoever defines it later changes
/// what was signed. And who may change an object as one thing must not change it as another: a form's field can be, at the
/// same time, the list from which a page takes its pictures.
/// </summary>
/// <param name="skipsStore">Whether what only the security store refers to is left out.</param>
internal sealed class ReferencedObjects(FileHistory history, bool skipsStore = false)
{
    private readonly HashSet<(int, int)> _walked = [];
    private readonly HashSet<int> _dangling = [];
    private readonly Dictionary<int, Uses> _uses = [];
    private int? _at;

    private enum Container
    {
        Trailer,
        Catalog,
        Other,
    }

    /// <summary>Whether the file as of <paramref name="index"/> refers to one of these objects, which it does not have.</summary>
    public bool AnyDangling(int index, IEnumerable<int> numbers)
    {
        WalkTo(index);
        return numbers.Any(_dangling.Contains);
    }

    /// <summary>The first of these objects that the file as of <paramref name="index"/> uses as something else too; null if
    /// there is none.</summary>
    public int? UsedOtherwise(int index, IEnumerable<KeyValuePair<int, Uses>> permitted)
    {
        WalkTo(index);
        foreach (var (number, uses) in permitted)
            if ((_uses.GetValueOrDefault(number) & ~uses) != Uses.None) return number;
        return null;
    }

    /// <summary>Whether the file as of <paramref name="index"/> refers to an object at all.</summary>
    public bool Reaches(int index, int number)
    {
        WalkTo(index);
        return _uses.ContainsKey(number);
    }

    /// <summary>Goes on from where it was, over what each update changed; back only from the beginning.</summary>
    private void WalkTo(int index)
    {
        if (_at == index) return;
        var from = _at < index ? _at : null;
        _at = null; // unless the walk comes to its end
        if (from is null)
        {
            _walked.Clear();
            _dangling.Clear();
            _uses.Clear();
            var state = history.At(index).File;
            Walk(state, Begin(state));
        }

        for (var next = from + 1; next <= index; next++) Advance(next.Value);
        _at = index;
    }

    private void Advance(int index)
    {
        var state = history.At(index).File;
        var open = Begin(state);
        foreach (var number in history[index].ChangedObjects)
        {
            var isUsed = _uses.TryGetValue(number, out var uses);
            if (state.ReferenceOf(number) is not { } reference)
            {
                if (isUsed) _dangling.Add(number);
                continue;
            }

            _dangling.Remove(number);
            _walked.Remove((reference.Number, reference.Generation));
            if (isUsed) open.Push((reference, uses));
        }

        Walk(state, open);
    }

    private Stack<(PdfObject Value, Uses As)> Begin(PdfFile state)
    {
        var open = new Stack<(PdfObject Value, Uses As)>();
        PushEntries(open, state.Trailer, Container.Trailer);
        return open;
    }

    private void Walk(PdfFile state, Stack<(PdfObject Value, Uses As)> open)
    {
        var root = (state.Trailer["Root"] as PdfReference)?.Number;
        while (open.TryPop(out var next))
        {
            var (value, uses) = next;
            var container = Container.Other;
            if (value is PdfReference reference)
            {
                var known = _uses.GetValueOrDefault(reference.Number);
                _uses[reference.Number] = known | uses;
                var isFirst = _walked.Add((reference.Number, reference.Generation));
                if (!isFirst && (known | uses) == known) continue;
                if (state.ReferenceOf(reference.Number) is null) _dangling.Add(reference.Number);
                if (reference.Number == root) container = Container.Catalog;
                value = state.Target(reference);
                if (value is PdfReference)
                {
                    open.Push((value, uses));
                    continue;
                }

                if (!isFirst && value is not PdfArray) continue; // only a list's items are used as the list is
            }

            if (value is PdfStream stream) value = stream.Dictionary;
            if (value is PdfArray array) foreach (var item in array.Items) open.Push((item, uses));
            else if (value is PdfDictionary dictionary) PushEntries(open, dictionary, container);
        }
    }

    private void PushEntries(Stack<(PdfObject Value, Uses As)> open, PdfDictionary dictionary, Container container)
    {
        foreach (var (key, value) in dictionary)
            if (value is (PdfReference or PdfArray or PdfDictionary) && !(skipsStore && container == Container.Catalog && key == "DSS"))
                open.Push((value, UseAs(key, container)));
    }

    private static Uses UseAs(string key, Container container) => (container, key) switch
    {
        (Container.Trailer, "Root") => Uses.Catalog,
        (Container.Trailer, "Info") => Uses.Information,
        (Container.Catalog, "AcroForm") => Uses.Form,
        (Container.Catalog, "Metadata") => Uses.Metadata,
        (Container.Other, "Fields") => Uses.Fields,
        (Container.Other, "Annots") => Uses.Annotations,
        (Container.Other, "Kids" or "Parent" or "Obj" or "CO" or "T") => Uses.Relatives,
        (Container.Other, "Data") => Uses.SignatureData,
        _ => Uses.Other,
    };
}
