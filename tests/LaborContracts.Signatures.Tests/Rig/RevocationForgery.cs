using System.Formats.Asn1;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Revocation;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>Lists and answers as the holder of a good key could make them, wrong in one way each.</summary>
internal static class RevocationForgery
{
    public static readonly byte[] DerNull = [0x05, 0x00];

    /// <summary>A list by <paramref name="signer"/>, good for a day.</summary>
    /// <param name="entries">Serial number, and an extension of the entry if there is one.</param>
    /// <param name="extensions">Of the list; always critical.</param>
    public static byte[] List(
        SigningIdentity signer,
        DateTimeOffset from,
        IEnumerable<(ReadOnlyMemory<byte> Serial, (string Oid, byte[] Value)? Extension)>? entries = null,
        (string Oid, byte[] Value)[]? extensions = null,
        TimeSpan? lifetime = null,
        bool hasEnd = true,
        Certificate? named = null)
    {
        var body = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                writer.WriteSignatureAlgorithm(signer.Scheme);
                writer.WriteEncodedValue((named ?? signer.Certificate).Subject.Span);
                writer.WriteUtcTime(from);
                if (hasEnd) writer.WriteUtcTime(from + (lifetime ?? TimeSpan.FromDays(1)));
                if (entries is not null)
                {
                    using (writer.PushSequence())
                    {
                        foreach (var (serial, extension) in entries)
                            using (writer.PushSequence())
                            {
                                writer.WriteInteger(serial.Span);
                                writer.WriteUtcTime(from.AddMinutes(-5));
                                if (extension is { } e) WriteExtensions(writer, e);
                            }
                    }
                }

                if (extensions is not { Length: > 0 } all) return;
                using (writer.PushSequence(Der.Context(0))) WriteExtensions(writer, all);
            }
        });
        return Signed(signer, body, null);
    }

    /// <summary>An answer by <paramref name="signer"/>, bare, named by its subject.</summary>
    public static byte[] Answer(
        SigningIdentity signer,
        OcspCertificateId about,
        DateTimeOffset from,
        OcspStatus status = OcspStatus.Good,
        DateTimeOffset? nextUpdate = null,
        DateTimeOffset? producedAt = null,
        (string Oid, byte[] Value)[]? extensions = null,
        (string Oid, byte[] Value)[]? singleExtensions = null,
        Certificate[]? beside = null,
        int responses = 1)
    {
        var body = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                using (writer.PushSequence(Der.Context(1))) writer.WriteEncodedValue(signer.Certificate.Subject.Span);
                writer.WriteGeneralizedTime(producedAt ?? from);
                using (writer.PushSequence())
                {
                    for (var i = 0; i < responses; i++)
                        using (writer.PushSequence())
                        {
                            about.Write(writer);
                            if (status == OcspStatus.Revoked)
                                using (writer.PushSequence(Der.Context(1))) writer.WriteGeneralizedTime(from.AddMinutes(-5));
                            else
                                writer.WriteNull(new Asn1Tag(TagClass.ContextSpecific, (int)status));
                            writer.WriteGeneralizedTime(from);
                            if (nextUpdate is { } next)
                                using (writer.PushSequence(Der.Context(0))) writer.WriteGeneralizedTime(next);
                            if (singleExtensions is not null)
                                using (writer.PushSequence(Der.Context(1))) WriteExtensions(writer, singleExtensions);
                        }
                }

                if (extensions is not null)
                    using (writer.PushSequence(Der.Context(1))) WriteExtensions(writer, extensions);
            }
        });
        return Signed(signer, body, beside);
    }

    /// <summary>The extension of an entry that says why.</summary>
    public static (string Oid, byte[] Value) Reason(X509RevocationReason reason) =>
        (Oids.CrlReason, Der.Write(w => w.WriteEnumeratedValue(reason)));

    private static byte[] Signed(SigningIdentity signer, byte[] body, Certificate[]? beside) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(body);
            writer.WriteSignatureAlgorithm(signer.Scheme);
            writer.WriteBitString(signer.Sign(body));
            if (beside is null) return;
            using (writer.PushSequence(Der.Context(0)))
            using (writer.PushSequence())
                foreach (var certificate in beside) writer.WriteEncodedValue(certificate.Der.Span);
        }
    });

    private static void WriteExtensions(AsnWriter writer, params (string Oid, byte[] Value)[] extensions)
    {
        using (writer.PushSequence())
        {
            foreach (var (oid, value) in extensions)
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(oid);
                    writer.WriteBoolean(true);
                    writer.WriteOctetString(value);
                }
        }
    }
}
