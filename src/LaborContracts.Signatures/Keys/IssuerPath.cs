using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Keys;

/// <summary>
/// Puts certificates that came in any order into that of a path: the issuer of the signer's first, the root left out, as
/// whoever checks pins it; strangers are left out too.
/// </summary>
internal static class IssuerPath
{
    private const int Longest = 8;

    public static IReadOnlyList<Certificate> From(Certificate signer, IReadOnlyCollection<Certificate> others)
    {
        var path = new List<Certificate>();
        for (var last = signer; path.Count < Longest && !IsSelfIssued(last); last = path[^1])
        {
            if (others.FirstOrDefault(o => !IsSelfIssued(o) && last.IssuedBy(o) is SignatureCheck.Valid) is not { } issuer)
                break;
            path.Add(issuer);
        }

        return path;
    }

    private static bool IsSelfIssued(Certificate certificate) =>
        certificate.Issuer.Span.SequenceEqual(certificate.Subject.Span);
}
