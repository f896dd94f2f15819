using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Timestamps;

namespace LaborContracts.Signatures.Pades;

/// <summary>
/// Makes PAdES baseline T signatures (ETSI EN 319 142-1) in signature fields that are already there, each as an
/// incremental update.
/// </summary>
public static class PadesSigning
{
    /// <summary>Room for the CMS, bytes: two paths of certificates and a token with RSA-4096 signatures fit.</summary>
    private const int CmsRoom = 12 * 1024;

    /// <summary>As long as four ten-digit offsets in brackets.</summary>
    private const int ByteRangeRoom = 48;

    /// <summary>
    /// Signs the empty field <paramref name="fieldName"/>. Signature and timestamp are one step: without a token
    /// nothing is returned, and the signature that was made is forgotten.
    /// </summary>
    /// <param name="drawAppearance">Draws the visible signature into the increment and gives its form XObject; called
    /// once.</param>
    /// <exception cref="SigningKeyUnavailableException">The key is elsewhere and cannot be used now.</exception>
    /// <exception cref="TimestampUnavailableException">No token, or one from outside the certificate's
    /// validity.</exception>
    /// <exception cref="ArgumentException">There is no such field, or it is signed.</exception>
    /// <exception cref="PdfFormatException">Not a PDF that can be read.</exception>
    public static async Task<byte[]> SignAsync(
        ReadOnlyMemory<byte> pdf,
        string fieldName,
        SigningIdentity who,
        TimestampClient tsa,
        SignatureClaims claims,
        Func<PdfIncrement, PdfDictionary, PdfReference> drawAppearance,
        CancellationToken cancellationToken)
    {
        var prepared = Prepare(pdf, fieldName, claims, drawAppearance);
        var request = prepared.RequestTo(who);
        var signature = await who.SignAsync(request.SignedAttributes, cancellationToken);
        var token = await tsa.TimestampAsync(SHA256.HashData(signature), cancellationToken);
        return Assemble(prepared, request, who, signature, token);
    }

    /// <summary>
    /// Brings together what was prepared, perhaps by a process that is no more, and what was signed, perhaps elsewhere.
    /// Everything is checked before it is believed.
    /// </summary>
    /// <param name="request">As <see cref="PreparedSignature.RequestTo"/> gave it.</param>
    /// <param name="who">The signer of the request; the key is not used.</param>
    /// <param name="signature">The key's over <see cref="SignatureRequest.Digest"/>, as it stands in CMS.</param>
    /// <param name="token">A token over SHA-256 of <paramref name="signature"/>.</param>
    /// <exception cref="InvalidDataException">The request is about another file, field or signer, the signature is not by the
    /// signer's key over the request's digest, or the token is over something else.</exception>
    /// <exception cref="TimestampUnavailableException">The token is from outside the certificate's validity.</exception>
    public static byte[] Complete(
        PreparedSignature prepared,
        SignatureRequest request,
        SigningIdentity who,
        ReadOnlyMemory<byte> signature,
        TimestampToken token)
    {
        request.MustBe(prepared.RequestTo(who));
        var algorithm = who.Scheme.SignatureOid();
        if (Algorithms.Verify(
                who.Certificate.PublicKeyInfo, algorithm, null, request.SignedAttributes.Span, signature.Span)
            is not SignatureCheck.Valid)
            throw new InvalidDataException("The signature is not by the signer's key over the digest of the request.");
        if (!token.IsOver(digest => Algorithms.Hash(digest, signature.Span))) throw new InvalidDataException("The token is not over this signature.");
        return Assemble(prepared, request, who, signature, token);
    }

    private static byte[] Assemble(
        PreparedSignature prepared,
        SignatureRequest request,
        SigningIdentity who,
        ReadOnlyMemory<byte> signature,
        TimestampToken token)
    {
        if (!who.Certificate.IsValidAt(token.Time))
            throw new TimestampUnavailableException(
                $"The token's time {token.Time:O} is outside the certificate's validity; one of the clocks is wrong.");
        return prepared.Complete(
            CmsWriter.Detached(who, request.FileDigest.Span).Write(signature, token.Encoded));
    }

    /// <summary>
    /// Lays out the signed file up to the CMS. The first signature of a file also certifies it: from then on only
    /// further signatures are permitted (DocMDP, P 2, §12.8.2.2).
    /// </summary>
    /// <exception cref="ArgumentException">There is no such field, or it is signed.</exception>
    /// <exception cref="PdfFormatException">Not a PDF that can be read.</exception>
    public static PreparedSignature Prepare(
        ReadOnlyMemory<byte> pdf,
        string fieldName,
        SignatureClaims claims,
        Func<PdfIncrement, PdfDictionary, PdfReference> drawAppearance)
    {
        var file = PdfFile.Read(pdf);
        var fields = SignatureField.Of(file);
        var field = fields.SingleOrDefault(f => f.Name == fieldName);
        if (field?.Reference is not { } reference)
            throw new ArgumentException($"The file has no signature field '{fieldName}'.", nameof(fieldName));
        if (field.Value is not null)
            throw new ArgumentException($"The field '{fieldName}' is already signed.", nameof(fieldName));

        var certifies = fields.All(f => f.Value is null) && !file.Catalog.ContainsKey("Perms");
        var increment = new PdfIncrement(file);
        var (byteRange, contents) = ReservePlaces();
        var signature = increment.Add(SignatureDictionary(claims, byteRange, contents, certifies));
        var widget = field.Dictionary.Copy();
        widget["V"] = signature;
        widget["AP"] = new PdfDictionary { ["N"] = drawAppearance(increment, field.Dictionary) };
        increment.Replace(reference, widget);
        if (certifies)
        {
            var catalog = file.Catalog.Copy();
            catalog["Perms"] = new PdfDictionary { ["DocMDP"] = signature };
            increment.Replace((PdfReference)file.Trailer["Root"]!, catalog);
        }

        var layout = increment.Write();
        FillByteRange(layout, byteRange, contents);
        return new PreparedSignature(fieldName, layout.Bytes, (layout.OffsetOf(contents), contents.Length));
    }

    private static PdfDictionary SignatureDictionary(
        SignatureClaims claims, PdfReserved byteRange, PdfReserved contents, bool certifies)
    {
        var dictionary = new PdfDictionary
        {
            ["Type"] = new PdfName("Sig"),
            ["Filter"] = new PdfName("Adobe.PPKLite"),
            ["SubFilter"] = new PdfName("ETSI.CAdES.detached"),
            ["ByteRange"] = byteRange,
            ["Contents"] = contents,
            ["M"] = PdfString.Text(claims.PdfDate),
            ["Name"] = PdfString.Text(claims.Name),
        };
        if (claims.Reason is not null) dictionary["Reason"] = PdfString.Text(claims.Reason);
        if (certifies)
        {
            dictionary["Reference"] = new PdfArray(new PdfDictionary
            {
                ["Type"] = new PdfName("SigRef"),
                ["TransformMethod"] = new PdfName("DocMDP"),
                ["TransformParams"] = new PdfDictionary
                {
                    ["Type"] = new PdfName("TransformParams"),
                    ["P"] = 2,
                    ["V"] = new PdfName("1.2"),
                },
            });
        }

        return dictionary;
    }

    /// <summary>The places in a signature dictionary that are filled once the file is laid out.</summary>
    internal static (PdfReserved ByteRange, PdfReserved Contents) ReservePlaces() =>
        (new PdfReserved(ByteRangeRoom), new PdfReserved(2 * CmsRoom + 2));

    internal static void FillByteRange(PdfLayout layout, PdfReserved byteRange, PdfReserved contents)
    {
        var (before, after) = (layout.OffsetOf(contents), layout.OffsetOf(contents) + contents.Length);
        var range = string.Create(CultureInfo.InvariantCulture, $"[0 {before} {after} {layout.Bytes.Length - after}]");
        layout.Fill(byteRange, Encoding.ASCII.GetBytes(range));
        var empty = new byte[contents.Length];
        empty.AsSpan().Fill((byte)'0');
        (empty[0], empty[^1]) = ((byte)'<', (byte)'>');
        layout.Fill(contents, empty);
    }
}
