using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>
/// Many programs note in every update when they wrote it: in the document information and in the metadata stream
/// (ISO 32000-2 §14.3). Neither is printed. It is permitted beside something else that is, and always said.
/// </summary>
internal static class MetadataRules
{
    public static void Explain(Update update)
    {
        var (oldInfo, newInfo) = (update.Before.Trailer["Info"], update.After.Trailer["Info"]);
        if (!Update.Same(oldInfo, newInfo) || update.Changes(oldInfo))
        {
            var before = update.Before.Resolve(oldInfo) as PdfDictionary ?? [];
            var after = update.After.Resolve(newInfo) as PdfDictionary ?? [];
            if (Update.Difference(before, after, "ModDate", "Producer") is { } key)
                update.Forbid($"An update changes /{key} of the document information.");
            update.Explain(oldInfo, Uses.Information);
            update.ChangeMetadata();
        }

        var (oldData, newData) = (update.Before.Catalog["Metadata"], update.After.Catalog["Metadata"]);
        if (Update.Same(oldData, newData) && !update.Changes(oldData)) return;
        if (update.After.Resolve(newData) is not PdfStream { Dictionary: var dictionary }
            || update.After.Resolve(dictionary["Type"]) is not PdfName { Value: "Metadata" })
        {
            update.Forbid("An update removes the metadata, or puts something else in their place.");
            return;
        }

        update.Explain(oldData, Uses.Metadata);
        update.ChangeMetadata();
    }
}
