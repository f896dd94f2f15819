namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>
/// Compares the file before and after one update, object by object: every object that was there and is another now must
/// be explained by something that can be permitted.
/// </summary>
internal sealed class RevisionDifference(FileHistory history)
{
    private readonly ReferencedObjects _referenced = new(history);
    private readonly ReferencedObjects _outsideTheStore = new(history, skipsStore: true);

    /// <exception cref="Pdf.PdfFormatException">One of the two states cannot be read.</exception>
    public RevisionChange Judge(int index)
    {
        var revision = history[index];
        if (revision.UnaccountedBytes != 0)
            return RevisionChange.Forbidden("An update holds bytes that no cross-reference accounts for.");
        if (revision.IsHybrid)
            return RevisionChange.Forbidden("An update lists objects where only some programs look.");
        var (before, after) = (history.At(index - 1), history.At(index));
        var numbers = revision.ChangedObjects.Where(n => n != 0).ToList(); // 0 heads the free list
        var changed = numbers.Where(n => history.IsKnownBefore(n, index)).ToHashSet();

        var update = new Update(before.File, after.File, changed, n => !history.IsKnownBefore(n, index),
            n => !_outsideTheStore.Reaches(index - 1, n));
        CatalogRules.Explain(update, mayCertify: before.Fields.All(field => field.Value is null));
        FormRules.Explain(update, before, after);
        ValidationDataRules.Explain(update);
        MetadataRules.Explain(update);
        var result = update.Result();
        if (result.Why is not null) return result;

        if (_referenced.AnyDangling(index - 1, numbers))
            return RevisionChange.Forbidden("An update fills in an object that the signed text already referred to.");
        if (_referenced.UsedOtherwise(index - 1, update.Explained) is { } number)
            return RevisionChange.Forbidden(
                $"An update changes {ObjectPlace.Of(before.File, number)}, which the signed text also uses as something else.");
        return result;
    }
}
