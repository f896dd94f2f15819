using System.Formats.Asn1;

namespace LaborContracts.Signatures.Asn1;

/// <summary>The bytes are not the strict DER structure that was asked for. Callers turn it into a finding.</summary>
public sealed class DerFormatException(string message, Exception? inner = null) : FormatException(message, inner);

/// <summary>
/// The one place where hostile DER is opened. <see cref="AsnReader"/> does not recurse, reads no indefinite lengths
/// under DER, hands out the bytes as they stand, and fails in one way only; that way becomes
/// <see cref="DerFormatException"/> here.
/// </summary>
internal static class Der
{
    /// <summary>Reads one whole structure: nothing may follow it.</summary>
    /// <exception cref="DerFormatException">Not DER, another structure, or bytes left over.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> der, string what, Func<AsnReader, T> read)
    {
        try
        {
            // Sets from other makers come in their own order; their bytes are compared and hashed, never re-sorted.
            var reader = new AsnReader(
                der, AsnEncodingRules.DER, new AsnReaderOptions { SkipSetSortOrderVerification = true });
            var value = read(reader);
            reader.ThrowIfNotEmpty();
            return value;
        }
        catch (Exception e) when (e is AsnContentException or OverflowException)
        {
            throw new DerFormatException($"{what}: {e.Message}", e);
        }
    }

    /// <summary>Length in bytes of the first DER value in <paramref name="bytes"/>, header included.</summary>
    public static int LengthOf(ReadOnlySpan<byte> bytes, string what)
    {
        try
        {
            AsnDecoder.ReadEncodedValue(bytes, AsnEncodingRules.DER, out _, out _, out var consumed);
            return consumed;
        }
        catch (AsnContentException e)
        {
            throw new DerFormatException($"{what}: {e.Message}", e);
        }
    }

    public static byte[] Write(Action<AsnWriter> write)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        write(writer);
        return writer.Encode();
    }

    public static Asn1Tag Context(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);

    /// <summary>AlgorithmIdentifier: the object identifier and the parameters as they stand, if any.</summary>
    public static (string Oid, ReadOnlyMemory<byte>? Parameters) ReadAlgorithm(this AsnReader reader)
    {
        var sequence = reader.ReadSequence();
        var oid = sequence.ReadObjectIdentifier();
        // A bare null would become empty memory: it converts to byte[] first.
        var parameters = sequence.HasData ? sequence.ReadEncodedValue() : (ReadOnlyMemory<byte>?)null;
        sequence.ThrowIfNotEmpty();
        return (oid, parameters);
    }

    /// <summary>Time of a certificate or a revocation list: UTCTime up to 2049, then GeneralizedTime (RFC 5280 §4.1.2.5).</summary>
    public static DateTimeOffset ReadTime(this AsnReader reader) => reader.PeekTag() == Asn1Tag.UtcTime
        ? reader.ReadUtcTime(twoDigitYearMax: 2049)
        : reader.ReadGeneralizedTime();

    /// <summary>Extensions (RFC 5280 §4.1): by object identifier, none twice.</summary>
    public static Dictionary<string, (bool Critical, ReadOnlyMemory<byte> Value)> ReadExtensions(this AsnReader reader)
    {
        var list = reader.ReadSequence();
        var all = new Dictionary<string, (bool, ReadOnlyMemory<byte>)>();
        while (list.HasData)
        {
            var extension = list.ReadSequence();
            var oid = extension.ReadObjectIdentifier();
            var critical = extension.PeekTag() == Asn1Tag.Boolean && extension.ReadBoolean();
            var value = extension.ReadOctetString();
            extension.ThrowIfNotEmpty();
            if (!all.TryAdd(oid, (critical, value))) throw new AsnContentException($"extension {oid} twice");
        }

        return all;
    }

    public static void WriteAlgorithm(this AsnWriter writer, string oid, bool nullParameters = false)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (nullParameters) writer.WriteNull();
        }
    }
}
