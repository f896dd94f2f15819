using System.Formats.Asn1;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Revocation;

/// <summary>
/// Where a certificate's issuer says that it can be asked about: HTTP addresses only. For the one who signs; a verifier
/// never goes there.
/// </summary>
internal static class PublishedAddresses
{
    /// <summary>Complete lists for all reasons by the certificate's own issuer (RFC 5280 §4.2.1.13).</summary>
    /// <exception cref="DerFormatException">The extension is not one.</exception>
    public static IReadOnlyList<Uri> Lists(Certificate certificate)
    {
        if (certificate.Extensions.DistributionPoints is not { } extension) return [];
        return Der.Read(extension, "distribution points", reader =>
        {
            var addresses = new List<Uri>();
            var points = reader.ReadSequence();
            while (points.HasData)
            {
                var point = points.ReadSequence();
                var name = point.HasData && point.PeekTag().HasSameClassAndValue(Der.Context(0))
                    ? point.ReadSequence(Der.Context(0))
                    : null;
                if (point.HasData || name is null) continue; // some reasons only, or another issuer
                if (name.PeekTag().HasSameClassAndValue(Der.Context(0))) ReadAddresses(name.ReadSequence(Der.Context(0)), addresses);
            }

            return addresses;
        });
    }

    /// <summary>OCSP responders (RFC 5280 §4.2.2.1).</summary>
    /// <exception cref="DerFormatException">The extension is not one.</exception>
    public static IReadOnlyList<Uri> Responders(Certificate certificate)
    {
        if (certificate.Extensions.AuthorityInformation is not { } extension) return [];
        return Der.Read(extension, "authority information", reader =>
        {
            var addresses = new List<Uri>();
            var all = reader.ReadSequence();
            while (all.HasData)
            {
                var one = all.ReadSequence();
                if (one.ReadObjectIdentifier() == Oids.Ocsp) ReadAddresses(one, addresses);
            }

            return addresses;
        });
    }

    private static void ReadAddresses(AsnReader names, List<Uri> addresses)
    {
        var uniformResourceIdentifier = new Asn1Tag(TagClass.ContextSpecific, 6);
        while (names.HasData)
        {
            if (!names.PeekTag().HasSameClassAndValue(uniformResourceIdentifier))
            {
                names.ReadEncodedValue();
                continue;
            }

            var text = names.ReadCharacterString(UniversalTagNumber.IA5String, uniformResourceIdentifier);
            if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
                addresses.Add(address);
        }
    }
}
