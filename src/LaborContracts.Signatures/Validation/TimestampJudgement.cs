using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Timestamps;

namespace LaborContracts.Signatures.Validation;

/// <summary>
/// Judges the signature timestamps of a signature (EN 319 122-1 §5.3). They stand outside what is signed, so each must
/// hold for itself; a broken one is not taken as absent, since somebody put it there.
/// </summary>
internal sealed record TimestampJudgement(DateTimeOffset? Time, Judgement? Fault)
{
    private const int MostTokens = 4;

    public static TimestampJudgement Of(CmsSignature signature, SignaturePolicy policy)
    {
        if (signature.SignatureTimestamps.Count > MostTokens)
            return new(null, Broken($"More than {MostTokens} timestamps."));
        DateTimeOffset? earliest = null;
        foreach (var der in signature.SignatureTimestamps)
        {
            var (time, fault) = OfToken(der, signature, policy);
            if (fault is not null) return new(null, fault);
            if (earliest is null || time < earliest) earliest = time;
        }

        return new(earliest, null);
    }

    private static (DateTimeOffset? Time, Judgement? Fault) OfToken(
        ReadOnlyMemory<byte> der, CmsSignature signature, SignaturePolicy policy)
    {
        TimestampToken token;
        try
        {
            token = TimestampToken.Read(der);
        }
        catch (DerFormatException e)
        {
            return (null, Broken($"The timestamp cannot be read: {e.Message}"));
        }

        if (!token.IsOver(signature.Signature.Span)) return (null, Broken("The timestamp is not over this signature."));
        var (signerFault, authority) = token.CheckSigner();
        if (signerFault is { } broken)
            return (
                null, Broken($"The timestamp's own signature does not hold: {Judgement.Of(broken).Reason.Message}"));

        var extensions = authority!.Extensions;
        if (!extensions.PurposesAreCritical || extensions.Purposes is not [Oids.TimeStamping]
            || extensions.KeyUsage is { } usage
            && (usage & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) == 0)
        {
            return (null, Judgement.Open(
                SubIndication.ChainConstraintsFailure,
                "timestamp.purpose",
                "The timestamp's certificate is not one for timestamps alone (RFC 3161 §2.3)."));
        }

        var (path, fault) = CertificatePath.Find(authority, token.Cms.Certificates, policy.TimestampRoots, token.Time);
        if (fault is not null)
            return (
                null,
                fault with { Reason = new SignatureRemark("timestamp.path", $"Timestamp: {fault.Reason.Message}") });
        if (RevocationJudgement.Of(path!, token.Cms, policy.Revocation) is { } revocation) return (null, revocation);
        return token.Time > policy.At + SignaturePolicy.ClockTolerance
            ? (
                null,
                Judgement.Open(
                    SubIndication.TimestampOrderFailure, "timestamp.future", "The timestamp lies in the future."))
            : (token.Time, null);
    }

    private static Judgement Broken(string message) =>
        Judgement.Open(SubIndication.SigConstraintsFailure, "timestamp.broken", message);
}
