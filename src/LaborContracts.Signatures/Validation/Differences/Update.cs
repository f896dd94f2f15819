using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>One update under judgement: what it changed, and what of that the rules have explained so far.</summary>
/// <param name="isNew">Whether an object number had never been used before.</param>
/// <param name="isOfTheStore">Whether nothing but the security store referred to an object before.</param>
internal sealed class Update(
    PdfFile before, PdfFile after, IReadOnlySet<int> changed, Func<int, bool> isNew, Func<int, bool> isOfTheStore)
{
    private readonly Dictionary<int, Uses> _explained = [];
    private readonly List<string> _fields = [];
    private ModificationLevel _level = ModificationLevel.None;
    private bool _metadata;
    private string? _why;

    public PdfFile Before => before;

    public PdfFile After => after;

    /// <summary>Numbers of objects that were there before and that no rule has explained yet.</summary>
    public IEnumerable<int> Unexplained => changed.Where(number => !_explained.ContainsKey(number));

    /// <summary>What may have changed in place, and as what.</summary>
    public IEnumerable<KeyValuePair<int, Uses>> Explained => _explained.Where(entry => changed.Contains(entry.Key));

    public bool IsNew(int number) => isNew(number);

    public bool IsOfTheStore(int number) => isOfTheStore(number);

    public bool Changes(PdfObject? value) => value is PdfReference reference && changed.Contains(reference.Number);

    /// <summary>
    /// The object behind this value may be another now: what of it changed was looked at, for one that is used as this and
    /// nothing else.
    /// </summary>
    public void Explain(PdfObject? value, Uses uses)
    {
        if (value is PdfReference { Number: var number }) _explained[number] = _explained.GetValueOrDefault(number) | uses;
    }

    public void Permit(ModificationLevel level, string? field = null)
    {
        if (level > _level) _level = level;
        if (field is not null) _fields.Add(field);
    }

    public void ChangeMetadata() => _metadata = true;

    public void Forbid(string why) => _why ??= why;

    public RevisionChange Result()
    {
        if (_why is not null) return RevisionChange.Forbidden(_why);
        foreach (var number in Unexplained.Order())
        {
            var verb = after.ReferenceOf(number) is null ? "removes" : "changes";
            return RevisionChange.Forbidden($"An update {verb} {ObjectPlace.Of(before, number)}.");
        }

        return _level == ModificationLevel.None
            ? RevisionChange.Forbidden("An update holds nothing that a signature permits.")
            : new(_level, _fields, null) { ChangesMetadata = _metadata };
    }

    /// <summary>The first key, other than the named ones, whose values differ; null if there is none.</summary>
    public static string? Difference(PdfDictionary one, PdfDictionary other, params ReadOnlySpan<string> except)
    {
        foreach (var key in one.Select(e => e.Key).Union(other.Select(e => e.Key)))
            if (!except.Contains(key) && !Same(one[key], other[key])) return key;
        return null;
    }

    public static bool Same(PdfObject? one, PdfObject? other) => one?.SameAs(other) ?? other is null;

    /// <summary>What was put behind the items of a list; null if the list is not the old one with more at its end.</summary>
    public IReadOnlyList<PdfObject>? Appended(PdfObject? oldValue, PdfObject? newValue)
    {
        IReadOnlyList<PdfObject> old = oldValue is null ? [] : before.Resolve(oldValue) is PdfArray list ? list.Items : [];
        if (after.Resolve(newValue) is not PdfArray { Items: var items }) return newValue is null && old.Count == 0 ? [] : null;
        return items.Count >= old.Count && old.Zip(items).All(pair => pair.First.SameAs(pair.Second))
            ? [.. items.Skip(old.Count)]
            : null;
    }
}
