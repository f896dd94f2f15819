using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>
/// The document security store (DSS, ISO 32000-2 §12.8.4.3) may come and grow. Its parts may be rewritten in place only
/// if nothing but the store refers to them. What stands in it proves itself or nothing.
/// </summary>
internal static class ValidationDataRules
{
    private const int DeepestPart = 4; // store, VRI, one signature's entry, its lists

    public static void Explain(Update update)
    {
        var (before, after) = (update.Before.Catalog["DSS"], update.After.Catalog["DSS"]);
        var isAnother = !Update.Same(before, after) || update.Changes(before);
        if (isAnother && update.After.Resolve(after) is not PdfDictionary)
        {
            update.Forbid("An update removes the validation data, or puts something else in their place.");
            return;
        }

        var parts = new HashSet<int>();
        Collect(update.Before, before, DeepestPart, parts);
        var rewritten = update.Unexplained.Where(parts.Contains).ToList();
        if (rewritten.Count == 0 && Update.Same(before, after)) return;
        foreach (var number in rewritten.Where(update.IsOfTheStore)) update.Explain(new PdfReference(number), Uses.Any);
        update.Permit(ModificationLevel.ValidationData);
    }

    /// <summary>Dictionaries and lists of the store, not the certificates and answers themselves.</summary>
    private static void Collect(PdfFile file, PdfObject? value, int depth, HashSet<int> parts)
    {
        if (depth == 0 || value is null) return;
        var resolved = file.Resolve(value);
        if (resolved is not (PdfDictionary or PdfArray)) return;
        if (value is PdfReference reference && !parts.Add(reference.Number)) return;
        if (resolved is PdfDictionary dictionary)
            foreach (var (_, entry) in dictionary) Collect(file, entry, depth - 1, parts);
    }
}
