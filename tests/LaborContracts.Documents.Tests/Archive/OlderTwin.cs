using System.Buffers.Binary;
using System.Text;
using LaborContracts.Pdf;

namespace LaborContracts.Documents.Tests.Archive;

/// <summary>
/// A file of ours as PDF/A-1b would have it, for the one validator at hand, which knows no later part: PDF 1.4 with a plain
/// cross-reference, no attachment, no timestamp over the document, and the CIDs of cut fonts listed. Pages, fonts, structure and fields are those of the
/// file itself, so what is found wrong with the twin is wrong with the file.
/// </summary>
internal static class OlderTwin
{
    public static byte[] Of(byte[] pdf)
    {
        var file = PdfFile.Read(pdf);
        var increment = new PdfIncrement(file);
        var catalog = file.Catalog.Copy();
        catalog.Remove("AF");
        catalog.Remove("Names");
        increment.Replace((PdfReference)catalog["AcroForm"]!, WithoutTimestamps(file));
        increment.Replace((PdfReference)file.Trailer["Root"]!, catalog);
        increment.Replace((PdfReference)catalog["Metadata"]!, ClaimOf((PdfStream)file.Resolve(catalog["Metadata"]), file));
        foreach (var (reference, descriptor) in Descriptors(file))
        {
            var listed = descriptor.Copy();
            listed["CIDSet"] = increment.Add(PdfStream.Deflate([], CidsOf(file.Decode((PdfStream)file.Resolve(descriptor["FontFile2"])))));
            increment.Replace(reference, listed);
        }

        using var newer = new TemporaryFile(increment.Write().Bytes);
        using var older = new TemporaryFile([]);
        ForeignTool.Judge(
            "qpdf",
            "--object-streams=disable",
            "--stream-data=preserve",
            "--newline-before-endstream",
            "--force-version=1.4",
            newer.Path,
            older.Path);
        return File.ReadAllBytes(older.Path);
    }

    // PDF/A-1 wants an appearance even of an empty box; PDF/A-3 does not (6.3.3).
    private static PdfDictionary WithoutTimestamps(PdfFile file)
    {
        var form = ((PdfDictionary)file.Resolve(file.Catalog["AcroForm"])).Copy();
        form["Fields"] = new PdfArray([
            .. ((PdfArray)file.Resolve(form["Fields"])).Items.Where(
                field => file.Resolve(((PdfDictionary)file.Resolve(field))["V"]) is not PdfDictionary value
                    || value["Type"] is not PdfName { Value: "DocTimeStamp" }),
        ]);
        return form;
    }

    private static PdfStream ClaimOf(PdfStream metadata, PdfFile file)
    {
        var packet = Encoding.UTF8.GetString(file.Decode(metadata))
            .Replace("<pdfaid:part>3", "<pdfaid:part>1", StringComparison.Ordinal);
        return new(metadata.Dictionary.Copy(), Encoding.UTF8.GetBytes(packet));
    }

    private static IEnumerable<(PdfReference, PdfDictionary)> Descriptors(PdfFile file) => Enumerable.Range(1, ObjectsIn(file))
        .Select(file.ReferenceOf)
        .OfType<PdfReference>()
        .Where(reference => file.Resolve(reference) is PdfDictionary dictionary && dictionary.ContainsKey("FontFile2"))
        .Select(reference => (reference, (PdfDictionary)file.Resolve(reference)));

    private static int ObjectsIn(PdfFile file) => (int)((PdfInteger)file.Trailer["Size"]!).Value - 1;

    /// <summary>A bit for each glyph of the program, the first bit first.</summary>
    private static byte[] CidsOf(byte[] program)
    {
        var row = 12;
        while (Encoding.ASCII.GetString(program, row, 4) != "maxp") row += 16;
        var count = BinaryPrimitives.ReadUInt16BigEndian(
            program.AsSpan(BinaryPrimitives.ReadInt32BigEndian(program.AsSpan(row + 8)) + 4));
        var set = new byte[(count + 7) / 8];
        for (var cid = 0; cid < count; cid++) set[cid / 8] |= (byte)(0x80 >> cid % 8);
        return set;
    }
}
