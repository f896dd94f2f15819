using LaborContracts.Ledger.Json;

namespace LaborContracts.Verification.Evidence;

/// <summary>Whether the certificate of deposit (存证证明) is sealed and names the documents of the package.</summary>
internal static class CertificateCheck
{
    private const int Limit = 1 << 20;

    public static EvidenceStep Of(
        IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, IReadOnlyList<EvidenceDocument> documents, SealCheck seals)
    {
        if (!files.TryGetValue(EvidenceNames.Certificate, out var pdf))
            return new(EvidencePart.Certificate, Outcome.NotChecked, [new(Outcome.NotChecked, "package.missing", EvidenceNames.Certificate)]);
        var (seal, attached) = seals.Of(EvidenceNames.Certificate, pdf, EvidenceNames.CertificateData);
        var named = Compare(attached, documents);
        var outcome = seal.Outcome == Outcome.Failed || named.Outcome == Outcome.Failed ? Outcome.Failed : seal.Outcome;
        return new(EvidencePart.Certificate, outcome, [seal, named]);
    }

    private static Reason Compare(ReadOnlyMemory<byte>? attached, IReadOnlyList<EvidenceDocument> documents)
    {
        try
        {
            if (attached is not { } content) return new(Outcome.Failed, "certificate.without-data");
            var json = StrictObject.Read(content, "certificate", Limit).OfFormat("labor-contract-certificate", 1);
            var named = json.Objects("documents", EvidencePackage.MostFiles).Select(document => (document.Hash("sha256"), document.Hash("sm3"))).ToList();
            return named.SequenceEqual(documents.Select(document => (document.Report?.Document.Sha256 ?? default, document.Report?.Document.Sm3 ?? default)))
                ? new(Outcome.Passed, "certificate.same-documents", named.Count)
                : new(Outcome.Failed, "certificate.other-documents");
        }
        catch (FormatException)
        {
            return new(Outcome.Failed, "package.unreadable", EvidenceNames.Certificate);
        }
    }
}
