using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;

namespace LaborContracts.Signatures.Revocation;

/// <summary>CRLReason (RFC 5280 §5.3.1), which OCSP uses too.</summary>
internal static class RevocationReasons
{
    /// <summary>One of the standard's: 0 to 10 without 7.</summary>
    public static X509RevocationReason ReadReason(this AsnReader reader)
    {
        var reason = reader.ReadEnumeratedValue<X509RevocationReason>();
        return reason is >= X509RevocationReason.Unspecified and <= X509RevocationReason.AACompromise and not (X509RevocationReason)7
            ? reason
            : throw new AsnContentException($"no reason has the number {(int)reason}");
    }
}
