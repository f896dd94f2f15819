using System.Numerics;
using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Validation;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Asn1.Nist;
using Org.BouncyCastle.Asn1.X9;
using Org.BouncyCastle.Crypto.EC;
using BcInteger = Org.BouncyCastle.Math.BigInteger;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>Keys that are weak or of a curve of the forger's choosing, and signature values at the edges of their range.</summary>
internal static class WeakKeys
{
    private const string DefaultUser = "1234567812345678";

    public static IEnumerable<Attack> All =>
    [
        Value("r is 0", "signs with r = 0", n => (BcInteger.Zero, BcInteger.One)),
        Value("s is 0", "signs with s = 0", n => (BcInteger.One, BcInteger.Zero)),
        Value("r and s are 0", "signs with nothing (CVE-2022-21449)", n => (BcInteger.Zero, BcInteger.Zero)),
        Value("r is the order", "signs with r = n", n => (n, BcInteger.One)),
        Value("s is the order", "signs with s = n", n => (BcInteger.One, n)),
        Value("r and s are the order", "signs with r = s = n", n => (n, n)),
        Value("r is negative", "signs with r = -1", n => (BcInteger.One.Negate(), BcInteger.One)),
        Value("r and s are 1", "signs with r = s = 1", n => (BcInteger.One, BcInteger.One)),
        Raw("value of no byte", "signs with nothing at all", []),
        Raw("value of zeros", "signs with 64 zero bytes", new byte[64]),
        Attack.Failed("value as plain r and s", "writes r and s without DER", SubIndication.SigCryptoFailure, room =>
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var who = room.Pki.Issue(key: ECDsa.Create(key.ExportParameters(true)));
            return HandSigned.Sign(Paper.Make(), "worker", new HostileCms(who)
            {
                Sign = data => key.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation),
            }.Over);
        }),
        Attack.Failed("value with a byte behind it", "appends a byte to the DER of the value", SubIndication.SigCryptoFailure, room =>
            HandSigned.Sign(Paper.Make(), "worker", new HostileCms(room.Worker) { Sign = data => [.. room.Worker.Sign(data), 0] }.Over)),
        Attack.Open("RSA of 1024 bits", "signs with a key that can be broken", SubIndication.CryptoConstraintsFailure, room =>
        {
            using var who = room.Pki.Issue(key: RSA.Create(1024));
            return HandSigned.Sign(Paper.Make(), "worker", new HostileCms(who).Over);
        }),
        Attack.Failed("padding forged under exponent 3", "forges by a cube root, with garbage behind the digest (CVE-2006-4339)",
            SubIndication.SigCryptoFailure, CubeRoot),
        Attack.Open("exponent of many bytes", "makes every check of the key slow", SubIndication.CryptoConstraintsFailure, room =>
        {
            using var honest = RSA.Create(2048);
            var parameters = honest.ExportParameters(false);
            parameters.Exponent = parameters.Modulus!.ToArray();
            parameters.Exponent[0] = 1;
            parameters.Exponent[^1] |= 1;
            using var who = room.Pki.Issue(key: RSA.Create(parameters));
            return HandSigned.Sign(Paper.Make(), "worker", new HostileCms(who) { Sign = _ => new byte[256] }.Over);
        }),
        Attack.Open("curve of one's own generator", "signs under explicit parameters with another base point (CVE-2020-0601)",
            SubIndication.CryptoConstraintsFailure, room => Curve(room, Explicit(NistNamedCurves.GetByName("P-256")))),
        Attack.Open("explicit parameters, though the right ones", "writes the curve out instead of naming it",
            SubIndication.CryptoConstraintsFailure, room => Curve(room, NistNamedCurves.GetByName("P-256"))),
        Attack.Open("curve secp256k1", "signs on a curve that is not accepted", SubIndication.CryptoConstraintsFailure, room =>
            Named(room, "1.3.132.0.10", CustomNamedCurves.GetByName("secp256k1"))),
        Attack.Open("curve P-192", "signs on a curve that is too small", SubIndication.CryptoConstraintsFailure, room =>
            Named(room, "1.2.840.10045.3.1.1", NistNamedCurves.GetByName("P-192"))),
        Attack.Open("point off the curve", "names a curve that the key's point is not on", SubIndication.CryptoConstraintsFailure, room =>
        {
            var point = CustomNamedCurves.GetByName("secp256k1").G.GetEncoded(false);
            return Under(room, KeyInfo(Der.Write(w => w.WriteObjectIdentifier(Oids.P256)), point));
        }),
        Attack.Open("point at infinity", "has a key of no point", SubIndication.CryptoConstraintsFailure, room =>
            Under(room, KeyInfo(Der.Write(w => w.WriteObjectIdentifier(Oids.P256)), [0]))),
        Attack.Failed("SM2 under another user id", "signs by SM2 with a user id that was not agreed", SubIndication.SigCryptoFailure, room =>
            SignedBySm2(room, (key, data) => key.SignDigest(Sm3.Of(Z("another", key), data)))),
        Attack.Failed("SM2 without Z", "signs by SM2 the digest of the attributes alone", SubIndication.SigCryptoFailure, room =>
            SignedBySm2(room, (key, data) => key.SignDigest(Sm3.Of(data)))),
        Attack.Failed("SM2 with r = 0", "signs by SM2 with nothing", SubIndication.SigCryptoFailure, room =>
            SignedBySm2(room, (_, _) => Pair(BcInteger.Zero, BcInteger.Zero))),
        Attack.Failed("SM2 with r + s = n", "signs by SM2 with t = 0", SubIndication.SigCryptoFailure, room =>
            SignedBySm2(room, (_, _) => Pair(BcInteger.One, GMNamedCurves.GetByName("sm2p256v1").N.Subtract(BcInteger.One)))),
        Attack.Open("SM2 on P-256", "signs by SM2 with a key of another curve", SubIndication.CryptoConstraintsFailure, room =>
        {
            return HandSigned.Sign(Paper.Make(), "worker", covered => new HostileCms(room.Worker)
            {
                Digest = Oids.Sm3,
                Signature = Oids.Sm2Sm3,
                Twist = all => [all[0], HostileCms.Attribute(Oids.MessageDigest, w => w.WriteOctetString(Sm3.Of(covered))), all[2]],
            }.Over(covered));
        }),
        Attack.Open("SM2 with SHA-256", "signs by SM2 over another digest", SubIndication.CryptoConstraintsFailure, room =>
            SignedBySm2(room, (key, data) => key.SignDigest(Sm3.Of(Z(DefaultUser, key), data)), Oids.Sha256)),
    ];

    private static Attack Value(string name, string how, Func<BcInteger, (BcInteger R, BcInteger S)> choose)
    {
        var (r, s) = choose(NistNamedCurves.GetByName("P-256").N);
        return Raw(name, how, Pair(r, s));
    }

    private static Attack Raw(string name, string how, byte[] value) => Attack.Failed(name, how, SubIndication.SigCryptoFailure, room =>
        HandSigned.Sign(Paper.Make(), "worker", new HostileCms(room.Worker) { Sign = _ => value }.Over));

    private static byte[] Pair(BcInteger r, BcInteger s) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(r.ToByteArray());
            writer.WriteInteger(s.ToByteArray());
        }
    });

    // 00 01 FF 00, the digest's DigestInfo, then whatever makes the number a cube: what a lax parser does not look at.
    private static byte[] CubeRoot(AttackRoom room)
    {
        using var honest = RSA.Create(2048);
        var parameters = honest.ExportParameters(false);
        parameters.Exponent = [3];
        using var who = room.Pki.Issue(key: RSA.Create(parameters));
        return HandSigned.Sign(Paper.Make(), "worker", new HostileCms(who)
        {
            Sign = data =>
            {
                var info = Der.Write(writer =>
                {
                    using (writer.PushSequence())
                    {
                        writer.WriteAlgorithm(Oids.Sha256, nullParameters: true);
                        writer.WriteOctetString(SHA256.HashData(data));
                    }
                });
                byte[] head = [0x00, 0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00, .. info];
                byte[] wanted = [.. head, .. Enumerable.Repeat((byte)0xFF, 256 - head.Length)];
                var target = new BigInteger(wanted, isUnsigned: true, isBigEndian: true);
                var (low, high) = (BigInteger.Zero, BigInteger.One << 700);
                while (high - low > 1)
                {
                    var middle = (low + high) >> 1;
                    if (BigInteger.Pow(middle, 3) <= target) low = middle;
                    else high = middle;
                }

                var root = low.ToByteArray(isUnsigned: true, isBigEndian: true);
                return [.. new byte[256 - root.Length], .. root];
            },
        }.Over);
    }

    /// <summary>The same curve with the doubled base point: whoever chooses it knows a private key of any public one.</summary>
    private static X9ECParameters Explicit(X9ECParameters honest) =>
        new(honest.Curve, new X9ECPoint(honest.G.Twice().Normalize(), false), honest.N, honest.H);

    private static byte[] Curve(AttackRoom room, X9ECParameters curve) =>
        Under(room, KeyInfo(curve.ToAsn1Object().GetDerEncoded(), curve.G.GetEncoded(false)));

    private static byte[] Named(AttackRoom room, string oid, X9ECParameters curve) =>
        Under(room, KeyInfo(Der.Write(w => w.WriteObjectIdentifier(oid)), curve.G.GetEncoded(false)));

    private static byte[] Under(AttackRoom room, byte[] publicKeyInfo)
    {
        using var who = Certificates.Issued(room, publicKeyInfo: publicKeyInfo);
        return HandSigned.Sign(Paper.Make(), "worker", new HostileCms(who).Over);
    }

    private static byte[] KeyInfo(byte[] parameters, byte[] point) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Oids.EcPublicKey);
                writer.WriteEncodedValue(parameters);
            }

            writer.WriteBitString(point);
        }
    });

    private static byte[] SignedBySm2(AttackRoom room, Func<Sm2Key, byte[], byte[]> sign, string digest = Oids.Sm3)
    {
        using var key = Sm2Key.Create();
        using var who = Certificates.Issued(room, publicKeyInfo: key.ExportSubjectPublicKeyInfo());
        return HandSigned.Sign(Paper.Make(), "worker", covered => new HostileCms(who)
        {
            Digest = digest,
            Signature = Oids.Sm2Sm3,
            Twist = all => digest == Oids.Sm3
                ? [all[0], HostileCms.Attribute(Oids.MessageDigest, w => w.WriteOctetString(Sm3.Of(covered))), all[2]]
                : all,
            Sign = data => sign(key, data),
        }.Over(covered));
    }

    /// <summary>Z (GB/T 32918.2 §5.5) of a user id.</summary>
    private static byte[] Z(string user, Sm2Key key)
    {
        var curve = GMNamedCurves.GetByName("sm2p256v1");
        var id = System.Text.Encoding.ASCII.GetBytes(user);
        return Sm3.Of(
            [0, (byte)(id.Length * 8), .. id, .. curve.Curve.A.GetEncoded(), .. curve.Curve.B.GetEncoded(), .. curve.G.GetEncoded(false)[1..]],
            key.ExportSubjectPublicKeyInfo().AsSpan()[^64..]);
    }
}
