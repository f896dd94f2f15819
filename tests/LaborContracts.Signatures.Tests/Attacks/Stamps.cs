using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Authorities;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>Good signatures with timestamps that are not, and timestamps over a document that prove something else.</summary>
internal static class Stamps
{
    public static IEnumerable<Attack> All =>
    [
        With("token over other bytes", "stamps something else", SubIndication.SigConstraintsFailure, (room, _) => room.Token("other"u8)),
        With("token that is none", "puts an empty sequence in the token's place", SubIndication.SigConstraintsFailure, (_, _) => [0x30, 0]),
        With("token with a broken signature", "changes the last byte of the token", SubIndication.SigConstraintsFailure, (room, value) =>
        {
            var token = room.Token(value);
            token[^1] ^= 1;
            return token;
        }),
        With("token with another time in it", "changes the time that the token says", SubIndication.SigConstraintsFailure, (room, value) =>
        {
            var token = room.Token(value);
            var at = token.AsSpan().IndexOf("20261124"u8);
            token[at + 3] = (byte)'4';
            return token;
        }),
        With("token from the future", "stamps for tomorrow", SubIndication.TimestampOrderFailure, (room, value) =>
            Tokens.Over(room.TimestampAuthority, value, AttackRoom.Now.AddMinutes(40))),
        With("token by a stranger", "stamps by an authority that is not pinned", SubIndication.NoCertificateChainFound, (_, value) =>
        {
            using var stranger = new TestPki(AttackRoom.Now).Issue(CertificatePurpose.Timestamping);
            return Tokens.Over(stranger, value, AttackRoom.Now);
        }),
        With("token by the signer", "stamps by the signer's own certificate", SubIndication.ChainConstraintsFailure, (room, value) =>
            Tokens.Over(room.Worker, value, AttackRoom.Now)),
        With("token by a purpose that is not critical", "stamps by a certificate whose purpose may be overlooked",
            SubIndication.ChainConstraintsFailure, (room, value) =>
            {
                using var authority = room.Pki.IssueWith(
                    TestPki.SigningUsage, new X509EnhancedKeyUsageExtension([new Oid(Oids.TimeStamping)], critical: false));
                return Tokens.Over(authority, value, AttackRoom.Now);
            }),
        With("token by a certificate of two purposes", "stamps by a certificate for timestamps and mail",
            SubIndication.ChainConstraintsFailure, (room, value) =>
            {
                using var authority = room.Pki.IssueWith(TestPki.SigningUsage, new X509EnhancedKeyUsageExtension(
                    [new Oid(Oids.TimeStamping), new Oid(Oids.EmailProtection)], critical: true));
                return Tokens.Over(authority, value, AttackRoom.Now);
            }),
        With("token by SHA-1", "stamps a digest that can be forged", SubIndication.SigConstraintsFailure, (room, value) =>
            Tokens.Over(room.TimestampAuthority, value, AttackRoom.Now, Oids.Sha1, new byte[20])),
        With("token by an authority that has run out", "stamps by a certificate that has since expired", SubIndication.OutOfBoundsNoPoe,
            (room, value) =>
            {
                using var authority = room.Pki.Issue(CertificatePurpose.Timestamping, fromHours: -3, toHours: 0);
                return Tokens.Over(authority, value, AttackRoom.Now.AddMinutes(-5));
            }),
        With("token from before its authority", "stamps for a time before the authority's certificate", SubIndication.NotYetValid,
            (room, value) => Tokens.Over(room.TimestampAuthority, value, AttackRoom.Now.AddHours(-2))),
        Attack.Failed("token from before the signer", "stamps for a time before the signer's certificate", SubIndication.NotYetValid, room =>
        {
            using var authority = room.Pki.Issue(CertificatePurpose.Timestamping, fromHours: -9);
            return Signed(room.Worker, value => [Tokens.Over(authority, value, AttackRoom.Now.AddHours(-5))]);
        }),
        Attack.Open("token from after the signer", "stamps after the signer's certificate has run out", SubIndication.OutOfBoundsNoPoe, room =>
        {
            using var signer = room.Pki.Issue(fromHours: -9, toHours: -5);
            return Signed(signer, value => [room.Token(value)]);
        }),
        Attack.Open("one good and one broken token", "hides a broken token behind a good one", SubIndication.SigConstraintsFailure, room =>
            Signed(room.Worker, value => [room.Token(value), room.Token("other"u8)])),
        Attack.Open("five tokens", "brings more tokens than are judged", SubIndication.SigConstraintsFailure, room =>
            Signed(room.Worker, value => [.. Enumerable.Repeat(room.Token(value), 5)])),
        Attack.Open("token of the other signature", "moves the employer's token to the worker's signature", SubIndication.SigConstraintsFailure,
            room =>
            {
                var (_, token) = Extracted.Timestamp(Extracted.Signature(room.Twice(), 1).Cms);
                return Signed(room.Worker, _ => [token]);
            }),
        OfDocument("document timestamp over other bytes", "stamps something else", Indication.Indeterminate, SubIndication.SigConstraintsFailure,
            room => room.StampDocument(room.Once(), token: _ => room.Token("other"u8))),
        OfDocument("document timestamp by a stranger", "stamps by an authority that is not pinned", Indication.Indeterminate,
            SubIndication.NoCertificateChainFound, room =>
            {
                using var stranger = new TestPki(AttackRoom.Now).Issue(CertificatePurpose.Timestamping);
                return room.StampDocument(room.Once(), token: data => Tokens.Over(stranger, data, AttackRoom.Now));
            }),
        OfDocument("document timestamp that is none", "puts a signature in the token's place", Indication.Indeterminate,
            SubIndication.SigConstraintsFailure, room => room.StampDocument(room.Once(), token: data =>
                Forgery.Cms(room.Worker, SHA256.HashData(data)))),
        OfDocument("document timestamp cut short", "leaves the last bytes out", Indication.Indeterminate, SubIndication.SigConstraintsFailure,
            room => room.StampDocument(room.Once(), token: data => room.Token(data)[..^9])),
        OfDocument("document timestamp from the future", "stamps for tomorrow", Indication.Indeterminate, SubIndication.TimestampOrderFailure,
            room => room.StampDocument(room.Once(), token: data => room.Token(data, AttackRoom.Now.AddMinutes(45)))),
        OfDocument("document timestamp before a change", "stamps, then changes the content", Indication.TotalFailed,
            SubIndication.ModifiedAfterSigning, room => AttackRoom.Update(
                room.StampDocument(room.Once()), (Paper.Content, Paper.Stream("BT ET")))),
        OfDocument("signature that calls itself a timestamp", "says DocTimeStamp over a signature", Indication.Indeterminate,
            SubIndication.SigConstraintsFailure, room => HandSigned.Sign(
                Paper.Make(), "worker", covered => room.Stamped(room.Worker, SHA256.HashData(covered)),
                value => value["Type"] = new PdfName("DocTimeStamp"))) with { Field = "worker" },
        Attack.Open("signature that a timestamp cannot save", "signs with a certificate that ran out, stamps the document later",
            SubIndication.OutOfBoundsNoPoe, room =>
            {
                using var signer = room.Pki.Issue(fromHours: -9, toHours: -5);
                return room.StampDocument(Signed(signer, _ => []));
            }),
    ];

    private static Attack With(string name, string how, SubIndication sub, Func<AttackRoom, byte[], byte[]> token) =>
        Attack.Open(name, how, sub, room => Signed(room.Worker, value => [token(room, value)]));

    private static Attack OfDocument(string name, string how, Indication indication, SubIndication sub, Func<AttackRoom, byte[]> make) =>
        new(name, how, make, indication, sub, "timestamp-1");

    private static byte[] Signed(SigningIdentity who, Func<byte[], byte[][]> tokens) =>
        HandSigned.Sign(Paper.Make(), "worker", new HostileCms(who) { Tokens = tokens }.Over);
}
