using System.Formats.Asn1;
using System.Security.Cryptography;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Cms;

namespace LaborContracts.Signatures.Timestamps;

/// <summary>
/// A timestamp token (RFC 3161 §2.4.2): CMS over a TSTInfo. Reading it proves neither its signature nor its authority.
/// </summary>
public sealed class TimestampToken
{
    private TimestampToken(ReadOnlyMemory<byte> encoded, CmsSignature cms, TimestampInfo info)
    {
        Encoded = encoded;
        Cms = cms;
        Info = info;
    }

    /// <summary>DER of the token, as the authority made it.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>When the authority says it saw the hash, UTC.</summary>
    public DateTimeOffset Time => Info.Time;

    internal CmsSignature Cms { get; }

    internal TimestampInfo Info { get; }

    /// <exception cref="DerFormatException">Not a strict DER token with one signer.</exception>
    public static TimestampToken Read(ReadOnlyMemory<byte> der)
    {
        var cms = CmsSignature.Read(der);
        if (cms.ContentType != Oids.TstInfo || cms.Content is not { } content)
            throw new DerFormatException("token: a TSTInfo wanted");
        return new TimestampToken(der, cms, TimestampInfo.Read(content));
    }

    /// <summary>Whether the token is about what <paramref name="hashOf"/> hashes.</summary>
    internal bool IsOver(Func<HashAlgorithmName, byte[]> hashOf) =>
        Algorithms.DigestOf(Info.DigestAlgorithm) is { } digest
            && hashOf(digest).AsSpan().SequenceEqual(Info.Imprint.Span);

    internal SignerCheck CheckSigner() =>
        SignerCheck.Of(Cms, Oids.TstInfo, digest => Algorithms.Hash(digest, Cms.Content!.Value.Span));
}

/// <summary>TSTInfo (RFC 3161 §2.4.2), the fields that are judged.</summary>
internal sealed record TimestampInfo(
    string Policy,
    string DigestAlgorithm,
    ReadOnlyMemory<byte> Imprint,
    ReadOnlyMemory<byte> SerialNumber,
    DateTimeOffset Time,
    ReadOnlyMemory<byte>? Nonce)
{
    public static TimestampInfo Read(ReadOnlyMemory<byte> der) => Der.Read(der, "TSTInfo", reader =>
    {
        var info = reader.ReadSequence();
        if (info.ReadInteger() != 1) throw new AsnContentException("version 1 wanted");
        var policy = info.ReadObjectIdentifier();
        var imprint = info.ReadSequence();
        var (digest, _) = imprint.ReadAlgorithm();
        var hash = imprint.ReadOctetString();
        imprint.ThrowIfNotEmpty();
        var serial = info.ReadIntegerBytes();
        var time = info.ReadGeneralizedTime();
        if (info.HasData && info.PeekTag() == Asn1Tag.Sequence) info.ReadEncodedValue(); // accuracy
        if (info.HasData && info.PeekTag() == Asn1Tag.Boolean) info.ReadBoolean(); // ordering
        var nonce = info.HasData && info.PeekTag() == Asn1Tag.Integer
            ? info.ReadIntegerBytes()
            : (ReadOnlyMemory<byte>?)null;
        if (info.HasData && info.PeekTag().HasSameClassAndValue(Der.Context(0))) info.ReadEncodedValue(); // tsa
        if (info.HasData && info.PeekTag().HasSameClassAndValue(Der.Context(1))) info.ReadEncodedValue(); // extensions
        info.ThrowIfNotEmpty();
        return new TimestampInfo(policy, digest, hash, serial, time, nonce);
    });
}
