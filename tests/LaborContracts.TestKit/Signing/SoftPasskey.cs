using System.Buffers.Text;
using System.Formats.Cbor;
using System.Security.Cryptography;
using System.Text;

namespace LaborContracts.TestKit.Signing;

/// <summary>
/// A passkey in software with the browser before it, without the product's own code: what it says can be twisted. ECDSA on P-256, or RSA.
/// </summary>
public sealed class SoftPasskey(AsymmetricAlgorithm key)
{
    private const byte Present = 1, Verified = 1 << 2, Attested = 1 << 6;

    public byte[] Id { get; } = SHA256.HashData(key.ExportSubjectPublicKeyInfo());

    /// <summary>Domain and origin of the page that asks.</summary>
    public (string Domain, string Origin) Page { get; init; } = ("contracts.example", "https://contracts.example");

    /// <summary>Whether its owner was verified, by a finger or a PIN.</summary>
    public bool VerifiesOwner { get; init; } = true;

    /// <summary>Further members of the client data, as JSON.</summary>
    public string More { get; init; } = ",\"crossOrigin\":false";

    /// <param name="page">Domain and origin of the page that asks, if it is another.</param>
    public static SoftPasskey OnP256((string Domain, string Origin)? page = null) => new(ECDsa.Create(ECCurve.NamedCurves.nistP256))
    {
        Page = page ?? ("contracts.example", "https://contracts.example"),
    };

    public static SoftPasskey OfRsa() => new(RSA.Create(2048));

    /// <summary>The public key as a COSE_Key.</summary>
    public byte[] CoseKey()
    {
        var cbor = new CborWriter(CborConformanceMode.Ctap2Canonical);
        if (key is ECDsa curve)
        {
            var point = curve.ExportParameters(includePrivateParameters: false).Q;
            cbor.WriteStartMap(5);
            (int, object)[] members = [(1, 2), (3, -7), (-1, 1), (-2, point.X!), (-3, point.Y!)];
            WriteAll(cbor, members);
        }
        else
        {
            var rsa = ((RSA)key).ExportParameters(includePrivateParameters: false);
            cbor.WriteStartMap(4);
            WriteAll(cbor, [(1, 3), (3, -257), (-1, rsa.Modulus!), (-2, rsa.Exponent!)]);
        }

        cbor.WriteEndMap();
        return cbor.Encode();
    }

    /// <summary>What a browser hands over of a passkey that was made.</summary>
    public (byte[] AuthenticatorData, byte[] ClientData) Register(byte[] challenge) =>
        ([.. Head(Attested), .. new byte[16], 0, (byte)Id.Length, .. Id, .. CoseKey()], ClientData("webauthn.create", challenge));

    /// <summary>What a browser hands over of a passkey that was asked.</summary>
    public (byte[] AuthenticatorData, byte[] ClientData, byte[] Signature) Answer(byte[] challenge)
    {
        var (head, clientData) = (Head(0), ClientData("webauthn.get", challenge));
        byte[] signed = [.. head, .. SHA256.HashData(clientData)];
        return (head, clientData, key is ECDsa curve
            ? curve.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            : ((RSA)key).SignData(signed, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private byte[] Head(byte more) =>
    [
        .. SHA256.HashData(Encoding.UTF8.GetBytes(Page.Domain)), (byte)(more | Present | (VerifiesOwner ? Verified : 0)), 0, 0, 0, 0,
    ];

    private byte[] ClientData(string type, byte[] challenge) => Encoding.UTF8.GetBytes(
        $$"""{"type":"{{type}}","challenge":"{{Base64Url.EncodeToString(challenge)}}","origin":"{{Page.Origin}}"{{More}}}""");

    private static void WriteAll(CborWriter cbor, (int Label, object Value)[] members)
    {
        foreach (var (label, value) in members)
        {
            cbor.WriteInt32(label);
            if (value is byte[] bytes) cbor.WriteByteString(bytes);
            else cbor.WriteInt32((int)value);
        }
    }
}
