using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>
/// The trailer must name the same catalog, and of the catalog only those entries may be others that the further rules
/// look at: the form, validation data, metadata. Extensions (ISO 32000-2 §7.12) may be declared, none withdrawn.
/// </summary>
internal static class CatalogRules
{
    /// <param name="mayCertify">Whether the first signature of all may come with the update, which names itself under /Perms (§12.8.4).</param>
    public static void Explain(Update update, bool mayCertify)
    {
        if (!Update.Same(update.Before.Trailer["Root"], update.After.Trailer["Root"]))
        {
            update.Forbid("An update names another catalog.");
            return;
        }

        if (!update.Changes(update.Before.Trailer["Root"])) return;
        var (before, after) = (update.Before.Catalog, update.After.Catalog);
        if (Update.Difference(before, after, "AcroForm", "DSS", "Extensions", "Metadata") is { } key
            && !(mayCertify && key == "Perms" && Certifies(update, before[key], after[key])))
            update.Forbid($"An update changes the catalog's /{key}.");
        else if (!Declares(update, before["Extensions"], after["Extensions"]))
            update.Forbid("An update withdraws an extension of the catalog.");
        else
            update.Explain(update.Before.Trailer["Root"], Uses.Catalog | Uses.SignatureData);
    }

    private static bool Certifies(Update update, PdfObject? before, PdfObject? after) =>
        before is null && update.After.Resolve(after) is PdfDictionary permissions
        && permissions.Select(entry => entry.Key).SequenceEqual(["DocMDP"]) && permissions["DocMDP"] is PdfReference signature && update.IsNew(signature.Number);

    private static bool Declares(Update update, PdfObject? before, PdfObject? after) =>
        Update.Same(before, after)
        || (update.After.Resolve(after) is PdfDictionary declared
            && (update.Before.Resolve(before) is not PdfDictionary known
                || known.All(entry => Update.Same(entry.Value, declared[entry.Key]))));
}
