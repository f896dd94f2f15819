using LaborContracts.Signatures.Validation;
using LaborContracts.Verification.Attachments;

namespace LaborContracts.Verification.Checks;

/// <summary>
/// Whether every required party signed, in order, with a timestamp, under a certificate that names that party, and the
/// last signature covers the whole file.
/// </summary>
internal static class SignatureCheck
{
    /// <summary>The signers of a fixed-term contract, in the order in which they sign; the names are those of the fields.</summary>
    private static readonly string[] Required = ["worker", "employer"];

    public static IReadOnlyList<PartySignature> Name(IReadOnlyList<SignatureReport> signatures) =>
        [.. signatures.Select(s => new PartySignature(Required.Contains(s.Field) ? s.Field : null, s))];

    public static IEnumerable<Reason> Judge(IReadOnlyList<PartySignature> signatures, AttachedContract? contract)
    {
        foreach (var (role, signature) in signatures)
        {
            if (signature.Indication == Indication.TotalPassed) yield return new(Outcome.Passed, $"signature.passed.{role ?? "other"}", signature.TimestampTime ?? signature.SigningTime ?? default(DateTimeOffset));
            else yield return new(
                signature.Indication == Indication.TotalFailed ? Outcome.Failed : Outcome.NotChecked,
                signature.Indication == Indication.TotalFailed ? "signature.failed" : "signature.indeterminate",
                signature.Field,
                signature.SubIndication?.Name() ?? "");
        }

        if (contract is null) yield break;
        foreach (var role in Required.Where(role => signatures.All(s => s.Role != role)))
            yield return new(Outcome.NotChecked, $"signature.missing.{role}");
        if (signatures.Any(s => s.Role is null) || signatures.Count > Required.Length)
            yield return new(Outcome.NotChecked, "signature.unexpected");
        if (!signatures.Select(s => s.Role).OfType<string>().SequenceEqual(Required.Where(r => signatures.Any(s => s.Role == r))))
            yield return new(Outcome.NotChecked, "signature.order");
        if (signatures.Count > 0 && !signatures[^1].Signature.CoversWholeDocument)
            yield return new(Outcome.NotChecked, "signature.last-does-not-cover");
        if (signatures.Select(s => Convert.ToHexString((s.Signature.CertificateSha256 ?? default).Span)).Distinct().Count() != signatures.Count)
            yield return new(Outcome.NotChecked, "signature.same-certificate");
        foreach (var (role, signature) in signatures.Where(s => s.Signature.Indication == Indication.TotalPassed))
        {
            if (signature.TimestampTime is null) yield return new(Outcome.NotChecked, "signature.no-timestamp", signature.Field);
            if (!IsParty(role, signature, contract)) yield return new(Outcome.NotChecked, "signature.other-signer", signature.Field);
        }
    }

    /// <summary>Names are compared as they stand: a certificate for a similar name is a certificate for someone else.</summary>
    private static bool IsParty(string? role, SignatureReport signature, AttachedContract contract) => role switch
    {
        "worker" => signature.SignerName == contract.WorkerName,
        "employer" => signature.SignerName == contract.EmployerName && signature.SignerIdentifier == $"NTRCN-{contract.CreditCode}",
        _ => false,
    };
}
