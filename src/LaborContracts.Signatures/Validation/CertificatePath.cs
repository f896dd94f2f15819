using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Validation;

/// <summary>
/// Looks for a path from a certificate to a pinned root (RFC 5280 §6.1) and judges it at one moment. Names are compared
/// byte by byte, and what is not understood (name constraints, unknown critical extensions) does not hold.
/// </summary>
internal sealed class CertificatePath
{
    private const int LongestPath = 8;
    private const int MostSignatureChecks = 64; // a crafted pile of certificates could ask for exponentially many

    private readonly IReadOnlyList<Certificate> _candidates;
    private readonly IReadOnlyList<Certificate> _roots;
    private readonly DateTimeOffset _at;
    private int _checksLeft = MostSignatureChecks;
    private Judgement _best = Judgement.Open(
        SubIndication.NoCertificateChainFound,
        "certificate.path",
        "No path leads from the certificate to a trusted root.");

    private CertificatePath(IReadOnlyList<Certificate> candidates, IReadOnlyList<Certificate> roots, DateTimeOffset at)
    {
        _candidates = candidates;
        _roots = roots;
        _at = at;
    }

    /// <summary>The path from <paramref name="end"/> up to a root, both included; or why there is none.</summary>
    /// <param name="candidates">Certificates that came with the signature: stepping stones, never roots.</param>
    public static (IReadOnlyList<Certificate>? Path, Judgement? Fault) Find(
        Certificate end, IReadOnlyList<Certificate> candidates, TrustRoots roots, DateTimeOffset at)
    {
        var search = new CertificatePath(candidates, roots.Certificates, at);
        var path = search.Extend([end]);
        return path is null ? (null, search._best) : (path, null);
    }

    private List<Certificate>? Extend(List<Certificate> path)
    {
        var last = path[^1];
        if (_roots.Any(r => SameBytes(r, last))) return Accept(path);
        foreach (var root in _roots)
            if (IsIssuedBy(last, root) && Accept([.. path, root]) is { } found) return found;
        if (path.Count >= LongestPath) return null;
        foreach (var candidate in _candidates)
        {
            if (path.Any(c => SameBytes(c, candidate))) continue;
            if (IsIssuedBy(last, candidate) && Extend([.. path, candidate]) is { } found) return found;
        }

        return null;
    }

    private bool IsIssuedBy(Certificate certificate, Certificate issuer)
    {
        if (!certificate.Issuer.Span.SequenceEqual(issuer.Subject.Span) || _checksLeft-- <= 0) return false;
        var check = certificate.IssuedBy(issuer);
        if (check == SignatureCheck.NotAccepted)
        {
            _best = Judgement.Open(
                SubIndication.CryptoConstraintsFailure,
                "certificate.algorithm",
                "A certificate is signed with an algorithm or key that is too weak or unknown.");
        }

        return check == SignatureCheck.Valid;
    }

    private List<Certificate>? Accept(List<Certificate> path)
    {
        if (FaultOf(path) is not { } fault) return path;
        _best = fault;
        return null;
    }

    private Judgement? FaultOf(List<Certificate> path)
    {
        for (var i = 0; i < path.Count; i++)
        {
            var (certificate, extensions) = (path[i], path[i].Extensions);
            if (extensions.UnknownCritical is [var oid, ..])
                return Constraint($"A certificate has the critical extension {oid}, which is not understood here.");
            if (i == 0) continue;
            if (!extensions.IsAuthority) return Constraint("A certificate in the path is not that of an authority.");
            if (extensions.KeyUsage is { } usage && !usage.HasFlag(X509KeyUsageFlags.KeyCertSign))
                return Constraint("An authority in the path may not sign certificates.");
            if (extensions.PathLength < i - 1) return Constraint("The path is longer than an authority in it permits.");
        }

        if (_at < path[0].NotBefore)
            return Judgement.Open(
                SubIndication.NotYetValid, "certificate.not-yet-valid", "The certificate was not valid yet.");
        return path.All(c => c.IsValidAt(_at))
            ? null
            : Judgement.Open(
                SubIndication.OutOfBoundsNoPoe,
                "certificate.expired",
                "A certificate in the path was not valid at the time that counts.");
    }

    private static Judgement Constraint(string message) =>
        Judgement.Open(SubIndication.ChainConstraintsFailure, "certificate.constraints", message);

    private static bool SameBytes(Certificate one, Certificate other) => one.Der.Span.SequenceEqual(other.Der.Span);
}
