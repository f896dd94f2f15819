using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Timestamps;

namespace LaborContracts.Signatures.Validation;

/// <summary>
/// Judges timestamps (EN 319 102-1 §5.4): those of a signature (EN 319 122-1 §5.3) and those of the document. The former
/// stand outside what is signed, so each must hold for itself; a broken one is not taken as absent, since somebody put it
/// there.
/// </summary>
/// <param name="Time">Of the earliest that passed; null without one.</param>
/// <param name="IsComplete">Whether revocation information for all of their certificates is at hand.</param>
internal sealed record TimestampJudgement(DateTimeOffset? Time, bool IsComplete, Judgement? Fault)
{
    private const int MostTokens = 4;

    /// <summary>Common name of the authority of the earliest that passed.</summary>
    public string? Authority { get; init; }

    /// <summary>All signature timestamps of a signature.</summary>
    /// <param name="provenAt">When the file with the tokens is proven to have existed; null if only the present counts.</param>
    public static TimestampJudgement Of(
        CmsSignature signature, SignaturePolicy policy, ValidationMaterial material, DateTimeOffset? provenAt)
    {
        if (signature.SignatureTimestamps.Count > MostTokens)
            return new(null, false, Broken($"More than {MostTokens} timestamps."));
        var all = new TimestampJudgement(null, true, null);
        foreach (var der in signature.SignatureTimestamps)
        {
            var one = OfToken(der, digest => Algorithms.Hash(digest, signature.Signature.Span), policy, material, provenAt);
            if (one.Fault is not null) return one;
            var earliest = all.Time < one.Time ? all : one;
            all = earliest with { IsComplete = all.IsComplete && one.IsComplete };
        }

        return all;
    }

    /// <summary>One token over what <paramref name="hashOf"/> hashes.</summary>
    public static TimestampJudgement OfToken(
        ReadOnlyMemory<byte> der,
        Func<HashAlgorithmName, byte[]> hashOf,
        SignaturePolicy policy,
        ValidationMaterial material,
        DateTimeOffset? provenAt)
    {
        TimestampToken token;
        try
        {
            token = TimestampToken.Read(der);
        }
        catch (DerFormatException e)
        {
            return Not(Broken($"The timestamp cannot be read: {e.Message}"));
        }

        if (!token.IsOver(hashOf)) return Not(Broken("The timestamp is over something else."));
        var (signerFault, authority) = token.CheckSigner();
        if (signerFault is { } broken)
            return Not(Broken($"The timestamp's own signature does not hold: {Judgement.Of(broken).Reason.Message}"));
        if (!IsForTimestampsAlone(authority!.Extensions))
            return Not(Judgement.Open(
                SubIndication.ChainConstraintsFailure,
                "timestamp.purpose",
                "The timestamp's certificate is not one for timestamps alone (RFC 3161 §2.3)."));
        return JudgeTrust(token, authority, policy, ValidationMaterial.Of(token.Cms).And(material), provenAt);
    }

    private static TimestampJudgement JudgeTrust(
        TimestampToken token,
        Certificate authority,
        SignaturePolicy policy,
        ValidationMaterial material,
        DateTimeOffset? provenAt)
    {
        var (path, fault) = CertificatePath.Find(authority, material.Certificates, policy.TimestampRoots, token.Time);
        if (fault is not null) return Not(OfTimestamp(fault));
        // The key of an expired certificate may since have come into other hands (EN 319 102-1 §5.2.6).
        if (!path!.All(c => c.IsValidAt(provenAt ?? policy.At)))
            return Not(Judgement.Open(
                SubIndication.OutOfBoundsNoPoe,
                "timestamp.expired",
                "The timestamp's certificate has run out since, and nothing proves that the timestamp is older than that."));
        var revocation = RevocationJudgement.Of(path!, material.Revocation, policy, provenAt, madeAfter: null);
        if (revocation.Fault is { } revoked) return Not(OfTimestamp(revoked));
        return token.Time > policy.At + SignaturePolicy.ClockTolerance
            ? Not(Judgement.Open(
                SubIndication.TimestampOrderFailure, "timestamp.future", "The timestamp lies in the future."))
            : new(token.Time, revocation.IsComplete, null) { Authority = authority.CommonName };
    }

    private static bool IsForTimestampsAlone(CertificateExtensions extensions) =>
        extensions.PurposesAreCritical && extensions.Purposes is [Oids.TimeStamping]
        && (extensions.KeyUsage is not { } usage
            || (usage & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != 0);

    private static TimestampJudgement Not(Judgement fault) => new(null, false, fault);

    private static Judgement OfTimestamp(Judgement fault) =>
        fault with { Reason = new SignatureRemark("timestamp.path", $"Timestamp: {fault.Reason.Message}") };

    private static Judgement Broken(string message) =>
        Judgement.Open(SubIndication.SigConstraintsFailure, "timestamp.broken", message);
}
