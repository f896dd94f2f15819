using System.Text;
using LaborContracts.Pdf;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>Files that ask for far more time or memory than they have bytes.</summary>
internal static class Exhaustion
{
    private const int Million = 1_000_000;

    public static IEnumerable<Attack> All => Attacks.Select(attack => attack with { RunsAlone = true });

    private static IEnumerable<Attack> Attacks =>
    [
        Attack.Unreadable("field names that multiply", "gives twenty thousand fields a parent with a name of a megabyte", _ =>
            RawFileOf(
                $"<</T({new string('a', Million)})/Kids[{string.Concat(Enumerable.Range(10, 19_000).Select(i => $"{i} 0 R "))}]>>",
                Enumerable.Repeat("<</FT/Sig/T(b)/V 2 0 R>>", 19_000))),
        Attack.Unreadable("one name for many fields", "lets twenty thousand fields share a name of a megabyte", _ =>
            RawFileOf(
                $"<</Kids[{string.Concat(Enumerable.Range(11, 19_000).Select(i => $"{i} 0 R "))}]>>",
                [$"({new string('a', Million)})", .. Enumerable.Repeat("<</FT/Sig/T 10 0 R/V 2 0 R>>", 19_000)])),
        Attack.Unreadable("one entry many times in the store", "names a stream of five megabytes 384 times in the store", room => room.Sign(
            Paper.Make(objects =>
            {
                objects[21] = Paper.Stream(new string('x', 5 * Million));
                var list = Paper.Read($"[{string.Concat(Enumerable.Repeat("21 0 R ", 128))}]");
                Shadows.Set(objects, Paper.Catalog, "DSS", new PdfDictionary { ["Certs"] = list, ["CRLs"] = list, ["OCSPs"] = list });
            }),
            "worker", room.Worker)),
        Attack.Unreadable("one bomb many times in the store", "names a stream that decodes to a megabyte 384 times", room => room.Sign(
            Paper.Make(objects =>
            {
                objects[21] = PdfStream.Deflate([], new byte[Million]);
                var list = Paper.Read($"[{string.Concat(Enumerable.Repeat("21 0 R ", 128))}]");
                Shadows.Set(objects, Paper.Catalog, "DSS", new PdfDictionary { ["Certs"] = list, ["CRLs"] = list, ["OCSPs"] = list });
            }),
            "worker", room.Worker)),
        Attack.Modified("long way to a change", "lets half a million entries stand at the end of a way of long names", room =>
        {
            var key = new string('k', 900);
            var inner = string.Concat(Enumerable.Range(0, 300_000).Select(i => $"/{i} 0"));
            var way = string.Concat(Enumerable.Repeat($"<</{key} ", 9)) + $"<<{inner}>>" + string.Concat(Enumerable.Repeat(">>", 9));
            var once = room.Once(objects => objects[Paper.Outlines] = Paper.Read(way));
            return RawFile.After(once).Add(Paper.OtherPhoto, "1").End();
        }),
        Attack.Modified("long way to a change by lists", "lets many lists stand at the end of a way of long names", room =>
        {
            var key = new string('k', 900);
            var inner = string.Concat(Enumerable.Range(0, 200_000).Select(i => $"/{i}[]"));
            var way = string.Concat(Enumerable.Repeat($"<</{key} ", 9)) + $"<<{inner}>>" + string.Concat(Enumerable.Repeat(">>", 9));
            var once = room.Once(objects => objects[Paper.Outlines] = Paper.Read(way));
            return RawFile.After(once).Add(Paper.OtherPhoto, "1").End();
        }),
        Attack.Malformed("contents of sixty megabytes", "reserves sixty megabytes of digits", _ =>
            RawFileOf($"<</FT/Sig/T(worker)/V<</Contents<{new string('0', 58 * Million)}>/ByteRange[0 1 2 3]>>>>", [])),
        Attack.Malformed("name of sixty megabytes in parentheses", "writes a reason of sixty megabytes", _ =>
            RawFileOf($"<</FT/Sig/T(worker)/V<</Reason({new string('x', 58 * Million)})/Contents<00>/ByteRange[0 1 2 3]>>>>", [])),
        Attack.Unreadable("a million objects", "lists a million objects", _ =>
        {
            var file = RawFile.Begin().Size(Million);
            file.Add(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R>>").Add(2, "<</Type/Pages/Kids[]/Count 0>>").Add(3, "<</Fields[4 0 R]>>");
            for (var i = 4; i < Million; i++) file.Add(i, "1");
            return file.EndInOne();
        }),
        Attack.Unreadable("a cross-reference bomb", "decodes a cross-reference stream to a hundred megabytes", _ =>
        {
            var rows = PdfStream.Deflate([], new byte[120 * Million]).Data;
            byte[] head = [.. "%PDF-1.7\n"u8];
            return [.. head, .. Encoding.ASCII.GetBytes(RawFile.Text(
                $"1 0 obj\n<</Type/XRef/Size 9/W[1 1 1]/Root 1 0 R/Filter/FlateDecode/Length {rows.Length}>>\nstream\n")), .. rows.Span,
                .. Encoding.ASCII.GetBytes(RawFile.Text($"\nendstream\nendobj\nstartxref\n{head.Length}\n%%EOF\n"))];
        }),
        Attack.Unreadable("an object stream bomb", "decodes the object stream of the form to a hundred megabytes", _ =>
        {
            var plain = new byte[100 * Million];
            for (var i = 0; i < 400_000; i++) plain[i * 7] = (byte)(i * 31 & 255);
            "3 0 <<>>"u8.CopyTo(plain);
            var form = PdfStream.Deflate([], plain).Data.ToArray();
            var file = RawFile.Begin().Size(20);
            file.Add(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R>>").Add(2, "<</Type/Pages/Kids[]/Count 0>>");
            var first = RawFile.StartXref(file.End());
            var holder = file.Position;
            file.Write(RawFile.Text($"10 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {form.Length}>>\nstream\n"))
                .Write(Encoding.Latin1.GetString(form)).Write("\nendstream\nendobj\n");
            var section = file.Position;
            char[] rows = ['\x02', '\0', '\0', '\0', '\x0A', '\0', '\x01', '\0', '\0', (char)(holder >> 8), (char)(holder & 255), '\0'];
            return file.Write(RawFile.Text(
                $"11 0 obj\n<</Type/XRef/Size 12/W[1 4 1]/Index[3 1 10 1]/Root 1 0 R/Prev {first}/Length 12>>\nstream\n"))
                .Write(new string(rows)).Write(RawFile.Text($"\nendstream\nendobj\nstartxref\n{section}\n%%EOF\n")).Bytes;
        }),
        Attack.Unreadable("a form of lists", "makes the form a list of two million numbers", _ =>
            RawFileOf($"<</T[{string.Concat(Enumerable.Repeat("1 ", 2 * Million))}]>>", [])),
        Attack.Unreadable("two hundred and fifty-seven updates", "adds more updates than are read", room =>
        {
            var pdf = room.Once();
            for (var i = 0; i < 257; i++) pdf = RawFile.After(pdf).Add(90 + i, "1").End();
            return pdf;
        }),
        Attack.Modified("two hundred updates", "adds an update of nothing two hundred times", room =>
        {
            var pdf = room.Once();
            for (var i = 0; i < 200; i++) pdf = RawFile.After(pdf).Add(90 + i, "1").End();
            return pdf;
        }),
        Attack.Unreadable("thirty-three signatures", "signs more fields than are judged", _ => RawFileOf(
            $"<</Kids[{string.Concat(Enumerable.Range(10, 33).Select(i => $"{i} 0 R "))}]>>",
            Enumerable.Range(0, 33).Select(i => $"<</FT/Sig/T({i})/V<<>>>>"))),
    ];

    /// <summary>A file whose form has this field, object 4, and further objects from number 10.</summary>
    private static byte[] RawFileOf(string first, IEnumerable<string> more)
    {
        var file = RawFile.Begin().Size(100_000);
        file.Add(1, "<</Type/Catalog/Pages 2 0 R/AcroForm 3 0 R>>").Add(2, "<</Type/Pages/Kids[]/Count 0>>").Add(3, "<</Fields[4 0 R]>>");
        file.Add(4, first);
        foreach (var (index, body) in more.Index()) file.Add(10 + index, body);
        return file.End();
    }
}
