using System.Formats.Asn1;
using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>A detached CMS put together piece by piece, so that every piece can be wrong while all others are right.</summary>
internal sealed record HostileCms(SigningIdentity Who)
{
    public string Digest { get; init; } = Oids.Sha256;

    public string Signature { get; init; } = Who.Scheme == SignatureScheme.Rsa ? Oids.RsaSha256 : Oids.EcdsaSha256;

    public int Signers { get; init; } = 1;

    public byte[]? Content { get; init; }

    public string ContentType { get; init; } = Oids.Data;

    /// <summary>The signed attributes, honest ones given; null for none.</summary>
    public Func<List<(string Oid, byte[][] Values)>, List<(string Oid, byte[][] Values)>?> Twist { get; init; } = all => all;

    public Func<byte[], byte[]> Sign { get; init; } = data => Who.Sign(data);

    public IReadOnlyList<byte[]> Certificates { get; init; } = [Who.CertificateDer.ToArray()];

    /// <summary>The values of the attribute signature-time-stamp for a signature value.</summary>
    public Func<byte[], byte[][]> Tokens { get; init; } = _ => [];

    /// <summary>The CMS over covered bytes.</summary>
    public byte[] Over(byte[] covered)
    {
        var attributes = Twist(Honest(SHA256.HashData(covered)));
        var set = attributes is null ? null : Der.Write(writer =>
        {
            using (writer.PushSetOf()) WriteAttributes(writer, attributes);
        });
        var value = Sign(set ?? covered);
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.SignedData);
                using (writer.PushSequence(Der.Context(0)))
                using (writer.PushSequence())
                {
                    writer.WriteInteger(1);
                    using (writer.PushSetOf()) writer.WriteAlgorithm(Digest);
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(ContentType);
                        if (Content is not null)
                            using (writer.PushSequence(Der.Context(0))) writer.WriteOctetString(Content);
                    }

                    if (Certificates.Count > 0)
                        using (writer.PushSetOf(Der.Context(0)))
                            foreach (var certificate in Certificates) writer.WriteEncodedValue(certificate);
                    using (writer.PushSetOf())
                        for (var i = 0; i < Signers; i++) WriteSigner(writer, i, set, value);
                }
            }
        });
    }

    /// <summary>A signed attribute with one value.</summary>
    public static (string Oid, byte[][] Values) Attribute(string oid, Action<AsnWriter> value) => (oid, [Der.Write(value)]);

    public List<(string Oid, byte[][] Values)> Honest(byte[] digest) =>
    [
        Attribute(Oids.ContentType, w => w.WriteObjectIdentifier(Oids.Data)),
        Attribute(Oids.MessageDigest, w => w.WriteOctetString(digest)),
        SigningCertificate(SHA256.HashData(Who.CertificateDer.Span)),
    ];

    public static (string Oid, byte[][] Values) SigningCertificate(byte[] hash, string? digest = null) =>
        Attribute(Oids.SigningCertificateV2, writer =>
        {
            using (writer.PushSequence())
            using (writer.PushSequence())
            using (writer.PushSequence())
            {
                if (digest is not null) writer.WriteAlgorithm(digest);
                writer.WriteOctetString(hash);
            }
        });

    private void WriteSigner(AsnWriter writer, int index, byte[]? set, byte[] value)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1 + index);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(Who.Certificate.Issuer.Span);
                writer.WriteInteger(Who.Certificate.SerialNumber.Span);
            }

            writer.WriteAlgorithm(Digest);
            if (set is not null)
            {
                var implicitly = (byte[])set.Clone();
                implicitly[0] = 0xA0;
                writer.WriteEncodedValue(implicitly);
            }

            writer.WriteAlgorithm(Signature);
            writer.WriteOctetString(value);
            if (Tokens(value) is not { Length: > 0 } tokens) return;
            using (writer.PushSetOf(Der.Context(1))) WriteAttributes(writer, [(Oids.SignatureTimestamp, tokens)]);
        }
    }

    private static void WriteAttributes(AsnWriter writer, List<(string Oid, byte[][] Values)> attributes)
    {
        foreach (var (oid, values) in attributes)
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(oid);
                using (writer.PushSetOf()) foreach (var value in values) writer.WriteEncodedValue(value);
            }
    }
}
