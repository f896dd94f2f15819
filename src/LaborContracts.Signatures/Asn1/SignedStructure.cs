using System.Formats.Asn1;

namespace LaborContracts.Signatures.Asn1;

/// <summary>
/// What certificates, revocation lists and OCSP answers begin with: the bytes that are signed, the algorithm, the signature
/// (RFC 5280 §4.1.1 and §5.1.1, RFC 6960 §4.2.1).
/// </summary>
/// <param name="ToBeSigned">DER as it stands.</param>
/// <param name="Algorithm">Object identifier.</param>
internal sealed record SignedStructure(ReadOnlyMemory<byte> ToBeSigned, string Algorithm, ReadOnlyMemory<byte> Signature)
{
    /// <summary>Reads the three; what is signed is read on from the body.</summary>
    /// <exception cref="AsnContentException">Not these three.</exception>
    public static (SignedStructure Signed, AsnReader Body) Read(AsnReader outer)
    {
        var toBeSigned = outer.PeekEncodedValue();
        var body = outer.ReadSequence();
        var (algorithm, _) = outer.ReadAlgorithm();
        var signature = outer.ReadBitString(out var unused);
        if (unused != 0) throw new AsnContentException("a signature of broken bytes");
        return (new(toBeSigned, algorithm, signature), body);
    }

    /// <summary>Whether it is signed by this key; not whose key that is.</summary>
    public SignatureCheck SignedBy(ReadOnlyMemory<byte> publicKeyInfo) =>
        Algorithms.Verify(publicKeyInfo, Algorithm, null, ToBeSigned.Span, Signature.Span);
}
