namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>Signed files whose structure leads in circles, contradicts itself, or is read differently by different programs.</summary>
internal static class Structure
{
    public static IEnumerable<Attack> All =>
    [
        Attack.Unreadable("encrypted", "says that the file is encrypted", room => RawFile.After(room.Once())
            .Add(90, "<</Filter/Standard/V 1/R 2/O<00>/U<00>/P -4>>").End("/Encrypt 90 0 R")),
        Attack.Unreadable("encrypted before", "says in an earlier section that the file is encrypted", room => RawFile.After(
            RawFile.After(room.Once()).Add(90, "<<>>").End("/Encrypt 90 0 R")).Add(91, "2").End()),
        Attack.Unreadable("section that leads to itself", "lets /Prev point at its own section", room =>
        {
            var file = RawFile.After(room.Once()).Add(90, "1");
            return file.End(previous: file.Position);
        }),
        Attack.Unreadable("section that leads forward", "lets /Prev point behind itself", room =>
        {
            var file = RawFile.After(room.Once()).Add(90, "1");
            return file.End(previous: file.Position + 20);
        }),
        Attack.Unreadable("section before the file", "lets /Prev be negative", room => RawFile.After(room.Once()).Add(90, "1").End(previous: -1)),
        Attack.Unreadable("section inside an object", "lets /Prev point into the page's content", room =>
            RawFile.After(room.Once()).Add(90, "1").End(previous: 40)),
        Attack.Unreadable("object listed twice", "lists two contents under one number", room =>
        {
            var file = RawFile.After(room.Once());
            var first = file.Position;
            file.Write("90 0 obj\n1\nendobj\n");
            var start = file.Position;
            return file.Write(RawFile.Text(
                $"xref\n90 1\n{first:D10} 00000 n \n90 1\n{first:D10} 00000 n \ntrailer\n<</Size 91/Root 1 0 R/Prev 9>>\nstartxref\n{start}\n%%EOF\n")).Bytes;
        }),
        Attack.Unreadable("object under another number", "lists an object where another stands", room =>
        {
            var file = RawFile.After(room.Once());
            return file.List(Paper.Content, file.Position).Write("90 0 obj\n1\nendobj\n").End();
        }),
        Attack.Unreadable("object beyond the size", "lists an object that /Size excludes", room =>
            RawFile.After(room.Once()).Size(5).Add(90, "1").End()),
        Attack.Unreadable("object zero", "defines the head of the free list", room => RawFile.After(room.Once()).Add(0, "1").End()),
        Attack.Modified("objects that overlap", "puts an object inside a string of another", room =>
        {
            var file = RawFile.After(room.Once());
            var outer = file.Position;
            return file.Add(90, "(91 0 obj 1 endobj)").List(91, outer + "90 0 obj\n(".Length).End();
        }) with { SubIndication = Signatures.Validation.SubIndication.FormatFailure },
        Attack.Unreadable("table row of another length", "writes rows of nineteen bytes", room =>
        {
            var pdf = RawFile.After(room.Once()).Add(90, "1").End();
            var at = pdf.AsSpan().LastIndexOf(" 00000 n \n"u8);
            return [.. pdf[..(at + 8)], .. pdf[(at + 9)..]];
        }),
        Attack.Unreadable("cross-reference stream of a lying width", "says that rows are wider than they are", room => XrefStream(room, "/W[1 4 1]/Index[90 9]")),
        Attack.Unreadable("cross-reference stream of a huge width", "says that rows have a thousand bytes", room => XrefStream(room, "/W[1 1000 1]")),
        Attack.Unreadable("cross-reference stream of a huge index", "says that it lists two thousand million objects", room =>
            XrefStream(room, "/W[1 4 1]/Index[0 2000000000]")),
        Attack.Unreadable("cross-reference stream of a negative index", "begins before object 0", room => XrefStream(room, "/W[1 4 1]/Index[-1 1]")),
        Attack.Unreadable("two of one key", "gives the trailer two roots", room => RawFile.After(room.Once()).Add(90, "1").End("/Root 90 0 R")),
        Attack.Unreadable("catalog that is a number", "names a number as the catalog", room => RawFile.After(room.Once()).Add(90, "1").End(root: "90 0 R")),
        Attack.Unreadable("catalog that refers to itself", "names a reference to itself as the catalog", room =>
            RawFile.After(room.Once()).Add(90, "90 0 R").End(root: "90 0 R")),
        Attack.Unreadable("field tree in a circle", "lets a field be its own kid", room => AttackRoom.Update(
            room.Once(), (Paper.Salary, Paper.Read("<</FT/Tx/T(salary)/Kids[11 0 R]>>")))),
        Attack.Unreadable("field listed twice", "lists the worker's field twice", room => AttackRoom.Update(
            room.Once(), (Paper.Fields, Paper.Read("[8 0 R 9 0 R 10 0 R 11 0 R 8 0 R]")))),
        Attack.Unreadable("form that is a list", "names a list as the form", room => AttackRoom.Update(room.Once(), (Paper.Form, Paper.Read("[8 0 R]")))),
        Attack.Modified("form of another kind", "names a number as the list of fields", room => AttackRoom.Update(
            room.Once(), (Paper.Form, Paper.Read("<</Fields 7/SigFlags 3>>")))) with { Indication = null },
        Attack.Unreadable("object stream in itself", "lists an object stream as its own content", room => ObjectStreams(room, 91)),
        Attack.Unreadable("object stream in another", "puts an object stream into an object stream", room => ObjectStreams(room, 90)),
        Attack.Modified("stream whose length is itself", "lets the content's length be the content", room => RawFile.After(room.Once())
            .Add(Paper.Content, "<</Length 4 0 R>>\nstream\nx\nendstream").End()) with { SubIndication = Signatures.Validation.SubIndication.FormatFailure },
        Attack.Modified("stream of a huge length", "says that the content has two thousand million bytes", room => RawFile.After(room.Once())
            .Add(Paper.Content, "<</Length 2000000000>>\nstream\nx\nendstream").End()) with { SubIndication = Signatures.Validation.SubIndication.FormatFailure },
        Attack.Modified("stream of a negative length", "says that the content has -1 bytes", room => RawFile.After(room.Once())
            .Add(Paper.Content, "<</Length -1>>\nstream\nx\nendstream").End()) with { SubIndication = Signatures.Validation.SubIndication.FormatFailure },
        Attack.Modified("nested without end", "nests a hundred thousand lists", room => RawFile.After(room.Once())
            .Add(Paper.Content, new string('[', 100_000)).End()) with { SubIndication = Signatures.Validation.SubIndication.FormatFailure },
        Attack.Modified("string without end", "opens a string that nothing closes", room => RawFile.After(room.Once())
            .Add(Paper.Content, "(").End()) with { SubIndication = Signatures.Validation.SubIndication.FormatFailure },
        Attack.Unreadable("cut in half", "keeps the first half of the file", room => room.Once()[..(room.Once().Length / 2)]),
        Attack.Unreadable("no file", "has no byte", _ => []),
        Attack.Unreadable("header alone", "has a header and nothing else", _ => "%PDF-1.7\n"u8.ToArray()),
        Attack.Unreadable("another format", "is a picture", _ => [0x89, .. "PNG\r\n\x1a\n"u8, .. new byte[100]]),
        Attack.Unreadable("unsigned", "was never signed", _ => Paper.Make()),
    ];

    private static byte[] XrefStream(AttackRoom room, string entries)
    {
        var once = room.Once();
        var file = RawFile.After(once);
        var start = file.Position;
        return file.Write(RawFile.Text(
            $"90 0 obj\n<</Type/XRef/Size 91{entries}/Root 1 0 R/Prev {RawFile.StartXref(once)}/Length 6>>\nstream\nabcdef\nendstream\nendobj\n"))
            .Write(RawFile.Text($"startxref\n{start}\n%%EOF\n")).Bytes;
    }

    /// <summary>The catalog from object stream 90, which is said to be in <paramref name="holder"/>.</summary>
    private static byte[] ObjectStreams(AttackRoom room, int holder)
    {
        var once = room.Once();
        var file = RawFile.After(once);
        var stream = file.Position;
        const string body = "1 0 <</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>";
        file.Write(RawFile.Text($"91 0 obj\n<</Type/ObjStm/N 1/First 4/Length {body.Length}>>\nstream\n{body}\nendstream\nendobj\n"));
        var section = file.Position;
        var rows = Row(2, 90) + Row(2, holder) + (holder == 91 ? Row(2, 91) : Row(1, stream)) + Row(1, section);
        return file.Write(RawFile.Text(
            $"92 0 obj\n<</Type/XRef/Size 93/W[1 4 1]/Index[1 1 90 3]/Root 1 0 R/Prev {RawFile.StartXref(once)}/Length {rows.Length}>>\n"))
            .Write($"stream\n{rows}\nendstream\nendobj\n").Write(RawFile.Text($"startxref\n{section}\n%%EOF\n")).Bytes;

        static string Row(int kind, int position) =>
            new([(char)kind, '\0', (char)(position >> 16), (char)((position >> 8) & 255), (char)(position & 255), '\0']);
    }
}
