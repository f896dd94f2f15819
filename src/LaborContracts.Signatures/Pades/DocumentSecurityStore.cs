using System.Security.Cryptography;
using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Pades;

/// <summary>What a verifier of later decades needs to judge the certificates of a file without asking anybody.</summary>
/// <param name="Certificates">DER, RFC 5280.</param>
/// <param name="Lists">Certificate revocation lists, DER, RFC 5280 §5.</param>
/// <param name="Answers">OCSP answers, DER of the OCSPResponse, RFC 6960.</param>
public sealed record ValidationData(
    IReadOnlyList<ReadOnlyMemory<byte>> Certificates,
    IReadOnlyList<ReadOnlyMemory<byte>> Lists,
    IReadOnlyList<ReadOnlyMemory<byte>> Answers)
{
    public static ValidationData Empty { get; } = new([], [], []);

    public bool IsEmpty => Certificates.Count + Lists.Count + Answers.Count == 0;
}

/// <summary>
/// The document security store (DSS, ISO 32000-2 §12.8.4.3, EN 319 142-1 §5.4.2) in the catalog. Entries for single
/// signatures (VRI) are optional and not written: every certificate and answer names what it is about.
/// </summary>
internal static class DocumentSecurityStore
{
    private const int MostEntries = 128; // of each kind; honest files have a handful

    /// <summary>
    /// What stands in the store of a file; nothing if it has none. A stream that cannot be decoded counts as not there:
    /// what is read here proves itself later or nothing.
    /// </summary>
    public static ValidationData Read(PdfFile file) => file.Resolve(file.Catalog["DSS"]) is PdfDictionary store
        ? new(Entries(file, store["Certs"]), Entries(file, store["CRLs"]), Entries(file, store["OCSPs"]))
        : ValidationData.Empty;

    /// <summary>Adds to the store whatever it does not hold yet, and gives the file as it is if that is nothing.</summary>
    public static byte[] Add(ReadOnlyMemory<byte> pdf, ValidationData data)
    {
        var file = PdfFile.Read(pdf);
        var increment = new PdfIncrement(file);
        var old = file.Resolve(file.Catalog["DSS"]) as PdfDictionary ?? [];
        var store = old.Copy();
        store["Type"] = new PdfName("DSS");
        var adds = Append(increment, store, "Certs", data.Certificates)
            | Append(increment, store, "CRLs", data.Lists)
            | Append(increment, store, "OCSPs", data.Answers);
        if (!adds) return pdf.ToArray();
        var catalog = file.Catalog.Copy();
        catalog["DSS"] = increment.Add(store);
        increment.Replace((PdfReference)file.Trailer["Root"]!, catalog);
        return increment.Write().Bytes;
    }

    private static bool Append(
        PdfIncrement increment, PdfDictionary store, string key, IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var known = Entries(increment.File, store[key]).Select(Hash).ToHashSet();
        PdfObject[] added = [.. entries.Where(entry => known.Add(Hash(entry)))
            .Select(entry => increment.Add(PdfStream.Deflate(new PdfDictionary(), entry.Span)))];
        if (added.Length == 0) return false;
        IReadOnlyList<PdfObject> before = increment.File.Resolve(store[key]) is PdfArray { Items: var items } ? items : [];
        store[key] = new PdfArray([.. before, .. added]);
        return true;
    }

    private static List<ReadOnlyMemory<byte>> Entries(PdfFile file, PdfObject? list)
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        if (file.Resolve(list) is not PdfArray array) return entries;
        foreach (var item in array.Items.Take(MostEntries))
        {
            if (file.Resolve(item) is not PdfStream stream) continue;
            try
            {
                entries.Add(file.Decode(stream));
            }
            catch (PdfFormatException e) when (e.Fault == PdfFault.Malformed)
            {
                // Of another filter, or damaged.
            }
        }

        return entries;
    }

    private static string Hash(ReadOnlyMemory<byte> bytes) => Convert.ToHexString(SHA256.HashData(bytes.Span));
}
