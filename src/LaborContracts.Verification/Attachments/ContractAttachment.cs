using System.Globalization;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Json;
using LaborContracts.Pdf;

namespace LaborContracts.Verification.Attachments;

/// <summary>
/// What the attached contract.json says (docs/formats/attachment.md), as far as a verifier needs it. It is worth as
/// much as the signatures over the revision that it was read from.
/// </summary>
/// <param name="Key">Ties the document to its leaf.</param>
/// <param name="Parties">By role: worker, employer, partner.</param>
/// <param name="Start">
/// First day of the term or, in an amendment, of the changed terms, a day in China; null if the document has none.
/// </param>
/// <param name="End">Last day of the term or, in a document that ends one, of the relation; null if there is none.</param>
internal sealed record ContractAttachment(
    Bytes32 Key, string Kind, uint Revision, IReadOnlyDictionary<string, AttachedParty> Parties, DateOnly? Start, DateOnly? End)
{
    private const string FileName = "contract.json";
    private const int Limit = 1 << 20;
    private const string Worker = "worker";
    private static readonly string[] Firms = ["employer", "partner"];

    /// <summary>Null when the file attaches no contract.json.</summary>
    /// <exception cref="FormatException">More than one, or one that is not of this format.</exception>
    public static ContractAttachment? Find(PdfFile file) => EmbeddedFiles.Named(file, FileName) switch
    {
        [] => null,
        [var only] => Read(file.Decode(only)),
        var several => throw new FormatException($"got {several.Count} attached files {FileName}, want one"),
    };

    private static ContractAttachment Read(ReadOnlyMemory<byte> utf8)
    {
        var json = StrictObject.Read(utf8, FileName, Limit);
        var isFirst = json.Has("version") && json.WholeNumber("version") == 1;
        json.OfFormat("labor-contract", isFirst ? 1u : 2u);
        var revision = json.WholeNumber32("revision");
        if (revision == 0) throw json.Wrong("revision", "1 or more");
        var terms = json.Nested("terms");
        var (start, end) = isFirst ? (Day(terms, "start"), Day(terms, "end")) : Span(terms);
        return new(json.Hash("key"), json.Text("kind"), revision, PartiesIn(isFirst ? json.Nested("parties") : terms), start, end);
    }

    private static Dictionary<string, AttachedParty> PartiesIn(StrictObject json)
    {
        var parties = new Dictionary<string, AttachedParty>(StringComparer.Ordinal)
        {
            [Worker] = new(json.Nested(Worker).Text("name"), null),
        };
        foreach (var role in Firms.Where(json.Has))
            parties[role] = new(json.Nested(role).Text("name"), json.Nested(role).Text("creditCode"));
        return parties;
    }

    private static (DateOnly? Start, DateOnly? End) Span(StrictObject terms)
    {
        var (start, end) = terms.Has("term") ? (Day(terms.Nested("term"), "start"), Day(terms.Nested("term"), "end")) : (null, null);
        if (terms.Has("amending") && Day(terms.Nested("amending"), "effectiveFrom") is { } changed && !(changed < start)) start = changed;
        return (start, terms.Has("ending") ? Day(terms.Nested("ending"), "lastDay") : end);
    }

    private static DateOnly? Day(StrictObject json, string member)
    {
        if (!json.Has(member)) return null;
        return DateOnly.TryParseExact(
            json.Text(member), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw json.Wrong(member, "a day as yyyy-MM-dd");
    }
}

/// <summary>A party as the document names it.</summary>
/// <param name="CreditCode">Of a firm; null for a person.</param>
internal sealed record AttachedParty(string Name, string? CreditCode);
