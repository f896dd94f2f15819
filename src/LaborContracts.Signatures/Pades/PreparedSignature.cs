using System.Security.Cryptography;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Pades;

/// <summary>
/// A PDF with everything in place but the signature: its digest is fixed, a region waits for the CMS. It can be
/// completed later and elsewhere, once; nothing of it is a signature before.
/// </summary>
public sealed class PreparedSignature
{
    private readonly PdfLayout _layout;
    private readonly PdfReserved _contents;

    internal PreparedSignature(PdfLayout layout, PdfReserved contents)
    {
        _layout = layout;
        _contents = contents;
        Sha256 = Hash(HashAlgorithmName.SHA256);
    }

    /// <summary>
    /// SHA-256 (32 bytes) of the file without the reserved region: what the CMS signs as its message digest, but for SM2.
    /// </summary>
    public ReadOnlyMemory<byte> Sha256 { get; }

    /// <summary>The message digest (32 bytes) for a key of this scheme: SM3 for SM2, SHA-256 for the others.</summary>
    public ReadOnlyMemory<byte> DigestFor(SignatureScheme scheme) =>
        scheme == SignatureScheme.Sm2 ? Hash(Sm3.Name) : Sha256;

    /// <summary>The signed file.</summary>
    /// <param name="cms">DER of a detached CMS over <see cref="DigestFor"/> its signer's scheme.</param>
    /// <exception cref="ArgumentException">More bytes than the region holds.</exception>
    public byte[] Complete(ReadOnlySpan<byte> cms)
    {
        var capacity = _contents.Length / 2 - 1;
        if (cms.Length > capacity)
            throw new ArgumentException(
                $"The signature has {cms.Length} bytes, the region holds {capacity}.", nameof(cms));
        var bytes = (byte[])_layout.Bytes.Clone();
        var digits = System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(cms));
        digits.CopyTo(bytes, _layout.OffsetOf(_contents) + 1); // after '<'; the zeros behind stay, as §12.8.1 wants
        return bytes;
    }

    private byte[] Hash(HashAlgorithmName algorithm) => Algorithms.Hash(
        algorithm,
        _layout.Bytes.AsSpan(0, _layout.OffsetOf(_contents)),
        _layout.Bytes.AsSpan(_layout.OffsetOf(_contents) + _contents.Length));
}
