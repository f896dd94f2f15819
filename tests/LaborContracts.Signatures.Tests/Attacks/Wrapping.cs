using System.Text;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Pades;
using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>
/// Universal forgery and signature wrapping: a byte range or a Contents that makes the verifier hash other bytes than
/// those that are shown.
/// </summary>
internal static class Wrapping
{
    public static IEnumerable<Attack> All =>
    [
        Range("range with a gap for hidden bytes", "leaves out twenty bytes behind Contents", (s, e, n) => [0, s, e + 20, n - e - 20]),
        Range("range that begins at 1", "leaves out the first byte", (s, e, n) => [1, s - 1, e, n - e]),
        Range("range that overlaps itself", "covers some bytes twice", (s, e, n) => [0, s, e - 10, n - e + 10]),
        Range("range of six numbers", "leaves a second gap", (s, e, n) => [0, s, e, 10, e + 20, n - e - 20]),
        Range("range of two numbers", "covers what is before Contents alone", (s, _, _) => [0, s]),
        Range("range of no numbers", "covers nothing", (_, _, _) => []),
        Range("range of negative length", "ends before it begins", (s, e, _) => [0, s, e, -1]),
        Edited("range of negative offset", "begins before the file", "[-1 100 200 300]"),
        Range("range beyond the end", "asks for more bytes than there are", (s, e, n) => [0, s, e, n - e + 1]),
        Range("range of huge numbers", "overflows 32 bits", (s, e, n) => [0, s, e, 4_294_967_296 + n - e]),
        Range("range of numbers beyond 64 bits when added", "overflows 64 bits", (s, e, _) => [0, s, e, long.MaxValue]),
        Range("range that ends before the end", "leaves the file's last bytes open", (s, e, n) => [0, s, e, n - e - 8]),
        Range("range over nothing", "covers no byte", (_, _, n) => [0, 0, n, 0]),
        Range("range that leaves out nothing", "covers Contents as well", (_, _, n) => [0, n / 2, n / 2, n - (n / 2)]),
        Edited("range of references", "hides the numbers in objects", "[0 4 0 R 4 0 R 4 0 R]"),
        Edited("range of strings", "writes text for numbers", "[(0)(1)(2)(3)]"),
        Edited("range of reals", "writes reals for integers", "[0.0 1.0 2.0 3.0]"),
        Edited("range that is a reference", "puts the range elsewhere", "7 0 R"),
        Edited("range that is null", "has no range", "null"),
        Attack.Unreadable("second contents", "adds another /Contents to the signature dictionary", room =>
            Swap(room.Once(), "/SubFilter /ETSI.CAdES.detached", "/Contents <00>                 ")),
        Attack.Malformed("contents without a digit", "empties Contents", room => EditContents(room.Once(), "<>")),
        Attack.Malformed("contents of one zero byte", "leaves a byte in Contents", room => EditContents(room.Once(), "<00>")),
        Attack.Malformed("contents of zeros", "keeps the length, drops the signature", room =>
            EditContents(room.Once(), length => $"<{new string('0', length - 2)}>")),
        Attack.Malformed("contents in parentheses", "writes Contents as a literal string", room =>
            EditContents(room.Once(), length => $"({new string('0', length - 2)})")),
        Attack.Malformed("contents that is null", "removes Contents", room => EditContents(room.Once(), "null")),
        Attack.Malformed("contents with spaces in it", "hides bytes between the digits", room =>
            EditContents(room.Once(), length => $"<{new string('0', 100)}  {new string('0', length - 104)}>")),
        Attack.Malformed("contents inside an object stream", "shows a signature dictionary that is compressed", _ =>
            Paper.Make(objects => objects[Paper.Worker] = Paper.Read(
                "<</FT/Sig/T(worker)/V<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 9 13 5]/Contents<3000>>>>>"))),
        Attack.Malformed("signed bytes moved behind a new dictionary", "copies the signed tail to where a new range looks", Moved),
        Attack.Malformed("one signature in two fields", "lets the employer's field point to the worker's signature", room =>
        {
            var once = room.Once();
            return AttackRoom.Update(once, (Paper.Employer, AttackRoom.With(once, Paper.Employer, ("V", ValueOf(once)))));
        }) with { Field = "employer" },
        Attack.Malformed("copied signature dictionary", "signs the employer's field with the worker's range and CMS", room =>
        {
            var once = room.Once();
            var copy = (PdfDictionary)PdfFile.Read(once).Resolve(ValueOf(once));
            return AttackRoom.Update(once, (Paper.Employer, AttackRoom.With(once, Paper.Employer, ("V", copy))));
        }) with { Field = "employer" },
        Attack.Malformed("signature of another type", "calls the signature dictionary something else", room =>
            HandSigned.Sign(Paper.Make(), "worker", Cms(room), value => value["Type"] = new PdfName("Font"))),
        Attack.Open("signature of an old kind", "claims adbe.x509.rsa_sha1", SubIndication.SigConstraintsFailure, room =>
            HandSigned.Sign(Paper.Make(), "worker", Cms(room), value => value["SubFilter"] = new PdfName("adbe.x509.rsa_sha1"))),
        Attack.Open("signature that does not claim PAdES", "claims adbe.pkcs7.detached", SubIndication.SigConstraintsFailure, room =>
            HandSigned.Sign(Paper.Make(), "worker", Cms(room), value => value["SubFilter"] = new PdfName("adbe.pkcs7.detached"))),
        Attack.Open("signature without a kind", "leaves the kind out", SubIndication.SigConstraintsFailure, room =>
            HandSigned.Sign(Paper.Make(), "worker", Cms(room), value => value.Remove("SubFilter"))),
        Attack.Malformed("field that is no object of its own", "lists the signed field inside the form", room =>
            HandSigned.Sign(Paper.Make(), "worker", Cms(room), also: (_, increment, widget) => increment.Replace(
                Paper.Ref(Paper.Fields), new PdfArray(widget.Copy(), Paper.Ref(Paper.Employer))))),
        Attack.Malformed("two signed fields of one name", "names both fields worker", room => HandSigned.AddField(
            room.Once(), "worker", "Sig", "ETSI.CAdES.detached", null, Cms(room))),
        Attack.Malformed("two fields signed at once", "signs both fields with one update", room =>
            HandSigned.Sign(Paper.Make(), "worker", Cms(room), also: (file, increment, widget) =>
            {
                var other = ((PdfDictionary)file.Resolve(Paper.Ref(Paper.Employer))).Copy();
                other["V"] = widget["V"]!;
                increment.Replace(Paper.Ref(Paper.Employer), other);
            })),
    ];

    private static Attack Range(string name, string how, Func<int, int, int, long[]> choose) =>
        Attack.Malformed(name, $"signs with a range that {how}", room => Forgery.SignRange(room.Worker, choose));

    private static Attack Edited(string name, string how, string range) => Attack.Malformed(name, how, room =>
    {
        var pdf = room.Once();
        var start = pdf.AsSpan().IndexOf("/ByteRange ["u8) + "/ByteRange ".Length;
        var length = pdf.AsSpan(start).IndexOf((byte)']') + 1;
        Encoding.ASCII.GetBytes(range.PadRight(length)).CopyTo(pdf, start);
        return pdf;
    });

    private static Func<byte[], byte[]> Cms(AttackRoom room) =>
        covered => room.Stamped(room.Worker, System.Security.Cryptography.SHA256.HashData(covered));

    private static PdfObject ValueOf(byte[] pdf) =>
        SignatureField.Of(PdfFile.Read(pdf)).Single(f => f.Name == "worker").Value!;

    private static byte[] EditContents(byte[] pdf, string token) => EditContents(pdf, token.PadRight);

    private static byte[] EditContents(byte[] pdf, Func<int, string> token)
    {
        var (start, length) = Extracted.Gap(pdf, 0);
        Encoding.ASCII.GetBytes(token(length)).CopyTo(pdf, start);
        return pdf;
    }

    public static byte[] Swap(byte[] pdf, string was, string becomes)
    {
        var at = pdf.AsSpan().LastIndexOf(Encoding.Latin1.GetBytes(was));
        if (at < 0 || was.Length != becomes.Length) throw new ArgumentException($"'{was}' cannot be exchanged.", nameof(was));
        Encoding.Latin1.GetBytes(becomes).CopyTo(pdf, at);
        return pdf;
    }

    private static byte[] Moved(AttackRoom room)
    {
        var once = room.Once();
        var (start, length) = Extracted.Gap(once, 0);
        var tail = Encoding.Latin1.GetString(once.AsSpan((start + length)..));
        var contents = Encoding.Latin1.GetString(once.AsSpan(start, length));
        var update = RawFile.After(once)
            .Add(Paper.Content, "<</Length 36>>\nstream\nBT /F 12 Tf 50 700 Td (pay 650) Tj ET\nendstream");
        var at = update.Position + "40 0 obj\n<</Length 0000000>>\nstream\n".Length;
        update.Add(40, RawFile.Text($"<</Length {tail.Length:D7}>>\nstream\n{tail}\nendstream"));
        update.Add(
            ((PdfReference)ValueOf(once)).Number,
            RawFile.Text($"<</Type/Sig/SubFilter/ETSI.CAdES.detached/ByteRange[0 {start} {at} {tail.Length}]/Contents{contents}>>"));
        return update.End();
    }
}
