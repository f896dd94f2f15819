using System.Security.Cryptography;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Pades;

/// <summary>
/// A PDF with everything in place but the signature: its digest is fixed, a region waits for the CMS. It can be
/// completed later and elsewhere, once; nothing of it is a signature before.
/// </summary>
public sealed class PreparedSignature
{
    private readonly (int Start, int Length) _gap;
    private readonly Lazy<byte[]> _sha256, _sm3;

    internal PreparedSignature(string field, ReadOnlyMemory<byte> bytes, (int Start, int Length) gap)
    {
        Field = field;
        Bytes = bytes;
        _gap = gap;
        _sha256 = new(() => Hash(HashAlgorithmName.SHA256));
        _sm3 = new(() => Hash(Sm3.Name));
    }

    /// <summary>Name of the signature field.</summary>
    public string Field { get; }

    /// <summary>The file as it waits, to be kept until the signature is there.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>
    /// SHA-256 (32 bytes) of the file without the reserved region: what the CMS signs as its message digest, but for SM2.
    /// </summary>
    public ReadOnlyMemory<byte> Sha256 => _sha256.Value;

    /// <summary>The message digest (32 bytes) for a key of this scheme: SM3 for SM2, SHA-256 for the others.</summary>
    public ReadOnlyMemory<byte> DigestFor(SignatureScheme scheme) =>
        scheme == SignatureScheme.Sm2 ? _sm3.Value : Sha256;

    /// <summary>Takes up a file that was kept.</summary>
    /// <exception cref="FormatException">Not a file that waits for a signature in this field: no such field, a byte range
    /// that is not the whole file but for one string of zeros, or a region that is filled.</exception>
    public static PreparedSignature Read(ReadOnlyMemory<byte> pdf, string field)
    {
        var file = PdfFile.Read(pdf);
        if (SignatureField.Of(file).SingleOrDefault(f => f.Name == field) is not { } found)
            throw new FormatException($"The file has no signature field '{field}'.");
        var (_, contents, coveredLength) = SignatureDictionary.ReadRange(file, found);
        if (coveredLength != pdf.Length)
            throw new FormatException("Something was appended to the file since it was prepared.");
        if (contents.Bytes.Span.ContainsAnyExcept((byte)0))
            throw new FormatException($"The field '{field}' is signed already.");
        return new PreparedSignature(field, pdf, contents.Source!.Value);
    }

    /// <summary>What the signer's key, wherever it is, is asked to sign.</summary>
    public SignatureRequest RequestTo(SigningIdentity who)
    {
        var fileDigest = DigestFor(who.Scheme);
        var signedAttributes = CmsWriter.Detached(who, fileDigest.Span).ToBeSigned;
        return new SignatureRequest
        {
            Field = Field,
            Scheme = who.Scheme,
            FileDigest = fileDigest,
            CertificateSha256 = who.Certificate.Sha256,
            SignedAttributes = signedAttributes,
            Digest = who.DigestToSign(signedAttributes),
        };
    }

    /// <summary>The signed file.</summary>
    /// <param name="cms">DER of a detached CMS over <see cref="DigestFor"/> its signer's scheme.</param>
    /// <exception cref="ArgumentException">More bytes than the region holds.</exception>
    public byte[] Complete(ReadOnlySpan<byte> cms)
    {
        var capacity = _gap.Length / 2 - 1;
        if (cms.Length > capacity)
            throw new ArgumentException(
                $"The signature has {cms.Length} bytes, the region holds {capacity}.", nameof(cms));
        var bytes = Bytes.ToArray();
        var digits = System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(cms));
        digits.CopyTo(bytes, _gap.Start + 1); // after '<'; the zeros behind stay, as §12.8.1 wants
        return bytes;
    }

    private byte[] Hash(HashAlgorithmName algorithm) => Algorithms.Hash(
        algorithm, Bytes.Span[.._gap.Start], Bytes.Span[(_gap.Start + _gap.Length)..]);
}
