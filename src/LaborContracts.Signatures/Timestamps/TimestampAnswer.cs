using System.Formats.Asn1;
using LaborContracts.Signatures.Asn1;

namespace LaborContracts.Signatures.Timestamps;

/// <summary>PKIFailureInfo (RFC 3161 §2.4.2): the number is the bit.</summary>
internal enum TimestampFailure
{
    BadAlgorithm = 0,
    BadDataFormat = 5,
    UnacceptedPolicy = 15,
    UnacceptedExtension = 16,
}

/// <summary>The answer of a timestamp authority (RFC 3161 §2.4.2): a status and, if it was granted, a token.</summary>
internal static class TimestampAnswer
{
    private const int Granted = 0, GrantedWithModifications = 1, Rejection = 2;

    public static byte[] Granting(ReadOnlyMemory<byte> token) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence()) writer.WriteInteger(Granted);
            writer.WriteEncodedValue(token.Span);
        }
    });

    public static byte[] Refusing(TimestampFailure failure) => Der.Write(writer =>
    {
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            writer.WriteInteger(Rejection);
            var bit = (int)failure;
            var bits = new byte[bit / 8 + 1];
            bits[^1] = (byte)(0x80 >> (bit % 8));
            writer.WriteBitString(bits, 7 - bit % 8); // a list of named bits ends with its last one (X.690 §11.2.2)
        }
    });

    /// <summary>The token of a granting answer.</summary>
    /// <exception cref="DerFormatException">Not an answer, or one that grants nothing.</exception>
    public static ReadOnlyMemory<byte> ReadToken(ReadOnlyMemory<byte> der) => Der.Read(der, "answer", reader =>
    {
        var answer = reader.ReadSequence();
        var status = answer.ReadSequence().ReadInteger();
        if (status != Granted && status != GrantedWithModifications)
            throw new AsnContentException($"status {status}, granted (0 or 1) wanted");
        var token = answer.ReadEncodedValue();
        answer.ThrowIfNotEmpty();
        return token;
    });
}
