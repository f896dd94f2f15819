using System.Security.Cryptography;
using System.Text;
using LaborContracts.Signatures.Validation;
using UglyToad.PdfPig;

namespace LaborContracts.Fuzz;

/// <summary>
/// Says whether a passed signature is a false one, and knows nothing of how the validation works: it compares bytes with what
/// honest people signed, and lets a reader of other makers say what the pages show.
/// </summary>
internal sealed class Oracle
{
    private readonly IReadOnlyList<HonestSignature> _honest;
    private readonly Dictionary<HonestSignature, string?> _shown = [];

    public Oracle(Corpus corpus)
    {
        _honest = [.. corpus.Files.SelectMany(f => f.Signatures).DistinctBy(s => Convert.ToHexString(SHA256.HashData(s.Covered)))];
        foreach (var signature in _honest) _shown[signature] = Shown(signature.Covered)
            ?? throw new InvalidOperationException("The other reader cannot read an honest file.");
    }

    /// <summary>What is false about a report; null if it tells the truth.</summary>
    public string? Lie(byte[] pdf, SignatureReport report)
    {
        if (report.Indication != Indication.TotalPassed) return null;
        var made = _honest.Where(h => h.Covered.Length == report.CoveredLength && h.Begins(pdf)).ToList();
        if (made.Count == 0) return "nobody signed the covered bytes";
        if (made.All(h => h.Field != report.Field || h.Signer != report.SignerName)) return "somebody else signed these bytes, or another field";
        if (report.CoversWholeDocument != (report.CoveredLength == pdf.Length)) return "more or less than the whole file is covered";
        if (report.CoversWholeDocument) return null;
        // Null: the other reader cannot read the file at all, and so shows nothing else either.
        return Shown(pdf) is { } now && now != _shown[made[0]] ? "the pages or the attachments show something else" : null;
    }

    /// <summary>Everything on the pages and in the attachments, without the annotations: signatures may show.</summary>
    private static string? Shown(byte[] pdf)
    {
        try
        {
            using var document = PdfDocument.Open(pdf);
            var shown = new StringBuilder();
            foreach (var page in document.GetPages())
            {
                shown.Append(System.Globalization.CultureInfo.InvariantCulture, $"page {page.Width} {page.Height} {page.Rotation.Value} {page.Text}\n");
                foreach (var letter in page.Letters) shown.Append(letter.FontName).Append(letter.Location);
                foreach (var operation in page.Operations) shown.Append(operation).Append(' ');
                foreach (var image in page.GetImages()) shown.Append(Convert.ToHexString(image.RawBytes));
            }

            if (document.Advanced.TryGetEmbeddedFiles(out var files))
                foreach (var file in files) shown.Append(file.Name).Append(Convert.ToHexString(file.Bytes));
            return shown.ToString();
        }
        catch (Exception) // it fails in many ways, and none of them is ours
        {
            return null;
        }
    }
}
