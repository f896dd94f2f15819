using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace LaborContracts.Pdf;

/// <summary>
/// A dictionary, §7.3.7, that keeps the order in which its keys were set, so that the same input gives the same bytes.
/// </summary>
public sealed class PdfDictionary : PdfObject, IEnumerable<KeyValuePair<string, PdfObject>>
{
    private readonly OrderedDictionary<string, PdfObject> _entries = new(StringComparer.Ordinal);

    public int Count => _entries.Count;

    /// <summary>The value of a key without its slash; null if it is not there.</summary>
    [DisallowNull]
    public PdfObject? this[string key]
    {
        get => _entries.GetValueOrDefault(key);
        set => _entries[key] = value;
    }

    public bool ContainsKey(string key) => _entries.ContainsKey(key);

    public void Remove(string key) => _entries.Remove(key);

    /// <summary>A copy whose keys can be changed without changing this one; the values are shared.</summary>
    public PdfDictionary Copy()
    {
        var copy = new PdfDictionary();
        foreach (var (key, value) in _entries) copy[key] = value;
        return copy;
    }

    public IEnumerator<KeyValuePair<string, PdfObject>> GetEnumerator() => _entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
