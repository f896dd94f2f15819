using System.Formats.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Cms;

/// <summary>
/// How CMS names the signer's certificate (RFC 5652 §5.3): by issuer and serial number, or by key identifier.
/// </summary>
internal sealed record SignerIdentifier(
    ReadOnlyMemory<byte> Issuer, ReadOnlyMemory<byte> SerialNumber, ReadOnlyMemory<byte>? KeyIdentifier)
{
    public bool Names(Certificate certificate) => KeyIdentifier is { } key
        ? certificate.Extensions.SubjectKeyIdentifier is { } own && own.Span.SequenceEqual(key.Span)
        : certificate.Issuer.Span.SequenceEqual(Issuer.Span)
            && certificate.SerialNumber.Span.SequenceEqual(SerialNumber.Span);

    public static SignerIdentifier Read(AsnReader reader)
    {
        var keyTag = new Asn1Tag(TagClass.ContextSpecific, 0);
        if (reader.PeekTag().HasSameClassAndValue(keyTag))
            return new SignerIdentifier(default, default, reader.ReadOctetString(keyTag));
        var sequence = reader.ReadSequence();
        var identifier = new SignerIdentifier(sequence.ReadEncodedValue(), sequence.ReadIntegerBytes(), null);
        sequence.ThrowIfNotEmpty();
        return identifier;
    }
}
