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

    /// <summary>The certificates of the text, in its order.</summary>
    /// <exception cref="Asn1.DerFormatException">A block that says it is a certificate and is none.</exception>
    public static IReadOnlyList<Certificate> Certificates(string pem) =>
        [.. Read(pem).Where(block => block.Label == "CERTIFICATE").Select(block => Certificate.Read(block.Data))];
}
