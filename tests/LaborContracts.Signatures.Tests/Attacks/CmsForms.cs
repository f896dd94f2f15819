using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>A good key under a CMS that is wrong: attributes, signers, digests, encodings.</summary>
internal static class CmsForms
{
    private const string Md5 = "1.2.840.113549.2.5", Sha1 = Oids.Sha1, Sha224 = "2.16.840.1.101.3.4.2.4";

    public static IEnumerable<Attack> All =>
    [
        Malformed("message digest twice", "signs two message digests", cms => cms with
        {
            Twist = all => [.. all, HostileCms.Attribute(Oids.MessageDigest, w => w.WriteOctetString(new byte[32]))],
        }),
        Malformed("message digest of two values", "signs an attribute of two values", cms => cms with
        {
            Twist = all => [all[0], (Oids.MessageDigest, [.. all[1].Values, Der.Write(w => w.WriteOctetString(new byte[32]))]), all[2]],
        }),
        Malformed("message digest of no value", "signs an empty attribute", cms => cms with { Twist = all => [all[0], (Oids.MessageDigest, []), all[2]] }),
        Malformed("no message digest", "leaves the message digest out", cms => cms with { Twist = all => [all[0], all[2]] }),
        Malformed("message digest of another kind", "writes the message digest as an integer", cms => cms with
        {
            Twist = all => [all[0], HostileCms.Attribute(Oids.MessageDigest, w => w.WriteInteger(1)), all[2]],
        }),
        Malformed("no content type", "leaves the content type out", cms => cms with { Twist = all => [all[1], all[2]] }),
        Malformed("content type of a timestamp", "signs another content type", cms => cms with
        {
            Twist = all => [HostileCms.Attribute(Oids.ContentType, w => w.WriteObjectIdentifier(Oids.TstInfo)), all[1], all[2]],
        }),
        Malformed("content of a timestamp", "says that the content is a timestamp's", cms => cms with { ContentType = Oids.TstInfo }),
        Malformed("no signed attributes", "signs the file without attributes", cms => cms with { Twist = _ => null }),
        Malformed("signed attributes that are empty", "signs an empty set", cms => cms with { Twist = _ => [] }),
        Malformed("content inside", "brings content of its own", cms => cms with { Content = [1, 2, 3] }),
        Malformed("no signer", "brings no SignerInfo", cms => cms with { Signers = 0 }),
        Malformed("two signers", "brings two SignerInfos", cms => cms with { Signers = 2 }),
        Failed("message digest of another file", "signs the digest of other bytes", SubIndication.HashFailure, cms => cms with
        {
            Twist = all => [all[0], HostileCms.Attribute(Oids.MessageDigest, w => w.WriteOctetString(SHA256.HashData("other"u8))), all[2]],
        }),
        Failed("message digest of no byte", "signs an empty digest", SubIndication.HashFailure, cms => cms with
        {
            Twist = all => [all[0], HostileCms.Attribute(Oids.MessageDigest, w => w.WriteOctetString([])), all[2]],
        }),
        Failed("message digest cut short", "signs the first bytes of the digest", SubIndication.HashFailure, cms => cms with
        {
            Twist = all => [all[0], (Oids.MessageDigest, [[0x04, 0x01, all[1].Values[0][2]]]), all[2]],
        }),
        Open("no signing certificate", "leaves signing-certificate-v2 out", SubIndication.SigConstraintsFailure, cms => cms with
        {
            Twist = all => [all[0], all[1]],
        }),
        Open("signing certificate of another", "names another certificate", SubIndication.NoSigningCertificateFound, cms => cms with
        {
            Twist = all => [all[0], all[1], HostileCms.SigningCertificate(new byte[32])],
        }),
        Open("signing certificate by SHA-1", "names the certificate by a weak digest", SubIndication.NoSigningCertificateFound, cms => cms with
        {
            Twist = all => [all[0], all[1], HostileCms.SigningCertificate(new byte[20], Sha1)],
        }),
        Open("signing certificate of another kind", "writes the attribute as an integer", SubIndication.NoSigningCertificateFound, cms => cms with
        {
            Twist = all => [all[0], all[1], HostileCms.Attribute(Oids.SigningCertificateV2, w => w.WriteInteger(1))],
        }),
        Open("no certificate", "brings no certificate", SubIndication.NoSigningCertificateFound, cms => cms with { Certificates = [] }),
        Open("certificate that cannot be read", "brings a broken certificate", SubIndication.NoSigningCertificateFound, cms => cms with
        {
            Certificates = [[0x30, 0x00]],
        }),
        Malformed("thirty-three certificates", "brings more certificates than anybody needs", cms => cms with
        {
            Certificates = [.. Enumerable.Range(0, 33).Select(i => Der.Write(w => { using (w.PushSequence()) w.WriteInteger(i); }))],
        }),
        Open("digest MD5", "digests with MD5", SubIndication.CryptoConstraintsFailure, cms => cms with { Digest = Md5 }),
        Failed("digest SHA-1 that is none", "says SHA-1 and signs by SHA-256", SubIndication.HashFailure, cms => cms with { Digest = Sha1 }),
        Open("digest SHA-224", "digests with SHA-224", SubIndication.CryptoConstraintsFailure, cms => cms with { Digest = Sha224 }),
        Failed("digest SM3 that is none", "says SM3 and signs by SHA-256", SubIndication.HashFailure, cms => cms with { Digest = Oids.Sm3 }),
        Open("another digest in the signature's algorithm", "names SHA-512 in the signature's algorithm", SubIndication.CryptoConstraintsFailure,
            cms => cms with { Signature = Oids.EcdsaSha512 }),
        Open("algorithm ECDSA with SHA-1", "names a weak algorithm", SubIndication.CryptoConstraintsFailure, cms => cms with
        {
            Signature = "1.2.840.10045.4.1",
        }),
        Open("algorithm RSA over an EC key", "names another kind of algorithm", SubIndication.CryptoConstraintsFailure, cms => cms with
        {
            Signature = Oids.RsaSha256,
        }),
        Open("algorithm that nobody knows", "names an unknown algorithm", SubIndication.CryptoConstraintsFailure, cms => cms with
        {
            Signature = "2.999.7",
        }),
        Encoded("BER of a long length", "writes the length with a leading zero", der => [0x30, 0x83, 0x00, .. der[2..]]),
        Encoded("bytes behind the CMS", "appends a byte to the CMS", der => [.. der, 1]),
        Encoded("a second CMS behind the first", "appends another value", der => [.. der, 0x30, 0x00]),
        Encoded("bytes inside the CMS", "appends a value within", der =>
        {
            byte[] longer = [.. der, 0x05, 0x00];
            longer[3] = (byte)(longer[3] + 2); // the outer length, which has two bytes
            return longer;
        }),
        Encoded("CMS cut short", "leaves the last half out", der => [.. der[..(der.Length / 2)], 1]),
        Encoded("CMS of another kind", "encloses data, not signed data", der => Der.Write(w =>
        {
            using (w.PushSequence()) w.WriteObjectIdentifier(Oids.Data);
        })),
        Encoded("CMS that nests without end", "nests sequences three thousand times", _ =>
            [.. Enumerable.Repeat<byte[]>([0x30, 0x80], 3000).SelectMany(b => b)]),
        Encoded("CMS of a huge identifier", "writes an object identifier of seven thousand bytes", _ =>
        {
            byte[] identifier = [.. Enumerable.Repeat((byte)0xFF, 7000), 0x01];
            var content = Der.Write(w => w.WriteEncodedValue([0x06, .. LengthOf(identifier), .. identifier]));
            return [0x30, .. LengthOf(content), .. content];
        }),
    ];

    private static byte[] LengthOf(byte[] content) => [0x82, (byte)(content.Length >> 8), (byte)(content.Length & 255)];

    private static Attack Make(string name, string how, Indication indication, SubIndication sub, Func<HostileCms, HostileCms> twist) => new(
        name, how, room => HandSigned.Sign(Paper.Make(), "worker", twist(new HostileCms(room.Worker)).Over), indication, sub);

    private static Attack Malformed(string name, string how, Func<HostileCms, HostileCms> twist) =>
        Make(name, how, Indication.TotalFailed, SubIndication.FormatFailure, twist);

    private static Attack Failed(string name, string how, SubIndication sub, Func<HostileCms, HostileCms> twist) =>
        Make(name, how, Indication.TotalFailed, sub, twist);

    private static Attack Open(string name, string how, SubIndication sub, Func<HostileCms, HostileCms> twist) =>
        Make(name, how, Indication.Indeterminate, sub, twist);

    private static Attack Encoded(string name, string how, Func<byte[], byte[]> twist) => Attack.Malformed(name, how, room =>
        HandSigned.Sign(Paper.Make(), "worker", covered => twist(Forgery.Cms(room.Worker, SHA256.HashData(covered)))));
}
