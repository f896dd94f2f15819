using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Revocation;

namespace LaborContracts.Signatures.Validation;

/// <summary>
/// Revocation along a path (EN 319 102-1 §5.2.6, §5.6.2). Nothing is fetched; what is at hand is honoured, and what could
/// not be looked at is neither passed nor failed.
/// </summary>
/// <param name="Fault">Why the path does not hold; null if it does.</param>
/// <param name="Warnings">What passes and is said.</param>
/// <param name="IsComplete">Whether every certificate under the root is known to have been good, or says that nobody
/// will ever tell (RFC 9608).</param>
internal sealed record RevocationJudgement(Judgement? Fault, IReadOnlyList<SignatureRemark> Warnings, bool IsComplete)
{
    /// <param name="path">From the end up to the root, which is trusted by the caller's word.</param>
    /// <param name="provenAt">When what was signed is proven to have existed; null if only the present counts.</param>
    /// <param name="madeAfter">A time before which it cannot have been signed; null if none is known.</param>
    public static RevocationJudgement Of(
        IReadOnlyList<Certificate> path,
        RevocationEvidence evidence,
        SignaturePolicy policy,
        DateTimeOffset? provenAt,
        DateTimeOffset? madeAfter)
    {
        var warnings = new List<SignatureRemark>();
        var isComplete = true;
        for (var i = 0; i + 1 < path.Count; i++)
        {
            var needed = provenAt ?? policy.At;
            switch (RevocationStatus.Of(path[i], path[i + 1], evidence, policy.At, needed))
            {
                case RevocationStatus.Revoked revoked when needed >= revoked.At:
                    return new(Revoked(i, revoked.At, madeAfter), [], false);
                case RevocationStatus.Revoked:
                    warnings.Add(new SignatureRemark(
                        "revocation.later", "A certificate was revoked after the time that is proven for the signature."));
                    break;
                case RevocationStatus.NotKnown when path[i].Extensions.NoRevocationAvailable:
                    break;
                case RevocationStatus.NotKnown gap when policy.Revocation == RevocationMode.Require:
                    return new(
                        Judgement.Open(SubIndication.TryLater, "revocation.missing", $"{Sentence(gap.Why)}, and the policy asks for it."),
                        [], false);
                case RevocationStatus.NotKnown gap:
                    isComplete = false;
                    if (i == 0) warnings.Add(new SignatureRemark("revocation.missing", $"{Sentence(gap.Why)}."));
                    break;
            }
        }

        return new(null, warnings, isComplete);
    }

    private static Judgement Revoked(int place, DateTimeOffset at, DateTimeOffset? madeAfter) => (place, madeAfter >= at) switch
    {
        (0, true) => Judgement.Failed(
            SubIndication.Revoked, "certificate.revoked", "It was signed after the signer's certificate had been revoked."),
        (0, false) => Judgement.Open(
            SubIndication.RevokedNoPoe, "certificate.revoked",
            "The signer's certificate was revoked, and nothing proves that the signature is older."),
        _ => Judgement.Open(
            SubIndication.RevokedCaNoPoe, "certificate.authority-revoked",
            "An authority's certificate was revoked, and nothing proves that the signature is older."),
    };

    private static string Sentence(RevocationGap gap) => gap switch
    {
        RevocationGap.NoneThere => "There is no information whether a certificate was revoked",
        RevocationGap.NoneUsable => "What is said of a certificate's revocation counts for nothing",
        RevocationGap.Stale => "What is said of a certificate's revocation is not of the time that matters",
        _ => throw new ArgumentOutOfRangeException(nameof(gap), gap, null),
    };
}
