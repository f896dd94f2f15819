using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;

namespace LaborContracts.Signatures.Validation.Differences;

/// <summary>
/// The form's default resources (DR, ISO 32000-1 §12.7.2), in which programs put the font of a field that they add. New
/// names may come, but for those that a field's appearance string speaks of already: its text would look another way.
/// </summary>
internal static class FormResources
{
    public static bool OnlyGrow(Update update, PdfDictionary before, PdfDictionary after, IReadOnlyList<FormField> fields)
    {
        if (Update.Same(before["DR"], after["DR"])) return true;
        if (update.After.Resolve(after["DR"]) is not PdfDictionary grown) return false;
        var old = update.Before.Resolve(before["DR"]) as PdfDictionary ?? [];
        var spoken = fields.Select(field => field.Dictionary["DA"]).Append(before["DA"])
            .Select(update.Before.Resolve).OfType<PdfString>().Select(text => text.ToText()).ToList();
        return old.All(kind => grown.ContainsKey(kind.Key)) && grown.All(kind => Update.Same(old[kind.Key], kind.Value)
            || (update.After.Resolve(kind.Value) is PdfDictionary now
                && OnlyGrows(update.Before.Resolve(old[kind.Key]) as PdfDictionary ?? [], now, spoken)));
    }

    private static bool OnlyGrows(PdfDictionary old, PdfDictionary now, List<string> spoken) =>
        old.All(entry => Update.Same(entry.Value, now[entry.Key]))
        && now.All(entry => old.ContainsKey(entry.Key)
            || !spoken.Any(text => text.Contains($"/{entry.Key}", StringComparison.Ordinal)));
}
