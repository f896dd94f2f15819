using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Security;
using Xunit;

namespace LaborContracts.Signatures.Tests.ChineseAlgorithms;

public sealed class Sm2Tests
{
    // GB/T 32918.5-2017, annex A.2: signature over "message digest" with the default user id.
    private static readonly byte[] Message = "message digest"u8.ToArray();

    private static readonly BigInteger PrivateKey = Number("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8");
    private static readonly BigInteger K = Number("59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21");
    private static readonly byte[] X = Convert.FromHexString("09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020");
    private static readonly byte[] Y = Convert.FromHexString("CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13");
    private static readonly byte[] E = Convert.FromHexString("F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640");
    private static readonly BigInteger R = Number("F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3");
    private static readonly BigInteger S = Number("B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA");

    private static readonly BigInteger N = Number("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123");
    private static readonly byte[] P = Convert.FromHexString("FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF00000000FFFFFFFFFFFFFFFF");

    private static readonly byte[] PublicKey = KeyInfo([0x04, .. X, .. Y]);

    [Fact]
    public void The_example_of_the_standard_comes_out()
    {
        Assert.Equal(PublicKey, Sm2.PublicKeyInfo(PrivateKey));
        Assert.Equal(E, Sm2.Digest(PublicKey, Message));
        Assert.Equal(Signature(R, S), Sm2.Sign(PrivateKey, E, K));
        Assert.Equal(SignatureCheck.Valid, Sm2.Verify(PublicKey, Message, Signature(R, S)));
    }

    [Fact]
    public void Every_bit_of_message_and_signature_matters()
    {
        var signature = Signature(R, S);
        for (var bit = 0; bit < 8 * signature.Length; bit++)
            Assert.Equal(SignatureCheck.Invalid, Sm2.Verify(PublicKey, Message, Flip(signature, bit)));
        for (var bit = 0; bit < 8 * Message.Length; bit++)
            Assert.Equal(SignatureCheck.Invalid, Sm2.Verify(PublicKey, Flip(Message, bit), signature));
    }

    public static TheoryData<string> OutOfRange => [.. Wrong.Keys];

    private static readonly Dictionary<string, byte[]> Wrong = new()
    {
        ["r is zero"] = Signature(BigInteger.Zero, S),
        ["s is zero"] = Signature(R, BigInteger.Zero),
        ["r and n more"] = Signature(R.Add(N), S),
        ["s and n more"] = Signature(R, S.Add(N)),
        ["r is negative"] = Signature(R.Subtract(N), S),
        ["s is negative"] = Signature(R, S.Subtract(N)),
        ["r + s is n"] = Signature(R, N.Subtract(R)),
        ["something follows"] = [.. Signature(R, S), 0],
        ["r is padded"] = [0x30, 0x47, 0x02, 0x22, 0, 0, .. R.ToByteArrayUnsigned(), 0x02, 0x21, 0, .. S.ToByteArrayUnsigned()],
        ["a third number"] = [0x30, 0x49, .. Signature(R, S)[2..], 0x02, 0x01, 0x01],
        ["plain r and s"] = [.. R.ToByteArrayUnsigned(), .. S.ToByteArrayUnsigned()],
        ["nothing"] = [],
    };

    [Theory, MemberData(nameof(OutOfRange))]
    public void A_signature_of_another_form_or_range_fails(string name) =>
        Assert.Equal(SignatureCheck.Invalid, Sm2.Verify(PublicKey, Message, Wrong[name]));

    public static TheoryData<string> OtherKeys => [.. Keys.Keys];

    private static readonly Dictionary<string, byte[]> Keys = new()
    {
        ["off the curve"] = KeyInfo([0x04, .. X, .. Flip(Y, 255)]),
        ["x not below p"] = KeyInfo([0x04, .. P, .. Y]),
        ["infinity"] = KeyInfo([0x00]),
        ["compressed"] = KeyInfo([0x03, .. X]),
        ["hybrid"] = KeyInfo([0x07, .. X, .. Y]),
        ["too short"] = KeyInfo([0x04, .. X]),
        ["another named curve"] = KeyInfo([0x04, .. X, .. Y], Oids.P256),
        ["the algorithm SM2 instead of an elliptic curve"] = KeyInfo([0x04, .. X, .. Y], Oids.Sm2Curve, Oids.Sm2Signature),
        ["explicit parameters, though the right ones"] = Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(Oids.EcPublicKey);
                    var curve = Org.BouncyCastle.Asn1.GM.GMNamedCurves.GetByName("sm2p256v1");
                    writer.WriteEncodedValue(curve.ToAsn1Object().GetDerEncoded());
                }

                writer.WriteBitString([0x04, .. X, .. Y]);
            }
        }),
    };

    [Theory, MemberData(nameof(OtherKeys))]
    public void A_key_that_is_no_point_of_the_named_curve_is_not_accepted(string name)
    {
        Assert.Equal(SignatureCheck.NotAccepted, Sm2.Verify(Keys[name], Message, Signature(R, S)));
        Assert.Equal(
            SignatureCheck.NotAccepted, Algorithms.Verify(Keys[name], Oids.Sm2Sm3, Sm3.Name, Message, Signature(R, S)));
    }

    [Theory]
    [InlineData(Oids.Sm2Sm3, null, true)]
    [InlineData(Oids.Sm2Sm3, Oids.Sm3, true)]
    [InlineData(Oids.Sm2Signature, Oids.Sm3, true)]
    [InlineData(Oids.Sm2Signature, null, false)]
    [InlineData(Oids.Sm2Signature, Oids.Sha256, false)]
    [InlineData(Oids.Sm2Sm3, Oids.Sha256, false)]
    [InlineData(Oids.EcdsaSha256, Oids.Sha256, false)]
    [InlineData(Oids.EcdsaSha256, Oids.Sm3, false)]
    [InlineData(Oids.Rsa, Oids.Sm3, false)]
    public void SM2_goes_with_SM3_alone(string algorithm, string? digest, bool accepted) => Assert.Equal(
        accepted ? SignatureCheck.Valid : SignatureCheck.NotAccepted,
        Algorithms.Verify(
            PublicKey, algorithm, digest is null ? null : Algorithms.DigestOf(digest), Message, Signature(R, S)));

    [Fact]
    public void SM3_goes_with_SM2_keys_alone()
    {
        using var rsa = RSA.Create(2048);
        using var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        foreach (var (key, algorithm) in new (AsymmetricAlgorithm, string)[]
            { (rsa, Oids.Rsa), (rsa, Oids.Sm2Sm3), (ecdsa, Oids.Sm2Sm3), (ecdsa, Oids.Sm2Signature) })
        {
            Assert.Equal(
                SignatureCheck.NotAccepted,
                Algorithms.Verify(key.ExportSubjectPublicKeyInfo(), algorithm, Sm3.Name, Message, Signature(R, S)));
        }
    }

    [Fact]
    public void Another_implementation_verifies_ours_and_makes_what_we_verify()
    {
        using var key = Sm2Key.Create();
        var publicKey = key.ExportSubjectPublicKeyInfo();
        for (var i = 0; i < 100; i++)
        {
            var data = RandomNumberGenerator.GetBytes(i);
            var signer = new SM2Signer(); // its default user id is the standard's
            signer.Init(false, PublicKeyFactory.CreateKey(publicKey));
            signer.BlockUpdate(data);
            Assert.True(signer.VerifySignature(key.SignDigest(Sm2.Digest(publicKey, data))));

            signer.Init(true, new ECPrivateKeyParameters("EC", PrivateKey, Org.BouncyCastle.Asn1.GM.GMObjectIdentifiers.sm2p256v1));
            signer.BlockUpdate(data);
            Assert.Equal(SignatureCheck.Valid, Sm2.Verify(PublicKey, data, signer.GenerateSignature()));
        }
    }

    [Fact]
    public void Another_user_id_does_not_verify()
    {
        var signer = new SM2Signer();
        signer.Init(true, new ParametersWithID(
            new ECPrivateKeyParameters("EC", PrivateKey, Org.BouncyCastle.Asn1.GM.GMObjectIdentifiers.sm2p256v1),
            "ALICE123@YAHOO.COM"u8.ToArray()));
        signer.BlockUpdate(Message);

        Assert.Equal(SignatureCheck.Invalid, Sm2.Verify(PublicKey, Message, signer.GenerateSignature()));
    }

    private static BigInteger Number(string hex) => new(hex, 16);

    private static byte[] Signature(BigInteger r, BigInteger s) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(r.ToByteArray());
            writer.WriteInteger(s.ToByteArray());
        }
    });

    private static byte[] KeyInfo(byte[] point, string curve = Oids.Sm2Curve, string algorithm = Oids.EcPublicKey) =>
        Der.Write(writer =>
        {
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                {
                    writer.WriteObjectIdentifier(algorithm);
                    writer.WriteObjectIdentifier(curve);
                }

                writer.WriteBitString(point);
            }
        });

    private static byte[] Flip(byte[] bytes, int bit)
    {
        var flipped = bytes.ToArray();
        flipped[bit / 8] ^= (byte)(1 << (bit % 8));
        return flipped;
    }
}
