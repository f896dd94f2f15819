using System.Formats.Asn1;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Cms;

/// <summary>
/// CMS SignedData (RFC 5652 §5; GB/T 35275 has its own names for it) with exactly one signer, read strictly: DER, one
/// value per signed attribute, no attribute twice. Reading judges the form only; see <see cref="SignerCheck"/> for what
/// the signature is worth.
/// </summary>
internal sealed class CmsSignature
{
    private const int MostCertificates = 32; // a path has a handful; more only makes the search for one long

    public required string ContentType { get; init; }

    /// <summary>The type of plain data in this form of signed data: GB/T 35275 has its own names for both.</summary>
    public string DataType => ContentType == Oids.GbData ? Oids.GbData : Oids.Data;

    /// <summary>The enveloped content; null when it is detached.</summary>
    public required ReadOnlyMemory<byte>? Content { get; init; }

    /// <summary>What the maker put beside the signature: candidates for a path, trusted for nothing.</summary>
    public required IReadOnlyList<Certificate> Certificates { get; init; }

    public required SignerIdentifier Signer { get; init; }
    public required string DigestAlgorithm { get; init; }
    public required string SignatureAlgorithm { get; init; }
    public required ReadOnlyMemory<byte> Signature { get; init; }

    /// <summary>
    /// The bytes that were signed: the attributes with the tag of a SET OF (§5.4); null without signed attributes.
    /// </summary>
    public required ReadOnlyMemory<byte>? SignedBytes { get; init; }

    public required IReadOnlyDictionary<string, ReadOnlyMemory<byte>> SignedAttributes { get; init; }

    /// <summary>
    /// Values of the unsigned attribute signature-time-stamp, in order. Nothing vouches for them but themselves.
    /// </summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> SignatureTimestamps { get; init; }

    /// <summary>
    /// Revocation lists and OCSP answers as they stand in it (§10.2.1, RFC 5940, and Adobe's signed attribute): each
    /// proves itself later, or nothing.
    /// </summary>
    public required EmbeddedRevocation Revocation { get; init; }

    /// <exception cref="DerFormatException">Anything else than described above.</exception>
    public static CmsSignature Read(ReadOnlyMemory<byte> der) => Der.Read(der, "CMS", reader =>
    {
        var contentInfo = reader.ReadSequence();
        var form = contentInfo.ReadObjectIdentifier();
        if (form is not (Oids.SignedData or Oids.GbSignedData)) throw new AsnContentException("signed data wanted");
        var explicitTag = contentInfo.ReadSequence(Der.Context(0));
        contentInfo.ThrowIfNotEmpty();
        var signedData = explicitTag.ReadSequence();
        explicitTag.ThrowIfNotEmpty();

        signedData.ReadInteger();
        signedData.ReadSetOf(); // the digests in use are said again, and bindingly, by the signer
        var (contentType, content) = ReadContent(signedData.ReadSequence());
        if ((form == Oids.GbSignedData) != (contentType == Oids.GbData))
            throw new AsnContentException($"content {contentType} does not belong into {form}");
        var certificates = ReadCertificates(signedData);
        var revocation = EmbeddedRevocation.ReadFrom(signedData);
        var signers = signedData.ReadSetOf();
        signedData.ThrowIfNotEmpty();
        if (!signers.HasData) throw new AsnContentException("no signer");
        var signer = signers.ReadSequence();
        if (signers.HasData) throw new AsnContentException("more than one signer");
        return ReadSigner(signer, contentType, content, certificates, revocation);
    });

    private static CmsSignature ReadSigner(
        AsnReader signer,
        string contentType,
        ReadOnlyMemory<byte>? content,
        List<Certificate> certificates,
        EmbeddedRevocation revocation)
    {
        signer.ReadInteger();
        var identifier = SignerIdentifier.Read(signer);
        var (digest, _) = signer.ReadAlgorithm();
        ReadOnlyMemory<byte>? signedBytes = null;
        var attributes = new Dictionary<string, ReadOnlyMemory<byte>>();
        if (signer.PeekTag().HasSameClassAndValue(Der.Context(0)))
        {
            var bytes = signer.PeekEncodedValue().ToArray();
            bytes[0] = 0x31; // signed as SET OF, stored under [0]
            signedBytes = bytes;
            foreach (var (oid, values) in ReadAttributes(signer.ReadSetOf(Der.Context(0))))
            {
                if (values.Count != 1)
                    throw new AsnContentException($"signed attribute {oid} has {values.Count} values");
                if (!attributes.TryAdd(oid, values[0])) throw new AsnContentException($"signed attribute {oid} twice");
            }
        }

        var (algorithm, _) = signer.ReadAlgorithm();
        var signature = signer.ReadOctetString();
        var timestamps = new List<ReadOnlyMemory<byte>>();
        if (signer.HasData)
        {
            foreach (var (oid, values) in ReadAttributes(signer.ReadSetOf(Der.Context(1))))
                if (oid == Oids.SignatureTimestamp) timestamps.AddRange(values);
        }

        signer.ThrowIfNotEmpty();
        if (attributes.TryGetValue(Oids.AdobeRevocation, out var archival)) revocation.ReadAdobe(archival);
        return new CmsSignature
        {
            ContentType = contentType,
            Content = content,
            Certificates = certificates,
            Signer = identifier,
            DigestAlgorithm = digest,
            SignatureAlgorithm = algorithm,
            Signature = signature,
            SignedBytes = signedBytes,
            SignedAttributes = attributes,
            SignatureTimestamps = timestamps,
            Revocation = revocation,
        };
    }

    private static (string Type, ReadOnlyMemory<byte>? Content) ReadContent(AsnReader encapsulated)
    {
        var type = encapsulated.ReadObjectIdentifier();
        if (!encapsulated.HasData) return (type, null);
        var explicitTag = encapsulated.ReadSequence(Der.Context(0));
        encapsulated.ThrowIfNotEmpty();
        var content = explicitTag.ReadOctetString();
        explicitTag.ThrowIfNotEmpty();
        return (type, content);
    }

    private static List<Certificate> ReadCertificates(AsnReader signedData)
    {
        var certificates = new List<Certificate>();
        if (!signedData.HasData || !signedData.PeekTag().HasSameClassAndValue(Der.Context(0))) return certificates;
        var set = signedData.ReadSetOf(Der.Context(0));
        var count = 0;
        while (set.HasData)
        {
            if (++count > MostCertificates) throw new AsnContentException($"more than {MostCertificates} certificates");
            try
            {
                certificates.Add(Certificate.Read(set.ReadEncodedValue()));
            }
            catch (DerFormatException)
            {
                // Of a form that supports nothing here (version 1, attribute certificate): as good as not there.
            }
        }

        return certificates;
    }

    private static IEnumerable<(string Oid, List<ReadOnlyMemory<byte>> Values)> ReadAttributes(AsnReader set)
    {
        while (set.HasData)
        {
            var attribute = set.ReadSequence();
            var oid = attribute.ReadObjectIdentifier();
            var valueSet = attribute.ReadSetOf();
            attribute.ThrowIfNotEmpty();
            var values = new List<ReadOnlyMemory<byte>>();
            while (valueSet.HasData) values.Add(valueSet.ReadEncodedValue());
            yield return (oid, values);
        }
    }
}
