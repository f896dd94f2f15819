using System.Formats.Asn1;
using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Cms;

/// <summary>Revocation lists and OCSP answers that stand inside a CMS, as bytes.</summary>
internal sealed class EmbeddedRevocation
{
    private const int Most = 32; // of both kinds together; honest files have a handful

    private readonly List<ReadOnlyMemory<byte>> _lists = [], _answers = [];

    /// <summary>DER of certificate revocation lists.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Lists => _lists;

    /// <summary>DER of OCSP answers.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Answers => _answers;

    /// <summary>RevocationInfoChoices (RFC 5652 §10.2.1) if they come next; OCSP answers stand there by RFC 5940.</summary>
    public static EmbeddedRevocation ReadFrom(AsnReader signedData)
    {
        var found = new EmbeddedRevocation();
        if (!signedData.HasData || !signedData.PeekTag().HasSameClassAndValue(Der.Context(1))) return found;
        var set = signedData.ReadSetOf(Der.Context(1));
        while (set.HasData)
        {
            if (!set.PeekTag().HasSameClassAndValue(Der.Context(1)))
            {
                found.Add(found._lists, set.ReadEncodedValue());
                continue;
            }

            var other = set.ReadSequence(Der.Context(1));
            var format = other.ReadObjectIdentifier();
            var value = other.ReadEncodedValue();
            other.ThrowIfNotEmpty();
            if (format == Oids.RevocationInfoOcsp) found.Add(found._answers, value);
        }

        return found;
    }

    /// <summary>RevocationInfoArchival, Adobe's signed attribute (ISO 32000-1 §12.8.3.3.2).</summary>
    public void ReadAdobe(ReadOnlyMemory<byte> attribute) => Der.Read(attribute, "revocation archival", reader =>
    {
        var archival = reader.ReadSequence();
        while (archival.HasData)
        {
            var tag = archival.PeekTag();
            var tagged = archival.ReadSequence(tag);
            var list = tagged.ReadSequence();
            tagged.ThrowIfNotEmpty();
            while (list.HasData)
            {
                var entry = list.ReadEncodedValue();
                if (tag.HasSameClassAndValue(Der.Context(0))) Add(_lists, entry);
                else if (tag.HasSameClassAndValue(Der.Context(1))) Add(_answers, entry);
            }
        }

        return true;
    });

    private void Add(List<ReadOnlyMemory<byte>> to, ReadOnlyMemory<byte> der)
    {
        if (_lists.Count + _answers.Count == Most) throw new AsnContentException($"more than {Most} revocation lists and answers");
        to.Add(der);
    }
}
