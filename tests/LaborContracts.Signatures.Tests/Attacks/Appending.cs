using System.Text;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>Incremental saving attacks: bytes behind a signed file, with and without the structure of an update.</summary>
internal static class Appending
{
    private const string OtherContent = "<</Length 33>>\nstream\nBT /F 12 Tf 50 700 Td (650) Tj ET \nendstream";

    public static IEnumerable<Attack> All =>
    [
        Appended("a space", " "),
        Appended("a comment", "% accepted\n"),
        Appended("a zero byte", "\0"),
        Appended("another end mark", "%%EOF\n"),
        Appended("objects without cross-reference and trailer", $"4 0 obj\n{OtherContent}\nendobj\n"),
        Appended("objects and an end mark", $"4 0 obj\n{OtherContent}\nendobj\n%%EOF\n"),
        Attack.Modified("old startxref behind new objects", "points the new end to the old cross-reference", room =>
        {
            var once = room.Once();
            return [.. once, .. Encoding.ASCII.GetBytes(RawFile.Text(
                $"4 0 obj\n{OtherContent}\nendobj\nstartxref\n{RawFile.StartXref(once)}\n%%EOF\n"))];
        }),
        Attack.Modified("trailer without cross-reference", "adds objects and a trailer, keeps the old startxref", room =>
        {
            var once = room.Once();
            return [.. once, .. Encoding.ASCII.GetBytes(RawFile.Text(
                $"4 0 obj\n{OtherContent}\nendobj\ntrailer\n<</Size 40/Root 1 0 R>>\nstartxref\n{RawFile.StartXref(once)}\n%%EOF\n"))];
        }),
        Attack.Modified("content replaced", "adds an update with another page content", room =>
            RawFile.After(room.Once()).Add(Paper.Content, OtherContent).End()),
        Attack.Modified("content removed", "frees the page content", room => RawFile.After(room.Once()).Free(Paper.Content).End()),
        Attack.Modified("content of the next generation", "replaces the content by one of generation 1", room =>
            RawFile.After(room.Once()).Add(Paper.Content, OtherContent, generation: 1).End()),
        Attack.Modified("update of nothing", "adds a cross-reference without entries", room => RawFile.After(room.Once()).End()),
        Attack.Modified("update of a new object alone", "adds an object that nothing refers to", room =>
            RawFile.After(room.Once()).Add(90, "(hidden)").End()),
        Attack.Modified("another catalog", "names another catalog in the trailer", room => RawFile.After(room.Once())
            .Add(90, "<</Type/Catalog/Pages 91 0 R/AcroForm 6 0 R>>").Add(91, "<</Type/Pages/Kids[]/Count 0>>").End(root: "90 0 R")),
        Attack.Modified("content replaced under a second signature", "replaces the content and lets the employer sign it", room =>
            room.Seal(RawFile.After(room.Once()).Add(Paper.Content, OtherContent).End())),
        Attack.Modified("content replaced between two signatures", "the employer's own update also replaces the content", room =>
            HandSigned.Sign(
                room.Once(), "employer",
                covered => room.Stamped(room.Employer, System.Security.Cryptography.SHA256.HashData(covered)),
                also: (_, increment, _) => increment.Replace(Paper.Ref(Paper.Content), Paper.Stream("BT ET")))),
        Attack.Modified("content replaced from an object stream", "hides the new page in an object stream", InObjectStream),
        Attack.Unreadable("unlisted object behind a cross-reference", "puts an object between cross-reference and startxref", room =>
        {
            var stored = AttackRoom.Store(room.Once(), room.RootCertificate);
            var end = stored.AsSpan().LastIndexOf("startxref"u8);
            return [.. stored[..end], .. "4 0 obj\n<<>>\nendobj\n"u8, .. stored[end..]];
        }),
        Attack.Malformed("the signed revision left out", "leads from the update to the revision before the signature", room =>
        {
            var once = room.Once();
            var (start, length) = Extracted.Gap(once, 0);
            var contents = Encoding.ASCII.GetString(once.AsSpan(start, length));
            var again = RawFile.Text(
                $"<</FT/Sig/T(worker)/V<</SubFilter/ETSI.CAdES.detached/ByteRange[0 {start} {start + length} {once.Length - start - length}]/Contents{contents}>>>>");
            return RawFile.After(once).Add(Paper.Content, OtherContent).Add(Paper.Worker, again)
                .End(previous: RawFile.StartXref(Paper.Make()));
        }),
        Attack.Unreadable("startxref beyond the end", "adds an update whose startxref leads nowhere", room =>
            RawFile.After(room.Once()).Add(Paper.Content, OtherContent).End(startXref: 99_999_999)),
        Attack.Unreadable("startxref into an object", "lets startxref point at the new content", room =>
        {
            var once = room.Once();
            return RawFile.After(once).Add(Paper.Content, OtherContent).End(startXref: once.Length);
        }),
        Attack.Unreadable("update without an end mark", "leaves %%EOF out", room =>
        {
            var pdf = RawFile.After(room.Once()).Add(Paper.Content, OtherContent).End();
            return pdf[..^"%%EOF\n".Length];
        }),
        Attack.Unreadable("hybrid cross-reference to another content", "lists another content where only some programs look", room =>
            RawFile.After(room.Once()).Hide(Paper.Content, OtherContent).End()),
        Attack.Unreadable("hybrid cross-reference to content taken off", "takes the content off the table and lists another beside", room =>
            RawFile.After(room.Once()).Free(Paper.Content).Hide(Paper.Content, OtherContent).End()),
        Attack.Modified("hybrid cross-reference to a missing object", "lists a content that was missing where only some programs look", room =>
            RawFile.After(room.Once(objects => ((PdfDictionary)objects[Paper.Page])["Contents"] = Paper.Read("[4 0 R 60 0 R]")))
                .Hide(60, OtherContent).End()),
        Attack.Modified("hybrid cross-reference to a container of annotations", "moves the page's annotations into an array that only some programs see",
            room => RawFile.After(room.Once())
                .Add(Paper.Page, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots 60 0 R"
                    + "/Resources<</Font<</F 5 0 R>>/XObject<</I 13 0 R>>/Properties<</L 14 0 R>>>>>>")
                .Hide(60, "[8 0 R 9 0 R 10 0 R 12 0 R]").End()),
        Attack.Unreadable("stream beside a cross-reference stream", "lists another content beside a stream, where only some programs look",
            room => BesideAStream(room.Once())),
        Attack.Unreadable("tables beside tables without end", "lets each table name another beside it", _ =>
        {
            var file = RawFile.Begin().Add(1, "<</Type/Catalog/Pages 2 0 R>>").Add(2, "<</Type/Pages/Kids[]/Count 0>>");
            var last = 1;
            for (var i = 0; i < 40_000; i++)
            {
                var at = file.Position;
                file.Write(RawFile.Text($"xref\ntrailer<</XRefStm {last}>>\n"));
                last = at;
            }

            return file.End(RawFile.Text($"/XRefStm {last}"));
        }) with { RunsAlone = true },
        Attack.Unreadable("object from inside the signed bytes", "lists a content that was hidden in a string before", room =>
        {
            var once = room.Once(objects => objects[Paper.Outlines] = Paper.Stream("4 0 obj <</Length 5>>stream\nBT ET\nendstream endobj"));
            return RawFile.After(once).List(Paper.Content, once.AsSpan().IndexOf("4 0 obj <<"u8)).End();
        }),
        Attack.Unreadable("bytes before the header", "puts a script before the file", room => [.. "#!/bin/sh\n"u8, .. room.Once()]),
        Attack.Failed("bytes between header and body", "shifts the signed bytes by a comment", SubIndication.HashFailure, room => room.Once()) with
        {
            Make = room =>
            {
                var pdf = room.Once();
                pdf[10] ^= 0x10; // in the comment that marks the file as binary
                return pdf;
            },
        },
        Attack.Modified("polyglot", "puts an archive behind the file", room => [.. room.Once(), .. "PK\x05\x06"u8, .. new byte[18]]),
    ];

    private static Attack Appended(string what, string text) => Attack.Modified(
        $"{what} behind the end", $"appends {what}", room => [.. room.Once(), .. Encoding.Latin1.GetBytes(text)]);

    /// <summary>The other content lies in the data of a listed stream: every byte is accounted for.</summary>
    private static byte[] BesideAStream(byte[] signed)
    {
        var file = RawFile.After(signed);
        var inner = $"4 0 obj\n{OtherContent}\nendobj\n";
        var holder = file.Position;
        file.Write(RawFile.Text($"90 0 obj\n<</Length {inner.Length}>>\nstream\n"));
        var content = file.Position;
        file.Write($"{inner}\nendstream\nendobj\n");
        var beside = file.Position;
        file.Write(RawFile.Text($"91 0 obj\n<</Type/XRef/Size 93/W[1 4 1]/Index[4 1]/Length 6>>\nstream\n{RawFile.Row(1, content, 0)}\nendstream\nendobj\n"));
        var section = file.Position;
        var rows = $"{RawFile.Row(1, holder, 0)}{RawFile.Row(1, beside, 0)}{RawFile.Row(1, section, 0)}";
        file.Write(RawFile.Text(
            $"92 0 obj\n<</Type/XRef/Size 93/W[1 4 1]/Index[90 3]/Root 1 0 R/Info 18 0 R/Prev {RawFile.StartXref(signed)}/XRefStm {beside}"));
        return file.Write(RawFile.Text($"/Length {rows.Length}>>\nstream\n{rows}\nendstream\nendobj\nstartxref\n{section}\n%%EOF\n")).Bytes;
    }

    private static byte[] InObjectStream(AttackRoom room)
    {
        var once = room.Once();
        var file = RawFile.After(once);
        var content = file.Position;
        file.Write($"90 0 obj\n{OtherContent}\nendobj\n");
        var stream = file.Position;
        const string page = "3 0 <</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 90 0 R>>";
        file.Write(RawFile.Text($"91 0 obj\n<</Type/ObjStm/N 1/First 4/Length {page.Length}>>\nstream\n{page}\nendstream\nendobj\n"));
        var section = file.Position;
        var rows = $"{RawFile.Row(2, 91, 0)}{RawFile.Row(1, content, 0)}{RawFile.Row(1, stream, 0)}{RawFile.Row(1, section, 0)}";
        file.Write(RawFile.Text(
            $"92 0 obj\n<</Type/XRef/Size 93/W[1 4 1]/Index[3 1 90 3]/Root 1 0 R/Prev {RawFile.StartXref(once)}/Length {rows.Length}>>\n"));
        return file.Write($"stream\n{rows}\nendstream\nendobj\n").Write(RawFile.Text($"startxref\n{section}\n%%EOF\n")).Bytes;
    }
}
