using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>Timestamp tokens (RFC 3161) that say whatever their maker wants.</summary>
internal static class Tokens
{
    public static byte[] Over(
        SigningIdentity authority, ReadOnlySpan<byte> data, DateTimeOffset at, string digest = Oids.Sha256, byte[]? imprint = null)
    {
        imprint ??= SHA256.HashData(data);
        var info = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                writer.WriteObjectIdentifier("2.999");
                using (writer.PushSequence())
                {
                    writer.WriteAlgorithm(digest);
                    writer.WriteOctetString(imprint);
                }

                writer.WriteInteger(7);
                writer.WriteGeneralizedTime(at);
            }
        });
        var cms = CmsWriter.Enveloping(authority, Oids.TstInfo, info);
        return cms.Write(authority.Sign(cms.ToBeSigned), null);
    }
}
