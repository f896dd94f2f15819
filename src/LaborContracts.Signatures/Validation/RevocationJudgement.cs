using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Validation;

/// <summary>
/// Revocation. Nothing is fetched. Data inside a signature is not read yet, and what could not be looked at is neither
/// passed nor failed.
/// </summary>
internal static class RevocationJudgement
{
    public static Judgement? Of(IReadOnlyList<Certificate> path, CmsSignature cms, RevocationMode mode)
    {
        if (cms.HasRevocationData)
        {
            return Judgement.Open(
                SubIndication.TryLater,
                "revocation.not-read",
                "The signature brings revocation data that is not read here.");
        }

        // The root is trusted by the caller's word; an authority under it can be revoked like any other.
        return mode == RevocationMode.Require && path.SkipLast(1).Any(c => !c.Extensions.NoRevocationAvailable)
            ? Judgement.Open(
                SubIndication.TryLater,
                "revocation.missing",
                "There is no revocation information, and the policy asks for it.")
            : null;
    }

    /// <summary>What the soft mode lets pass but says.</summary>
    public static IEnumerable<SignatureRemark> Warnings(Certificate signer)
    {
        if (!signer.Extensions.NoRevocationAvailable)
            yield return new SignatureRemark(
                "revocation.missing", "Whether the signer's certificate was revoked could not be looked at.");
    }
}
