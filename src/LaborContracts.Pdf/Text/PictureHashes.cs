using System.Security.Cryptography;

namespace LaborContracts.Pdf.Text;

/// <summary>SHA-256 of the encoded data of a file's pictures. Each is hashed once, and its bytes count as decoded ones, however often it is drawn.</summary>
internal sealed class PictureHashes(PdfFile file)
{
    private readonly Dictionary<PdfStream, string> _known = []; // objects are shared: one object is one stream

    public string Of(PdfStream picture)
    {
        if (_known.TryGetValue(picture, out var hash)) return hash;
        file.Budget.TakeBytes(picture.Data.Length);
        return _known[picture] = Convert.ToHexStringLower(SHA256.HashData(picture.Data.Span));
    }
}
