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
/// <param name="Start">First day of the term, a day in China.</param>
/// <param name="End">Last day of the term, inclusive.</param>
internal sealed record ContractAttachment(
    Bytes32 Key, string Kind, uint Revision, string WorkerName, string EmployerName, string EmployerCreditCode,
    DateOnly Start, DateOnly End)
{
    private const string FileName = "contract.json";
    private const int Limit = 1 << 20;

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
        var json = StrictObject.Read(utf8, FileName, Limit).OfFormat("labor-contract", 1);
        var revision = json.WholeNumber32("revision");
        if (revision == 0) throw json.Wrong("revision", "1 or more");
        var parties = json.Nested("parties");
        var (worker, employer) = (parties.Nested("worker"), parties.Nested("employer"));
        var terms = json.Nested("terms");
        return new(
            json.Hash("key"), json.Text("kind"), revision,
            worker.Text("name"), employer.Text("name"), employer.Text("creditCode"),
            Day(terms, "start"), Day(terms, "end"));
    }

    private static DateOnly Day(StrictObject json, string member) =>
        DateOnly.TryParseExact(
            json.Text(member), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw json.Wrong(member, "a day as yyyy-MM-dd");
}
