using System.Security.Cryptography;
using LaborContracts.Signatures.Keys;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Generators;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace LaborContracts.Benchmarks;

/// <summary>The bare operation of a key and its hash, by the libraries that the product uses.</summary>
internal sealed class RawKey(Action<byte[]> sign, IDisposable? key) : IDisposable
{
    public void Sign(byte[] digest) => sign(digest);

    public void Dispose() => key?.Dispose();

    public static void Hash(SignatureScheme scheme, byte[] file)
    {
        if (scheme != SignatureScheme.Sm2)
        {
            SHA256.HashData(file);
            return;
        }

        var sm3 = new SM3Digest();
        sm3.BlockUpdate(file, 0, file.Length);
        sm3.DoFinal(new byte[sm3.GetDigestSize()], 0);
    }

    public static RawKey Of(SignatureScheme scheme)
    {
        switch (scheme)
        {
            case SignatureScheme.EcdsaP256:
                var ecdsa = ECDsa.Create(ECCurve.NamedCurves.nistP256);
                return new(digest => ecdsa.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence), ecdsa);
            case SignatureScheme.Rsa:
                var rsa = RSA.Create(2048);
                return new(digest => rsa.SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1), rsa);
            default:
                var curve = CustomNamedCurves.GetByName("sm2p256v1");
                var generator = new ECKeyPairGenerator();
                generator.Init(new ECKeyGenerationParameters(new ECDomainParameters(curve), new SecureRandom()));
                var pair = generator.GenerateKeyPair();
                return new(
                    message =>
                    {
                        var signer = new SM2Signer();
                        signer.Init(true, pair.Private);
                        signer.BlockUpdate(message, 0, message.Length);
                        signer.GenerateSignature();
                    },
                    null);
        }
    }
}
