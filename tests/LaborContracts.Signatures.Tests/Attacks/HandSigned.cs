using System.Globalization;
using System.Text;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>Signed updates laid out by hand, where every entry can be another than an honest signer's.</summary>
internal static class HandSigned
{
    private const int Room = 24_000; // digits of the CMS, where nothing else is asked for

    /// <summary>Signs a field that is there.</summary>
    /// <param name="twistValue">Changes the signature dictionary.</param>
    /// <param name="also">Changes whatever else in the same update.</param>
    /// <param name="cms">Makes the CMS of the covered bytes.</param>
    public static byte[] Sign(
        byte[] pdf, string field, Func<byte[], byte[]> cms, Action<PdfDictionary>? twistValue = null,
        Action<PdfFile, PdfIncrement, PdfDictionary>? also = null, int room = Room, bool withoutLastLineEnd = false)
    {
        var file = PdfFile.Read(pdf);
        var found = SignatureField.Of(file).Single(f => f.Name == field);
        var increment = new PdfIncrement(file);
        var widget = found.Dictionary.Copy();
        var (layout, range, contents) = LayOut(increment, room, "Sig", "ETSI.CAdES.detached", twistValue, value =>
        {
            widget["V"] = value;
            also?.Invoke(file, increment, widget);
            increment.Replace(found.Reference!, widget);
        });
        return Fill(layout, range, contents, cms, withoutLastLineEnd ? 1 : 0);
    }

    /// <summary>Adds a signed field to the form's list, object <see cref="Paper.Fields"/>.</summary>
    /// <param name="twistField">Changes the field.</param>
    public static byte[] AddField(
        byte[] pdf, string name, string type, string subFilter, Action<PdfDictionary>? twistField, Func<byte[], byte[]> cms,
        bool onPage = false, int room = Room)
    {
        var file = PdfFile.Read(pdf);
        var increment = new PdfIncrement(file);
        var (layout, range, contents) = LayOut(increment, room, type, subFilter, null, value =>
        {
            var field = new PdfDictionary { ["FT"] = new PdfName("Sig"), ["T"] = PdfString.Text(name), ["V"] = value };
            twistField?.Invoke(field);
            var added = increment.Add(field);
            Append(file, increment, Paper.Fields, added);
            if (!onPage) return;
            var page = ((PdfDictionary)file.Resolve(Paper.Ref(Paper.Page))).Copy();
            page["Annots"] = new PdfArray([.. ((PdfArray)file.Resolve(page["Annots"])).Items, added]);
            increment.Replace(Paper.Ref(Paper.Page), page);
        });
        return Fill(layout, range, contents, cms);
    }

    public static void Append(PdfFile file, PdfIncrement increment, int list, PdfReference added) => increment.Replace(
        Paper.Ref(list), new PdfArray([.. ((PdfArray)file.Resolve(Paper.Ref(list))).Items, added]));

    private static (PdfLayout Layout, PdfReserved Range, PdfReserved Contents) LayOut(
        PdfIncrement increment, int room, string type, string subFilter, Action<PdfDictionary>? twist, Action<PdfReference> place)
    {
        var (range, contents) = (new PdfReserved(60), new PdfReserved(room + 2));
        var value = new PdfDictionary
        {
            ["Type"] = new PdfName(type),
            ["Filter"] = new PdfName("Adobe.PPKLite"),
            ["SubFilter"] = new PdfName(subFilter),
            ["ByteRange"] = range,
            ["Contents"] = contents,
        };
        twist?.Invoke(value);
        place(increment.Add(value));
        return (increment.Write(), range, contents);
    }

    private static byte[] Fill(PdfLayout layout, PdfReserved range, PdfReserved contents, Func<byte[], byte[]> cms, int cut = 0)
    {
        var (start, end) = (layout.OffsetOf(contents), layout.OffsetOf(contents) + contents.Length);
        var text = string.Create(CultureInfo.InvariantCulture, $"[0 {start} {end} {layout.Bytes.Length - cut - end}]");
        layout.Fill(range, Encoding.ASCII.GetBytes(text));
        byte[] covered = [.. layout.Bytes[..start], .. layout.Bytes[end..^cut]];
        var digits = Convert.ToHexString(cms(covered));
        layout.Fill(contents, Encoding.ASCII.GetBytes($"<{digits.PadRight(contents.Length - 2, '0')}>"));
        return layout.Bytes[..^cut];
    }
}
