using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;

namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>
/// The interactive form: an empty signature field may be signed, an open field filled in, and a field added that bears
/// a signature or timestamp and shows nothing. A new visible field could cover what was signed.
/// </summary>
internal static class FormRules
{
    private const long Hidden = 2; // F, bit 2

    private static readonly string[] OfNewField =
    [
        "Type", "Subtype", "FT", "T", "TU", "TM", "V", "F", "Ff", "P", "Rect", "AP", "AS", "Border", "DA", "M", "Lock", "SV",
        "StructParent",
    ];

    public static void Explain(Update update, FileState before, FileState after)
    {
        var added = AddedFields(update, before.Form);
        foreach (var field in added) NewField(update, field, after);
        foreach (var number in update.Unexplained.ToList()) ChangedField(update, number, before, after);
        if (added.Count > 0) Pages(update, added);
    }

    /// <summary>Fields appended to the form, as objects of this update.</summary>
    private static List<PdfReference> AddedFields(Update update, IReadOnlyList<FormField> fields)
    {
        var (oldForm, newForm) = (update.Before.Catalog["AcroForm"], update.After.Catalog["AcroForm"]);
        if (update.Before.Resolve(oldForm) is not PdfDictionary before)
        {
            if (newForm is not null) update.Forbid("An update adds an interactive form.");
            return [];
        }

        if (update.After.Resolve(newForm) is not PdfDictionary after)
        {
            update.Forbid("An update removes the interactive form.");
            return [];
        }

        var key = Update.Difference(before, after, "Fields", "SigFlags", "DR");
        if (key is null && !FormResources.OnlyGrow(update, before, after, fields)) key = "DR";
        if (key is not null)
        {
            update.Forbid($"An update changes the interactive form's /{key}.");
            return [];
        }

        var appended = update.Appended(before["Fields"], after["Fields"]);
        if (appended is null || appended.Any(item => item is not PdfReference { Number: var number } || !update.IsNew(number)))
        {
            update.Forbid("An update removes, exchanges or reorders fields of the interactive form.");
            return [];
        }

        update.Explain(oldForm, Uses.Form | Uses.SignatureData);
        update.Explain(before["Fields"], Uses.Fields | Uses.Annotations);
        return [.. appended.Cast<PdfReference>()];
    }

    private static void NewField(Update update, PdfReference reference, FileState after)
    {
        var field = after.Fields.FirstOrDefault(f => f.Reference?.Number == reference.Number);
        if (field is not { Value: not null })
            update.Forbid("An update adds a form field that bears no signature.");
        else if (field.Dictionary.FirstOrDefault(entry => !OfNewField.Contains(entry.Key)) is { Key: not null } other)
            update.Forbid($"An update adds a signature field with the entry /{other.Key}.");
        else if (!ShowsNothing(update.After, field.Dictionary))
            update.Forbid($"An update adds the visible field {field.Name}, which can cover what was signed.");
        else if (field.IsTimestamp(update.After))
            update.Permit(ModificationLevel.ValidationData);
        else
            update.Permit(ModificationLevel.Signatures, field.Name);
    }

    private static void ChangedField(Update update, int number, FileState before, FileState after)
    {
        var old = before.Form.FirstOrDefault(f => f.Reference?.Number == number);
        var now = after.Form.FirstOrDefault(f => f.Reference?.Number == number);
        if (old is null || now is null) return;
        if (old.Type == "Sig")
        {
            var (empty, signed) = (new SignatureField(old.Name, old.Reference, old.Dictionary), new SignatureField(now.Name, now.Reference, now.Dictionary));
            var isTimestamp = signed.IsTimestamp(update.After);
            if (empty.Value is not null || signed.Value is null)
                update.Forbid($"An update changes the field {old.Name}, which was signed, or does not sign it.");
            else if (Update.Difference(old.Dictionary, now.Dictionary, MayDiffer(update.After, now, isTimestamp)) is { } key)
                update.Forbid($"An update changes /{key} of the signature field {old.Name}.");
            else
                update.Permit(
                    isTimestamp ? ModificationLevel.ValidationData : ModificationLevel.Signatures, isTimestamp ? null : old.Name);
        }
        else if (old.Type is "Tx" or "Btn" or "Ch")
        {
            if (!old.IsOpen)
                update.Forbid($"An update changes the field {old.Name}, which is read-only or has no value.");
            else if (Update.Difference(old.Dictionary, now.Dictionary, "V", "AP", "AS", "I") is { } key)
                update.Forbid($"An update changes /{key} of the form field {old.Name}.");
            else
                update.Permit(ModificationLevel.FormFields, old.Name);
        }
        else
        {
            return;
        }

        update.Explain(old.Reference, Uses.Fields | Uses.Annotations | Uses.Relatives | Uses.SignatureData);
    }

    /// <summary>M is the day of the change; whoever signs without a picture takes the field's area away.</summary>
    private static string[] MayDiffer(PdfFile file, FormField signed, bool isTimestamp) =>
        isTimestamp ? ["V"] : ShowsNothing(file, signed.Dictionary) ? ["V", "AP", "M", "Rect"] : ["V", "AP", "M"];

    /// <summary>Pages may list the new fields as their annotations, at the end.</summary>
    private static void Pages(Update update, List<PdfReference> added)
    {
        var numbers = added.Select(reference => reference.Number).ToHashSet();
        foreach (var (reference, before) in PageLeaves.Of(update.Before))
        {
            if (reference is null || update.After.Resolve(reference) is not PdfDictionary after
                || (!update.Changes(reference) && !update.Changes(before["Annots"]))) continue;
            if (Update.Difference(before, after, "Annots") is not null) continue; // what is not explained is forbidden
            if (update.Appended(before["Annots"], after["Annots"])?.All(
                item => item is PdfReference { Number: var number } && numbers.Contains(number)) != true) continue;
            update.Explain(reference, Uses.Any);
            update.Explain(before["Annots"], Uses.Fields | Uses.Annotations);
        }
    }

    /// <summary>No widget, a box without area and without a border around it, or one that viewers hide.</summary>
    private static bool ShowsNothing(PdfFile file, PdfDictionary field)
    {
        if (field["Subtype"] is null && field["Rect"] is null && field["AP"] is null) return true;
        if ((file.Resolve(field["F"]) as PdfInteger)?.Value is { } flags && (flags & Hidden) != 0) return true;
        if (field["Border"] is { } border && !border.SameAs(new PdfArray(0, 0, 0))) return false;
        return file.Resolve(field["Rect"]) is PdfArray { Items: [var left, var bottom, var right, var top] }
            && Update.Same(file.Resolve(left), file.Resolve(right)) && Update.Same(file.Resolve(bottom), file.Resolve(top));
    }
}
