using LaborContracts.Signatures.Validation;

namespace LaborContracts.Verification.Checks;

/// <summary>
/// Whether every required party, and nobody else, has signed: each with a passed signature and timestamp, in order,
/// with a certificate of its own in the party's name, the last one over the file but for validation data after it.
/// </summary>
internal static class PartiesCheck
{
    private const string BaselineB = "PAdES-B-B";

    public static Finding Of(Document document)
    {
        if (document.AttachmentFault is not null) return Finding.Of(Outcome.Failed, "attachment.unusable");
        if (document.Attachment is not { } attachment) return new(Outcome.Failed, []);
        if (RequiredParties.Of(attachment) is not { } required)
            return Finding.Of(Outcome.NotChecked, "attachment.kind-unknown");

        var reasons = required.SelectMany(party => FaultsOf(party, document.Signatures))
            .Concat(FaultsTogether(required, document.Signatures)).ToList();
        if (reasons.Count > 0) return new(Outcome.Failed, reasons);
        // What one side declares alone says nothing of the other's consent, whatever the pages look like.
        return required is [var only]
            ? Finding.Of(Outcome.Passed, "signatures.passed-alone", new Role(only.Role))
            : Finding.Of(Outcome.Passed, "signatures.passed");
    }

    /// <summary>
    /// Whether there is a concluded revision at all: a signature, good or not, in every required field.
    /// </summary>
    public static bool AllSigned(Document document) =>
        document.Attachment is { } attachment && RequiredParties.Of(attachment) is { } required
        && required.All(party => document.Signatures.Any(s => s.Field == party.Role));

    private static IEnumerable<Reason> FaultsOf(RequiredParty party, IReadOnlyList<SignatureReport> signatures)
    {
        var role = new Role(party.Role);
        if (signatures.Where(s => s.Field == party.Role).ToList() is not [var signature])
        {
            yield return new(Outcome.Failed, "signature.missing", role);
            yield break;
        }
        if (signature.Indication != Indication.TotalPassed)
            yield return signature.Indication == Indication.TotalFailed
                ? new(Outcome.Failed, "signature.failed", role, signature.SubIndication?.Name() ?? "-")
                : new(Outcome.NotChecked, "signature.indeterminate", role, signature.SubIndication?.Name() ?? "-");
        else if (signature.TimestampTime is null || signature.Level is null or BaselineB)
            yield return new(Outcome.NotChecked, "signature.no-timestamp", role);
        if (signature.SignerName is null || signature.SignerName != party.Name
            || (party.Identifier is null ? IsFirm(signature) : signature.SignerIdentifier != party.Identifier))
            yield return new(Outcome.Failed, "signature.other-signer", role);
    }

    private static IEnumerable<Reason> FaultsTogether(
        IReadOnlyList<RequiredParty> required, IReadOnlyList<SignatureReport> signatures)
    {
        if (signatures.Any(s => required.All(party => party.Role != s.Field)))
            yield return new(Outcome.Failed, "signature.unexpected");
        var roles = required.Select(party => party.Role).ToList();
        if (signatures.Count != required.Count || signatures.Select(s => s.Field).Except(roles).Any()) yield break;
        var inTime = signatures.Zip(signatures.Skip(1)).All(pair =>
            !(pair.First.TimestampTime > pair.Second.TimestampTime));
        if (!signatures.Select(s => s.Field).SequenceEqual(roles) || !inTime)
            yield return new(Outcome.Failed, "signature.order");
        if (signatures.Select(CertificateOf).Distinct().Count() != required.Count)
            yield return new(Outcome.Failed, "signature.same-signer");
        if (!Document.IsLastWord(signatures[^1]))
            yield return new(Outcome.Failed, "document.changed-after-last-signature");
    }

    /// <summary>A firm can bear a person's name; its seal is still not that person's signature.</summary>
    private static bool IsFirm(SignatureReport signature) =>
        signature.SignerIdentifier?.StartsWith("NTR", StringComparison.Ordinal) == true;

    private static string CertificateOf(SignatureReport signature) =>
        signature.CertificateSha256 is { } hash ? Convert.ToHexString(hash.Span) : "";
}
