using System.Text.Json;
using System.Text.Json.Serialization;
using LaborContracts.Signatures.Keys;

namespace LaborContracts.Signatures.Pades;

/// <summary>
/// What is to be signed, small enough to be kept in a row or sent to whoever holds the key. Nothing in it is secret, and
/// whoever completes the signature trusts none of it: all follows from the prepared file and the certificate.
/// </summary>
public sealed record SignatureRequest
{
    private const int LargestJson = 64 * 1024;

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter<SignatureScheme>(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>Name of the signature field.</summary>
    public required string Field { get; init; }

    /// <summary>How <see cref="Digest"/> was made and is to be signed.</summary>
    public required SignatureScheme Scheme { get; init; }

    /// <summary>Digest (32 bytes) of the prepared file without its reserved region, the message digest of the CMS.</summary>
    public required ReadOnlyMemory<byte> FileDigest { get; init; }

    /// <summary>SHA-256 (32 bytes) of the DER of the signer's certificate.</summary>
    public required ReadOnlyMemory<byte> CertificateSha256 { get; init; }

    /// <summary>The attributes that are signed, DER of a SET OF (RFC 5652 §5.4).</summary>
    public required ReadOnlyMemory<byte> SignedAttributes { get; init; }

    /// <summary>Digest (32 bytes) of <see cref="SignedAttributes"/>: this the key signs.</summary>
    public required ReadOnlyMemory<byte> Digest { get; init; }

    /// <summary>JSON in UTF-8; bytes are in base64.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Strict);

    /// <exception cref="FormatException">Not JSON with exactly the members of a request, or far too long.</exception>
    public static SignatureRequest Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > LargestJson) throw new FormatException($"A signature request of more than {LargestJson} bytes.");
        try
        {
            return JsonSerializer.Deserialize<SignatureRequest>(json, Strict)
                ?? throw new FormatException("The signature request is null.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"Not a signature request: {e.Message}", e);
        }
    }

    /// <summary>Refuses a request that is not the one for this file and signer.</summary>
    internal void MustBe(SignatureRequest own)
    {
        if (Field != own.Field)
            throw new InvalidDataException($"The request is for field '{Field}', the file waits in '{own.Field}'.");
        if (!CertificateSha256.Span.SequenceEqual(own.CertificateSha256.Span) || Scheme != own.Scheme)
            throw new InvalidDataException("The request is for another signer's certificate.");
        if (!FileDigest.Span.SequenceEqual(own.FileDigest.Span))
            throw new InvalidDataException("The request is about another file.");
        if (!SignedAttributes.Span.SequenceEqual(own.SignedAttributes.Span) || !Digest.Span.SequenceEqual(own.Digest.Span))
            throw new InvalidDataException("The request asks for another digest than this file's.");
    }
}
