using System.Formats.Asn1;
using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Revocation;

/// <summary>OCSPRequest (RFC 6960 §4.1.1), unsigned: about which certificates, and the nonce (§4.4.1) if there is one.</summary>
/// <param name="Nonce">The value of the nonce's extension as it stands.</param>
internal sealed record OcspQuestion(IReadOnlyList<OcspCertificateId> About, ReadOnlyMemory<byte>? Nonce)
{
    private const int MostCertificates = 32;

    public byte[] Write() => Der.Write(writer =>
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                foreach (var id in About)
                    using (writer.PushSequence()) id.Write(writer);
            }

            if (Nonce is not { } nonce) return;
            using (writer.PushSequence(Der.Context(2))) WriteNonce(writer, nonce);
        }
    });

    /// <summary>Extensions with the nonce alone.</summary>
    public static void WriteNonce(AsnWriter writer, ReadOnlyMemory<byte> nonce)
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Oids.OcspNonce);
            writer.WriteOctetString(nonce.Span);
        }
    }

    /// <exception cref="DerFormatException">
    /// Not a request of version 1, about too many certificates, or with a critical extension that is not understood.
    /// </exception>
    public static OcspQuestion Read(ReadOnlyMemory<byte> der) => Der.Read(der, "OCSP request", reader =>
    {
        var outer = reader.ReadSequence();
        var request = outer.ReadSequence();
        if (outer.HasData) outer.ReadSequence(Der.Context(0)); // who asks does not matter here
        outer.ThrowIfNotEmpty();

        OcspAnswer.ReadVersion(request);
        if (request.PeekTag().HasSameClassAndValue(Der.Context(1))) request.ReadEncodedValue(); // requestorName, likewise
        var list = request.ReadSequence();
        var about = new List<OcspCertificateId>();
        while (list.HasData)
        {
            if (about.Count == MostCertificates) throw new AsnContentException($"more than {MostCertificates} certificates");
            var single = list.ReadSequence();
            about.Add(OcspCertificateId.Read(single));
            if (single.HasData) OcspAnswer.ReadExtensions(single, 0);
            single.ThrowIfNotEmpty();
        }

        if (about.Count == 0) throw new AsnContentException("no certificate");
        var nonce = request.HasData ? OcspAnswer.ReadExtensions(request, 2).Nonce : null;
        request.ThrowIfNotEmpty();
        return new OcspQuestion(about, nonce);
    });
}
