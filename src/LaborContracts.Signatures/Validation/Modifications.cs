using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Validation;

/// <summary>
/// What was added after a signed revision. Permitted is one thing only: a further signature in a field that stood empty
/// in the signed revision, which sets that field's value and appearance and touches nothing else that was there.
/// </summary>
/// <remarks>
/// Each update is judged once, however many signatures stand before it, and what the text refers to is walked on from
/// one update to the next: else a file of many signatures and objects would take hours.
/// </remarks>
internal sealed class Modifications(FileHistory history)
{
    private readonly Dictionary<int, string?> _judged = [];
    private readonly HashSet<(int, int)> _walked = [];
    private readonly HashSet<int> _dangling = [];
    private int? _walkedTo;

    /// <summary>
    /// What follows the revision <paramref name="signed"/>, and the first thing that is not permitted.
    /// </summary>
    /// <exception cref="PdfFormatException">A revision cannot be read.</exception>
    public (ModificationLevel Level, string? Why) After(int signed, int trailingBytes)
    {
        if (trailingBytes != 0) return (ModificationLevel.Forbidden, "Bytes follow the end of the file.");
        // Every permitted update signs a field of its own, so there cannot be more of them than fields.
        if (history.Count - signed > history.At(signed).Fields.Count)
            return (ModificationLevel.Forbidden, "More updates follow than fields to sign.");
        for (var index = signed + 1; index < history.Count; index++)
            if (ForbiddenIn(index) is { } why) return (ModificationLevel.Forbidden, why);
        return (signed + 1 < history.Count ? ModificationLevel.Signatures : ModificationLevel.None, null);
    }

    private string? ForbiddenIn(int index) =>
        _judged.TryGetValue(index, out var known) ? known : _judged[index] = Judge(index);

    private string? Judge(int index)
    {
        var revision = history[index];
        if (revision.UnaccountedBytes != 0) return "An update holds bytes that no cross-reference accounts for.";
        var (before, fieldsBefore) = history.At(index - 1);
        var (after, fieldsAfter) = history.At(index);
        if (!SameTrailer(before.Trailer, after.Trailer)) return "An update names another catalog or other information.";

        // 0 heads the free list
        var changed = revision.ChangedObjects.Where(n => n != 0 && history.IsKnownBefore(n, index)).ToList();
        if (changed is not [var number])
            return $"An update changes {changed.Count} objects; a signature changes its field alone.";
        var field = fieldsBefore.SingleOrDefault(f => f.Reference?.Number == number);
        var signed = fieldsAfter.SingleOrDefault(f => f.Reference?.Number == number);
        if (field is not { Value: null } || signed is not { Value: not null })
            return "An update changes an object that is no empty signature field.";
        if (!OnlySigned(field.Dictionary, signed.Dictionary))
            return "An update changes more of a field than its value and appearance.";

        WalkTo(index - 1, before);
        if (revision.ChangedObjects.Any(n => n != 0 && _dangling.Contains(n)))
            return "An update fills in an object that the signed text already referred to.";
        _walkedTo = null;
        Walk(after, new([after.Trailer, signed.Dictionary])); // a permitted update leads nowhere else
        _walkedTo = index;
        return null;
    }

    private static bool SameTrailer(PdfDictionary before, PdfDictionary after) =>
        Same(before["Root"], after["Root"]) && Same(before["Info"], after["Info"]);

    private static bool OnlySigned(PdfDictionary before, PdfDictionary after) =>
        before.Select(e => e.Key).Union(after.Select(e => e.Key)).Where(key => key is not ("V" or "AP")).All(
            key => Same(before[key], after[key]));

    private static bool Same(PdfObject? one, PdfObject? other) => one?.SameAs(other) ?? other is null;

    private void WalkTo(int index, PdfFile state)
    {
        if (_walkedTo == index) return;
        _walkedTo = null; // unless the walk comes to its end
        _walked.Clear();
        _dangling.Clear();
        Walk(state, new([state.Trailer]));
        _walkedTo = index;
    }

    // A reference to an object that does not exist yet is null today; whoever defines it later changes what was signed.
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
