using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Revocation;

/// <summary>Why nothing is known of a certificate's revocation.</summary>
internal enum RevocationGap
{
    /// <summary>Nothing at hand is about this certificate.</summary>
    NoneThere,

    /// <summary>
    /// What is there counts for nothing: another's signature, from the future, with something critical that is not
    /// understood, or an answer that the responder does not know.
    /// </summary>
    NoneUsable,

    /// <summary>What is there would do at another time, before or after the one that matters.</summary>
    Stale,
}

/// <summary>
/// What lists and answers say of one certificate. Good means: an issuer that knew of no revocation said so at
/// <see cref="Good.ThisUpdate"/>. It does not prove that the certificate was ever issued (an issuer answers "good" for any
/// serial number that it did not revoke); that the key was in the right hands until then (a compromise is reported later
/// than it happens, and a revocation dated back, or an invalidity date, is not seen in older evidence); anything about the
/// time between <see cref="Good.ThisUpdate"/> and the moment it is needed for, when that is later; nor that the
/// issuer itself was not revoked: that is a question about the issuer's certificate. Revoked gives the date that the
/// issuer wrote, not one that anybody proved.
/// </summary>
internal abstract record RevocationStatus
{
    private RevocationStatus()
    {
    }

    /// <param name="ThisUpdate">As of when it was so, UTC.</param>
    /// <param name="ProducedAt">When it was signed, UTC; a list does not tell the two apart.</param>
    /// <param name="NextUpdate">By when something newer was promised; null if nothing was.</param>
    public sealed record Good(DateTimeOffset ThisUpdate, DateTimeOffset ProducedAt, DateTimeOffset? NextUpdate)
        : RevocationStatus;

    /// <summary>A hold counts as revoked: whether it was lifted later is not looked for.</summary>
    public sealed record Revoked(DateTimeOffset At, X509RevocationReason? Reason) : RevocationStatus;

    public sealed record NotKnown(RevocationGap Why) : RevocationStatus;

    /// <summary>
    /// The status of <paramref name="certificate"/>. Only what its issuer signed counts, or had signed (RFC 6960
    /// §4.2.2.2), and nothing dated after <paramref name="at"/>. The earliest revocation wins over everything, whatever its
    /// evidence's age. A good word counts if it was given within the certificate's validity (afterwards its revocation
    /// may have been taken off the list, RFC 5280 §3.3; archive cutoffs are not read) and is not outdated at
    /// <paramref name="neededAt"/>: given no earlier than that, or with a next update no earlier than that. The latest
    /// good word is given.
    /// </summary>
    /// <param name="issuer">The next certificate of a path that the caller has found to hold.</param>
    /// <param name="at">The time at which the question is asked.</param>
    /// <param name="neededAt">
    /// The time at which the certificate must have been good: that of the proof that the signature existed.
    /// </param>
    public static RevocationStatus Of(
        Certificate certificate,
        Certificate issuer,
        RevocationEvidence evidence,
        DateTimeOffset at,
        DateTimeOffset neededAt)
    {
        var lists = evidence.Lists.Where(l => l.Issuer.Span.SequenceEqual(issuer.Subject.Span)).ToList();
        var answers = evidence.Answers
            .SelectMany(a => a.Responses.Where(r => r.Id.Names(certificate, issuer)).Select(r => (Answer: a, Response: r)))
            .ToList();
        if (lists.Count == 0 && answers.Count == 0) return new NotKnown(RevocationGap.NoneThere);

        var latest = at + SignaturePolicy.ClockTolerance;
        List<Word> words =
        [
            .. from list in lists
               where list.UnknownCritical.Count == 0 && list.ThisUpdate <= latest
                   && list.SignedBy(issuer) == SignatureCheck.Valid
               select new Word(
                   list.ThisUpdate, list.ThisUpdate, list.NextUpdate, list.Find(certificate.SerialNumber)),
            .. from a in answers
               where a.Answer.IsUnderstood && a.Response.IsUnderstood && a.Response.Status != OcspStatus.Unknown
                   && a.Answer.ProducedAt <= latest && a.Response.ThisUpdate <= latest
                   && a.Answer.SignedFor(issuer) == SignatureCheck.Valid
               select new Word(
                   a.Response.ThisUpdate, a.Answer.ProducedAt, a.Response.NextUpdate, a.Response.Revocation),
        ];
        if (words.Count == 0) return new NotKnown(RevocationGap.NoneUsable);
        if (words.Select(w => w.Revocation).OfType<RevocationEntry>().MinBy(r => r.At) is { } revocation)
            return new Revoked(revocation.At, revocation.Reason);
        return words
            .Where(w => w.ThisUpdate >= certificate.NotBefore && w.ThisUpdate <= certificate.NotAfter
                && (w.ThisUpdate >= neededAt || w.NextUpdate >= neededAt))
            .MaxBy(w => w.ThisUpdate) is { } good
                ? new Good(good.ThisUpdate, good.ProducedAt, good.NextUpdate)
                : new NotKnown(RevocationGap.Stale);
    }

    private sealed record Word(
        DateTimeOffset ThisUpdate, DateTimeOffset ProducedAt, DateTimeOffset? NextUpdate, RevocationEntry? Revocation);
}
