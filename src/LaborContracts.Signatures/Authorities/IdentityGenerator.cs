using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Authorities;

/// <summary>Lets an identity sign certificates and revocation lists without its key leaving it.</summary>
internal sealed class IdentityGenerator(SigningIdentity issuer) : X509SignatureGenerator
{
    public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) =>
        Der.Write(w => w.WriteSignatureAlgorithm(issuer.Scheme));

    public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm) => issuer.Sign(data);

    protected override PublicKey BuildPublicKey() =>
        PublicKey.CreateFromSubjectPublicKeyInfo(issuer.Certificate.PublicKeyInfo.Span, out _);
}
