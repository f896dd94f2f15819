using System.Globalization;
using System.Text.Json;
using LaborContracts.Ledger;
using LaborContracts.Pdf;

namespace LaborContracts.Verification.Attachments;

/// <summary>
/// What a contract's PDF says of itself in its attached <c>contract.json</c> (<c>docs/formats/attachment.md</c>). It was in
/// the file before the first signature, so it is worth as much as the signatures over it.
/// </summary>
internal sealed record AttachedContract(
    Bytes32 Key, string Kind, uint Revision, DateOnly Start, DateOnly End, string WorkerName, string EmployerName, string CreditCode)
{
    private const string FileName = "contract.json";
    private const int LongestFile = 1 << 20;

    /// <summary>Null if the file carries none, or more than one, or one that cannot be read: then it is not ours to tie to a registration.</summary>
    public static AttachedContract? Find(PdfFile file)
    {
        if (file.Resolve(file.Catalog["AF"]) is not PdfArray associated) return null;
        var found = associated.Items
            .Select(item => file.Resolve(item) as PdfDictionary)
            .Where(specification => specification is not null && file.Resolve(specification["UF"]) is PdfString name && name.ToText() == FileName)
            .ToList();
        if (found is not [{ } only]
            || file.Resolve(only["EF"]) is not PdfDictionary embedded
            || file.Resolve(embedded["F"]) is not PdfStream stream) return null;
        var json = file.Decode(stream);
        return json.Length <= LongestFile ? Read(json) : null;
    }

    private static AttachedContract? Read(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = document.RootElement;
            if (root.GetProperty("format").GetString() != "labor-contract" || root.GetProperty("version").GetInt32() != 1) return null;
            var (parties, terms) = (root.GetProperty("parties"), root.GetProperty("terms"));
            return new AttachedContract(
                Bytes32.Parse(Text(root, "key")),
                Text(root, "kind"),
                root.GetProperty("revision").GetUInt32(),
                Day(terms, "start"),
                Day(terms, "end"),
                Text(parties.GetProperty("worker"), "name"),
                Text(parties.GetProperty("employer"), "name"),
                Text(parties.GetProperty("employer"), "creditCode"));
        }
        catch (Exception damaged) when (damaged is JsonException or KeyNotFoundException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Text(JsonElement parent, string name) =>
        parent.GetProperty(name).GetString() ?? throw new FormatException($"{name} is null.");

    private static DateOnly Day(JsonElement parent, string name) =>
        DateOnly.ParseExact(Text(parent, name), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
