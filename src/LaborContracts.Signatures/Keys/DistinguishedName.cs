using System.Formats.Asn1;
using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Keys;

/// <summary>Attributes of an X.501 name, read from its DER.</summary>
internal static class DistinguishedName
{
    /// <summary>The value of the last attribute of this type, or null.</summary>
    /// <remarks>An attribute that is not a character string counts as absent.</remarks>
    public static string? Last(ReadOnlyMemory<byte> name, string oid) =>
        Read(name).LastOrDefault(a => a.Oid == oid).Value;

    /// <exception cref="DerFormatException">Not a name.</exception>
    public static void Check(ReadOnlyMemory<byte> name) => Read(name);

    private static List<(string Oid, string? Value)> Read(ReadOnlyMemory<byte> name) => Der.Read(name, "name", reader =>
    {
        var attributes = new List<(string, string?)>();
        var sequence = reader.ReadSequence();
        while (sequence.HasData)
        {
            var set = sequence.ReadSetOf(skipSortOrderValidation: true);
            while (set.HasData)
            {
                var attribute = set.ReadSequence();
                attributes.Add((attribute.ReadObjectIdentifier(), ReadText(attribute)));
                attribute.ThrowIfNotEmpty();
            }
        }

        return attributes;
    });

    private static string? ReadText(AsnReader reader)
    {
        var tag = reader.PeekTag();
        if (tag.TagClass == TagClass.Universal
            && (UniversalTagNumber)tag.TagValue is var kind
            && kind is UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString
                or UniversalTagNumber.IA5String or UniversalTagNumber.BMPString)
            return reader.ReadCharacterString(kind);
        reader.ReadEncodedValue();
        return null;
    }
}
