using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation.Differences;

namespace LaborContracts.Signatures.Validation;

/// <summary>What one incremental update of a file (ISO 32000-1 §7.5.6) did to the state before it.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Level">The worst of what it did.</param>
/// <param name="Why">In English, the first thing that no signature permits; null if there is none.</param>
/// <param name="Objects">The first of the objects that it defines anew, redefines or frees, what was there before first, then by their numbers.</param>
/// <param name="ObjectCount">How many there are of them in all.</param>
public sealed record UpdateReport(
    int Start, int Length, ModificationLevel Level, string? Why, IReadOnlyList<UpdatedObject> Objects, int ObjectCount)
{
    private const int MostUpdates = 32;
    private const int MostObjects = 50; // of an update: for each the file is searched for its place

    /// <summary>The updates of a file from its revision <paramref name="from"/> on (1 or more); the earliest ones, if there are too many.</summary>
    /// <exception cref="PdfFormatException">A revision cannot be read.</exception>
    public static IReadOnlyList<UpdateReport> Of(PdfFile file, int from)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        var history = new FileHistory(file);
        var difference = new RevisionDifference(history);
        return [.. Enumerable.Range(from, Math.Max(0, Math.Min(MostUpdates, history.Count - from))).Select(index => Of(history, difference, index))];
    }

    /// <summary>The worst of what the update that begins at an offset did, however many there are before it; null if none does.</summary>
    /// <exception cref="PdfFormatException">The file before or after it cannot be read.</exception>
    public static ModificationLevel? LevelAt(PdfFile file, int offset)
    {
        var history = new FileHistory(file);
        var index = Enumerable.Range(1, history.Count - 1).FirstOrDefault(index => history[index].Start == offset);
        return index == 0 ? null : new RevisionDifference(history).Judge(index).Level;
    }

    private static UpdateReport Of(FileHistory history, RevisionDifference difference, int index)
    {
        var (revision, change) = (history[index], difference.Judge(index));
        var (before, after) = (history.At(index - 1).File, history.At(index).File);
        var numbers = revision.ChangedObjects.Where(number => number != 0).Order().ToList(); // 0 heads the free list
        return new(
            revision.Start, revision.Length - revision.Start, change.Level, change.Why,
            [.. numbers.OrderBy(number => !history.IsKnownBefore(number, index)).Take(MostObjects).Select(Updated)], numbers.Count);

        UpdatedObject Updated(int number) =>
            after.ReferenceOf(number) is null ? new(number, ObjectUpdate.Freed, ObjectPlace.WayTo(before, number))
            : history.IsKnownBefore(number, index) ? new(number, ObjectUpdate.Replaced, ObjectPlace.WayTo(before, number))
            : new(number, ObjectUpdate.Added, ObjectPlace.WayTo(after, number));
    }
}

/// <summary>An object that an update touched.</summary>
/// <param name="Number">Its object number.</param>
/// <param name="Place">By which entries it is reached, such as <c>page 2 /Contents</c>; null for what nothing refers to.</param>
public sealed record UpdatedObject(int Number, ObjectUpdate Update, string? Place);

/// <summary>What an update did to an object.</summary>
public enum ObjectUpdate
{
    Added,
    Replaced,
    Freed,
}
