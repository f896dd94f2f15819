using System.Globalization;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification;

namespace LaborContracts.Api.Features.Evidence;

/// <summary>What report and certificate tell of one document: hashes, signatures with their certificates and timestamps, registration.</summary>
internal static class DocumentRows
{
    public static IEnumerable<(string Label, string Value)> Of(Report report, EvidenceText text, bool namesAreMasked = false)
    {
        yield return (text["bytes"], report.Document.Bytes.ToString(CultureInfo.InvariantCulture));
        yield return ("SHA-256", EvidenceText.Grouped(report.Document.Sha256.ToString()));
        yield return ("SM3", EvidenceText.Grouped(report.Document.Sm3.ToString()));
        yield return (text["status"], report.Status.Sentence(text.Language));
        foreach (var party in report.Signatures.Where(party => party.Role is not null))
            yield return (text[$"signer.{party.Role}"], Signature(party, text, namesAreMasked));
        yield return (text["registration"], Registration(report.Anchor, text));
    }

    private static string Signature(PartySignature party, EvidenceText text, bool nameIsMasked)
    {
        var signature = party.Signature;
        if (signature.Certificate is not { } certificate) return $"{signature.Indication.Name()}; {text["signature.unreadable"]}";
        return text.Format(
            "signature", nameIsMasked ? "***" : signature.SignerName ?? "-", signature.Indication.Name(), certificate.SerialNumber,
            certificate.Issuer ?? "-", EvidenceText.Moment(certificate.NotBefore), EvidenceText.Moment(certificate.NotAfter),
            signature.TimestampTime is { } time ? EvidenceText.Moment(time) : text["no-timestamp"], signature.TimestampAuthority ?? "-");
    }

    private static string Registration(AnchorFacts? anchor, EvidenceText text) => anchor is { OnChain: { } seen, ChainId: { } chain, Registry: { } registry }
        ? text.Format(
            "registered", chain, registry, seen.BlockNumber, EvidenceText.Moment(seen.BlockTime), EvidenceText.Grouped(anchor.Proof.Root.ToString()))
        : text["not-registered"];
}
