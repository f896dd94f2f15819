using System.Security.Cryptography;

namespace LaborContracts.Signatures.Keys;

/// <summary>Textual encoding of keys and certificates, RFC 7468.</summary>
internal static class Pem
{
    /// <summary>Every well-formed block of the text, in order; text between blocks is commentary.</summary>
    public static IEnumerable<(string Label, byte[] Data)> Read(string pem)
    {
        var rest = pem;
        while (PemEncoding.TryFind(rest, out var fields))
        {
            yield return (rest[fields.Label], Convert.FromBase64String(rest[fields.Base64Data]));
            rest = rest[fields.Location.End..];
        }
    }
}
