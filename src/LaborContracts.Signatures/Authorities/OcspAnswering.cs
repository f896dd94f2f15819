using System.Formats.Asn1;
using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Revocation;

namespace LaborContracts.Signatures.Authorities;

/// <summary>
/// Answers OCSP requests (RFC 6960) for the certificates of one issuer, signed by the issuer itself. "Good" is every serial
/// number that was not revoked, as the standard permits: this authority keeps no record of what it issued.
/// </summary>
internal static class OcspAnswering
{
    private const int LargestRequest = 4096;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    // OCSPResponseStatus, §4.2.1.
    private enum Outcome
    {
        Successful = 0,
        MalformedRequest = 1,
    }

    public static byte[] Answer(
        ReadOnlyMemory<byte> request, SigningIdentity issuer, RevocationRecord record, DateTimeOffset now)
    {
        OcspQuestion question;
        try
        {
            if (request.Length > LargestRequest) return Refusing(Outcome.MalformedRequest);
            question = OcspQuestion.Read(request);
        }
        catch (DerFormatException)
        {
            return Refusing(Outcome.MalformedRequest);
        }

        var data = Der.Write(writer => WriteData(writer, question, issuer.Certificate, record, now));
        var signature = issuer.Sign(data);
        return Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteEnumeratedValue(Outcome.Successful);
                using (writer.PushSequence(Der.Context(0)))
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.OcspBasic);
                    using (writer.PushOctetString())
                    using (writer.PushSequence())
                    {
                        writer.WriteEncodedValue(data);
                        writer.WriteSignatureAlgorithm(issuer.Scheme);
                        writer.WriteBitString(signature);
                    }
                }
            }
        });
    }

    private static byte[] Refusing(Outcome outcome) => Der.Write(writer =>
    {
        using (writer.PushSequence()) writer.WriteEnumeratedValue(outcome);
    });

    private static void WriteData(
        AsnWriter writer, OcspQuestion question, Certificate issuer, RevocationRecord record, DateTimeOffset now)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence(Der.Context(2))) // responder by key
                writer.WriteOctetString(CryptographicOperations.HashData(HashAlgorithmName.SHA1, issuer.PublicKeyBits.Span));
            writer.WriteGeneralizedTime(now, omitFractionalSeconds: true);
            using (writer.PushSequence())
            {
                foreach (var id in question.About)
                    using (writer.PushSequence())
                    {
                        id.Write(writer);
                        if (id.IsUnder(issuer)) WriteKnown(writer, record.Find(id.SerialNumber));
                        else writer.WriteNull(Status(OcspStatus.Unknown));
                        writer.WriteGeneralizedTime(now, omitFractionalSeconds: true);
                        using (writer.PushSequence(Der.Context(0)))
                            writer.WriteGeneralizedTime(now + Lifetime, omitFractionalSeconds: true);
                    }
            }

            if (question.Nonce is not { } nonce) return;
            using (writer.PushSequence(Der.Context(1))) OcspQuestion.WriteNonce(writer, nonce);
        }
    }

    private static void WriteKnown(AsnWriter writer, RevocationEntry? revocation)
    {
        if (revocation is not { } revoked)
        {
            writer.WriteNull(Status(OcspStatus.Good));
            return;
        }

        using (writer.PushSequence(Der.Context((int)OcspStatus.Revoked)))
        {
            writer.WriteGeneralizedTime(revoked.At, omitFractionalSeconds: true);
            if (revoked.Reason is not { } reason) return;
            using (writer.PushSequence(Der.Context(0))) writer.WriteEnumeratedValue(reason);
        }
    }

    private static Asn1Tag Status(OcspStatus status) => new(TagClass.ContextSpecific, (int)status);
}
