using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>Signatures that hold, by certificates that were forged or do not deserve trust for this.</summary>
internal static class Certificates
{
    public static IEnumerable<Attack> All =>
    [
        By("root of the same name", "issues under a root of its own with the pinned root's name", SubIndication.NoCertificateChainFound,
            _ => new TestPki(AttackRoom.Now).Issue()),
        By("root of the same name and key identifier", "also copies the pinned root's key identifier", SubIndication.NoCertificateChainFound, room =>
            new TestPki(AttackRoom.Now).IssueWith(
                TestPki.SigningUsage, X509AuthorityKeyIdentifierExtension.CreateFromSubjectKeyIdentifier(
                    room.Pki.Root.Certificate.Extensions.SubjectKeyIdentifier!.Value.Span))),
        By("signer who issues", "issues by a signer's certificate", SubIndication.ChainConstraintsFailure, room =>
            room.Pki.Issue(issuer: room.Pki.Issue())),
        By("seal that issues", "issues by a seal's certificate", SubIndication.ChainConstraintsFailure, room => room.Pki.Issue(issuer: room.Employer)),
        By("timestamp authority that issues", "issues by a timestamp authority's certificate", SubIndication.ChainConstraintsFailure, room =>
            room.Pki.Issue(issuer: room.TimestampAuthority)),
        By("path too long", "adds an authority below one that permits none", SubIndication.ChainConstraintsFailure, room =>
        {
            var first = room.Pki.Issue(CertificatePurpose.IssuingAuthority);
            return room.Pki.Issue(issuer: room.Pki.Issue(CertificatePurpose.IssuingAuthority, issuer: first));
        }),
        By("authority in name alone", "issues by a certificate without the right to sign certificates", SubIndication.ChainConstraintsFailure, room =>
            room.Pki.Issue(issuer: room.Pki.IssueWith(
                new X509BasicConstraintsExtension(true, false, 0, true), new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true)))),
        By("timestamp authority that signs", "signs by a timestamp authority's certificate", SubIndication.ChainConstraintsFailure,
            room => room.Pki.Issue(CertificatePurpose.Timestamping)),
        By("authority that signs", "signs by an issuing authority's certificate", SubIndication.ChainConstraintsFailure,
            room => room.Pki.Issue(CertificatePurpose.IssuingAuthority)),
        By("certificate that has run out", "signs when the certificate has expired", SubIndication.OutOfBoundsNoPoe,
            room => room.Pki.Issue(fromHours: -3, toHours: -2)),
        By("certificate of tomorrow", "signs before the certificate is valid", SubIndication.NotYetValid,
            room => room.Pki.Issue(fromHours: 2, toHours: 3)),
        With("no key usage", "says nothing of its use"),
        With("key usage for encryption", "is for encryption", new X509KeyUsageExtension(X509KeyUsageFlags.KeyEncipherment, critical: true)),
        With("certificate for servers", "is for servers", TestPki.SigningUsage, new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false)),
        With("certificate for code", "is for code", TestPki.SigningUsage, new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.3")], false)),
        With("extension that nobody understands", "has a critical extension of its own", TestPki.SigningUsage, new X509Extension("2.999.1", [5, 0], true)),
        With("name constraints", "limits the names", TestPki.SigningUsage, new X509Extension("2.5.29.30", [0x30, 0], true)),
        By("issuer's name in another encoding", "writes the issuer's name as PrintableString", SubIndication.NoCertificateChainFound, room =>
            Issued(room, name: Recoded(room.Pki.Root.Certificate.Subject))),
        By("issuer's name in other letters", "writes the issuer's name in capitals", SubIndication.NoCertificateChainFound, room =>
            Issued(room, name: CertificateIssuing.Subject("TEST ROOT"))),
        By("certificate by ECDSA with SHA-1", "is signed with a weak digest", SubIndication.CryptoConstraintsFailure, room =>
            Issued(room, algorithm: "1.2.840.10045.4.1")),
        By("certificate by MD5", "is signed with a broken digest", SubIndication.CryptoConstraintsFailure, room =>
            Issued(room, algorithm: "1.2.840.113549.1.1.4")),
        By("certificate by an unknown algorithm", "is signed by an unknown algorithm", SubIndication.CryptoConstraintsFailure, room =>
            Issued(room, algorithm: "2.999.8")),
        By("certificate with a broken signature", "has its last byte changed", SubIndication.NoCertificateChainFound, room =>
        {
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var der = room.Pki.Issue(key: key).CertificateDer.ToArray();
            der[^1] ^= 1;
            return new SigningIdentity(new LocalKey(key), Certificate.Read(der), [room.Pki.Root.Certificate]);
        }),
        Attack.Failed("value by another key", "signs with a key that is not the certificate's", SubIndication.SigCryptoFailure, room =>
            HandSigned.Sign(Paper.Make(), "worker", new HostileCms(room.Worker) { Sign = data => room.Employer.Sign(data) }.Over)),
        Attack.Open("certificate exchanged", "puts another certificate over the same key in the place of the signer's",
            SubIndication.NoSigningCertificateFound, room =>
            {
                var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                using var honest = room.Pki.Issue(key: key);
                using var other = room.Pki.Issue(CertificatePurpose.Seal, key);
                return HandSigned.Sign(Paper.Make(), "worker", new HostileCms(other)
                {
                    Twist = all => [all[0], all[1], HostileCms.SigningCertificate(SHA256.HashData(honest.CertificateDer.Span))],
                }.Over);
            }),
        Attack.Open("a pile of authorities of one name", "brings eighteen authorities of the pinned root's name", SubIndication.NoCertificateChainFound, room =>
        {
            using var stranger = new TestPki(AttackRoom.Now).Issue();
            var pile = Enumerable.Range(0, 18).Select(_ => new TestPki(AttackRoom.Now).Root.CertificateDer.ToArray());
            return HandSigned.Sign(Paper.Make(), "worker", new HostileCms(stranger)
            {
                Certificates = [stranger.CertificateDer.ToArray(), .. pile],
            }.Over);
        }),
    ];

    private static Attack By(string name, string how, SubIndication sub, Func<AttackRoom, SigningIdentity> issue) =>
        Attack.Open(name, how, sub, room => HandSigned.Sign(Paper.Make(), "worker", covered =>
            Forgery.Cms(issue(room), SHA256.HashData(covered))));

    private static Attack With(string name, string how, params X509Extension[] extensions) =>
        By(name, $"signs by a certificate that {how}", SubIndication.ChainConstraintsFailure, room => room.Pki.IssueWith(extensions));

    /// <summary>A certificate signed by the pinned root's key, under another name of it or another algorithm.</summary>
    public static SigningIdentity Issued(
        AttackRoom room, X500DistinguishedName? name = null, string algorithm = Oids.EcdsaSha256, byte[]? publicKeyInfo = null)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var root = room.Pki.Root;
        var body = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                using (writer.PushSequence(Der.Context(0))) writer.WriteInteger(2);
                writer.WriteInteger(77);
                writer.WriteAlgorithm(algorithm);
                writer.WriteEncodedValue(name?.RawData ?? root.Certificate.Subject.Span);
                using (writer.PushSequence())
                {
                    writer.WriteUtcTime(AttackRoom.Now.AddHours(-1));
                    writer.WriteUtcTime(AttackRoom.Now.AddHours(1));
                }

                writer.WriteEncodedValue(CertificateIssuing.Subject("Test signer").RawData);
                writer.WriteEncodedValue(publicKeyInfo ?? key.ExportSubjectPublicKeyInfo());
                using (writer.PushSequence(Der.Context(3)))
                using (writer.PushSequence())
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.KeyUsage);
                    writer.WriteBoolean(true);
                    writer.WriteOctetString(TestPki.SigningUsage.RawData);
                }
            }
        });
        var certificate = Certificate.Read(Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(body);
                writer.WriteAlgorithm(algorithm);
                writer.WriteBitString(root.Sign(body));
            }
        }));
        return new SigningIdentity(new LocalKey(key), certificate, [root.Certificate]);
    }

    /// <summary>The same name with every UTF8String as a PrintableString and the other way round.</summary>
    private static X500DistinguishedName Recoded(ReadOnlyMemory<byte> name)
    {
        var reader = new AsnReader(name, AsnEncodingRules.DER).ReadSequence();
        return new(Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                while (reader.HasData)
                {
                    var attribute = reader.ReadSetOf().ReadSequence();
                    using (writer.PushSetOf())
                    using (writer.PushSequence())
                    {
                        writer.WriteObjectIdentifier(attribute.ReadObjectIdentifier());
                        var isUtf8 = attribute.PeekTag().TagValue == (int)UniversalTagNumber.UTF8String;
                        var kind = isUtf8 ? UniversalTagNumber.UTF8String : UniversalTagNumber.PrintableString;
                        var text = attribute.ReadCharacterString(kind);
                        var fits = text.All(char.IsAsciiLetterOrDigit) || text.All(c => char.IsAsciiLetterOrDigit(c) || c == ' ');
                        writer.WriteCharacterString(isUtf8 && fits ? UniversalTagNumber.PrintableString : UniversalTagNumber.UTF8String, text);
                    }
                }
            }
        }));
    }
}
