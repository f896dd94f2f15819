using System.Buffers;
using System.Formats.Asn1;

namespace LaborContracts.Signatures.Asn1;

/// <summary>
/// Many programs write the outer layers of a CMS in indefinite lengths (BER, X.690 §8.1.3.6), although a PDF wants DER
/// (ISO 32000-1 §12.8.3.3.1). Said again in definite lengths, it is read like any other. What has a definite length stays
/// byte for byte: certificates and signed attributes hash as they did.
/// </summary>
internal static class IndefiniteLengths
{
    private const byte Indefinite = 0x80;
    private const int Deepest = 8; // signed data, its explicit tags, the content and its parts: six at most
    private static readonly Asn1Tag Parts = new(UniversalTagNumber.OctetString, isConstructed: true);

    /// <summary>
    /// The first value in <paramref name="bytes"/> without indefinite lengths in its outer layers, and how many bytes it
    /// took.
    /// </summary>
    /// <exception cref="DerFormatException">It ends nowhere, or is nested too deeply.</exception>
    public static (ReadOnlyMemory<byte> Value, int Length) Resolve(ReadOnlyMemory<byte> bytes, string what)
    {
        try
        {
            return Resolve(bytes, Deepest);
        }
        catch (AsnContentException e)
        {
            throw new DerFormatException($"{what}: {e.Message}", e);
        }
    }

    private static (ReadOnlyMemory<byte> Value, int Length) Resolve(ReadOnlyMemory<byte> bytes, int depth)
    {
        var tag = Asn1Tag.Decode(bytes.Span, out var tagLength);
        if (bytes.Length <= tagLength || bytes.Span[tagLength] != Indefinite)
        {
            AsnDecoder.ReadEncodedValue(bytes.Span, AsnEncodingRules.DER, out _, out _, out var whole);
            return (bytes[..whole], whole);
        }

        if (!tag.IsConstructed) throw new AsnContentException("a primitive value of indefinite length");
        if (depth == 0) throw new AsnContentException($"more than {Deepest} layers of indefinite length");
        var at = tagLength + 1;
        var children = new List<ReadOnlyMemory<byte>>();
        while (!bytes.Span[at..].StartsWith((ReadOnlySpan<byte>)[0, 0]))
        {
            var (child, length) = Resolve(bytes[at..], depth - 1);
            children.Add(child);
            at += length;
        }

        // The parts of a string are one string (X.690 §8.7.3).
        return (
            tag == Parts
                ? Join([(byte)UniversalTagNumber.OctetString], children.Select(ContentOf))
                : Join(bytes.Span[..tagLength], children),
            at + 2);
    }

    private static ReadOnlyMemory<byte> ContentOf(ReadOnlyMemory<byte> part) =>
        new AsnReader(part, AsnEncodingRules.DER).ReadOctetString();

    private static byte[] Join(ReadOnlySpan<byte> tag, IEnumerable<ReadOnlyMemory<byte>> children)
    {
        var content = new ArrayBufferWriter<byte>();
        foreach (var child in children) content.Write(child.Span);
        var value = Der.Write(writer => writer.WriteOctetString(content.WrittenSpan)); // for the length's own bytes
        return [.. tag, .. value.AsSpan(1)];
    }
}
