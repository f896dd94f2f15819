using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Cms;
using LaborContracts.Signatures.Keys;
using LaborContracts.Signatures.Pades;

namespace LaborContracts.Signatures.Tests.Rig;

/// <summary>Signed files that a holder of a good key could make, wrong in one way each.</summary>
internal static class Forgery
{
    /// <summary>
    /// Signs with whatever CMS <paramref name="make"/> gives for the prepared file.
    /// </summary>
    public static byte[] Sign(byte[] pdf, string field, Func<PreparedSignature, byte[]> make)
    {
        var prepared = PadesSigning.Prepare(
            pdf, field, new SignatureClaims(DateTimeOffset.UnixEpoch, "x"), TwoFieldPdf.Frame);
        return prepared.Complete(make(prepared));
    }

    public static byte[] Sign(SigningIdentity who, Func<byte[], byte[]>? token = null) =>
        Sign(TwoFieldPdf.Make(), "worker", prepared =>
        {
            var cms = CmsWriter.Detached(who, prepared.Sha256.Span);
            var signature = who.Sign(cms.ToBeSigned);
            return token is null ? cms.Write(signature, null) : cms.Write(signature, token(signature));
        });

    /// <summary>A detached CMS without a timestamp.</summary>
    public static byte[] Cms(SigningIdentity who, ReadOnlySpan<byte> sha256)
    {
        var cms = CmsWriter.Detached(who, sha256);
        return cms.Write(who.Sign(cms.ToBeSigned), null);
    }

    /// <summary>
    /// Signs with a byte range of the forger's choosing, hashed honestly. The signature dictionary has an entry after
    /// its Contents, so that a gap can be too wide without hiding the dictionary's end.
    /// </summary>
    public static byte[] SignRange(SigningIdentity who, Func<int, int, int, long[]> choose)
    {
        var file = PdfFile.Read(TwoFieldPdf.Make());
        var increment = new PdfIncrement(file);
        var (byteRange, contents) = (new PdfReserved(60), new PdfReserved(8002));
        var field = SignatureField.Of(file)[0];
        var widget = field.Dictionary.Copy();
        widget["V"] = increment.Add(new PdfDictionary
        {
            ["Type"] = new PdfName("Sig"),
            ["Filter"] = new PdfName("Adobe.PPKLite"),
            ["SubFilter"] = new PdfName("ETSI.CAdES.detached"),
            ["ByteRange"] = byteRange,
            ["Contents"] = contents,
            ["Reason"] = PdfString.Text("what is hidden here is not signed"),
        });
        increment.Replace(field.Reference!, widget);
        var layout = increment.Write();
        var start = layout.OffsetOf(contents);
        var range = choose(start, start + contents.Length, layout.Bytes.Length);
        var numbers = range.Select(r => r.ToString(CultureInfo.InvariantCulture));
        layout.Fill(byteRange, Encoding.ASCII.GetBytes($"[{string.Join(' ', numbers)}]"));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var i = 0; i + 1 < range.Length; i += 2)
            if (range[i + 1] >= 0 && range[i + 1] <= layout.Bytes.Length - range[i])
                hash.AppendData(layout.Bytes.AsSpan((int)range[i], (int)range[i + 1]));
        var cms = Convert.ToHexString(Cms(who, hash.GetHashAndReset()));
        layout.Fill(contents, Encoding.ASCII.GetBytes($"<{cms.PadRight(contents.Length - 2, '0')}>"));
        return layout.Bytes;
    }

    /// <summary>Adds an update that changes what <paramref name="change"/> changes.</summary>
    public static byte[] Update(byte[] pdf, Action<PdfFile, PdfIncrement> change)
    {
        var file = PdfFile.Read(pdf);
        var increment = new PdfIncrement(file);
        change(file, increment);
        return increment.Write().Bytes;
    }
}
