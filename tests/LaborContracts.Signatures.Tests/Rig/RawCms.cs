using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>A detached CMS put together piece by piece, so that every piece can be another than ours.</summary>
internal sealed record RawCms(Certificate Signer, Func<byte[], byte[]> Sign)
{
    public string Form { get; init; } = Oids.SignedData;
    public string DataType { get; init; } = Oids.Data;
    public string Digest { get; init; } = Oids.Sm3;
    public string Signature { get; init; } = Oids.Sm2Sm3;
    public bool NullParameters { get; init; }
    public IEnumerable<Certificate> Issuers { get; init; } = [];

    public byte[] Over(ReadOnlyMemory<byte> messageDigest)
    {
        var attributes = Der.Write(writer =>
        {
            using (writer.PushSetOf())
            {
                Attribute(Oids.ContentType, () => writer.WriteObjectIdentifier(DataType));
                Attribute(Oids.MessageDigest, () => writer.WriteOctetString(messageDigest.Span));
                Attribute(Oids.SigningCertificateV2, () =>
                {
                    using (writer.PushSequence())
                    using (writer.PushSequence())
                    using (writer.PushSequence())
                    {
                        if (Digest != Oids.Sha256) writer.WriteAlgorithm(Digest, NullParameters);
                        writer.WriteOctetString(Algorithms.Hash(Algorithms.DigestOf(Digest)!.Value, Signer.Der.Span));
                    }
                });
            }

            void Attribute(string oid, Action value)
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                    using (writer.PushSetOf()) value();
                }
            }
        });
        var implicitly = attributes.ToArray();
        implicitly[0] = 0xA0;
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Form);
                using (writer.PushSequence(Der.Context(0)))
                using (writer.PushSequence())
                {
                    writer.WriteInteger(1);
                    using (writer.PushSetOf()) writer.WriteAlgorithm(Digest, NullParameters);
                    using (writer.PushSequence()) writer.WriteObjectIdentifier(DataType);
                    using (writer.PushSetOf(Der.Context(0)))
                        foreach (var certificate in Issuers.Prepend(Signer)) writer.WriteEncodedValue(certificate.Der.Span);
                    using (writer.PushSetOf())
                    using (writer.PushSequence())
                    {
                        writer.WriteInteger(1);
                        using (writer.PushSequence())
                        {
                            writer.WriteEncodedValue(Signer.Issuer.Span);
                            writer.WriteInteger(Signer.SerialNumber.Span);
                        }

                        writer.WriteAlgorithm(Digest, NullParameters);
                        writer.WriteEncodedValue(implicitly);
                        writer.WriteAlgorithm(Signature, NullParameters);
                        writer.WriteOctetString(Sign(attributes));
                    }
                }
            }
        });
    }
}
