using System.Formats.Asn1;
using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Timestamps;

/// <summary>A question to a timestamp authority (RFC 3161 §2.4.1).</summary>
internal sealed record TimestampRequest(
    string DigestAlgorithm,
    ReadOnlyMemory<byte> Imprint,
    string? Policy,
    ReadOnlyMemory<byte>? Nonce,
    bool WantsCertificate,
    bool HasExtensions)
{
    /// <summary>A request over a SHA-256 with the authority's certificate wanted in the answer.</summary>
    public static TimestampRequest Over(ReadOnlyMemory<byte> sha256, ReadOnlyMemory<byte> nonce) =>
        new(Oids.Sha256, sha256, null, nonce, true, false);

    public byte[] Write() => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteAlgorithm(DigestAlgorithm);
                writer.WriteOctetString(Imprint.Span);
            }

            if (Policy is not null) writer.WriteObjectIdentifier(Policy);
            if (Nonce is { } nonce) writer.WriteInteger(nonce.Span);
            if (WantsCertificate) writer.WriteBoolean(true);
        }
    });

    /// <exception cref="DerFormatException">Not a request of version 1.</exception>
    public static TimestampRequest Read(ReadOnlyMemory<byte> der) => Der.Read(der, "timestamp request", reader =>
    {
        var request = reader.ReadSequence();
        if (request.ReadInteger() != 1) throw new AsnContentException("version 1 wanted");
        var imprint = request.ReadSequence();
        var (digest, _) = imprint.ReadAlgorithm();
        var hash = imprint.ReadOctetString();
        imprint.ThrowIfNotEmpty();
        var policy = request.HasData && request.PeekTag() == Asn1Tag.ObjectIdentifier
            ? request.ReadObjectIdentifier()
            : null;
        var nonce = request.HasData && request.PeekTag() == Asn1Tag.Integer
            ? request.ReadIntegerBytes()
            : (ReadOnlyMemory<byte>?)null;
        var wantsCertificate = request.HasData && request.PeekTag() == Asn1Tag.Boolean && request.ReadBoolean();
        var hasExtensions = request.HasData && request.PeekTag().HasSameClassAndValue(Der.Context(0));
        if (hasExtensions) request.ReadEncodedValue();
        request.ThrowIfNotEmpty();
        return new TimestampRequest(digest, hash, policy, nonce, wantsCertificate, hasExtensions);
    });
}
