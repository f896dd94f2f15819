using System.Diagnostics;
using System.Text;
using CsCheck;
using Xunit;

namespace LaborContracts.Pdf.Tests;

public sealed class ReadingTests
{
    [Fact]
    public void Every_revision_can_be_read_as_it_stood()
    {
        var first = SmallFiles.OnePage();
        var second = SmallFiles.WithUpdate(first, "second");
        var third = SmallFiles.WithUpdate(second, "third");

        var file = PdfFile.Read(third);

        Assert.Equal([first.Length, second.Length, third.Length], file.Revisions.Select(r => r.Length));
        Assert.Null(SmallFiles.FirstPage(file.AsOf(file.Revisions[0])).Page["Note"]);
        Assert.Equal("second", Note(file.AsOf(file.Revisions[1])));
        Assert.Equal("third", Note(file));
        Assert.Contains(SmallFiles.FirstPage(file).Reference.Number, file.Revisions[2].ChangedObjects);

        static string Note(PdfFile at) => ((PdfString)at.Resolve(SmallFiles.FirstPage(at).Page["Note"])).ToText();
    }

    [Fact]
    public void Honest_revisions_account_for_every_byte()
    {
        var file = PdfFile.Read(SmallFiles.WithUpdate(SmallFiles.WithTable(), "x"));

        Assert.All(file.Revisions.Skip(1), r => Assert.Equal(0, r.UnaccountedBytes));
        Assert.Equal(0, file.TrailingBytes);
    }

    [Fact]
    public void An_object_that_no_cross_reference_lists_is_counted()
    {
        var honest = SmallFiles.WithTable();
        var hidden = "9 0 obj\n<</Hidden true>>\nendobj\n"u8.ToArray();
        var text = Encoding.Latin1.GetString(SmallFiles.WithUpdate(honest, "x"));
        var section = text.LastIndexOf("xref\n5 1", StringComparison.Ordinal);
        section = section < 0 ? text.LastIndexOf("xref\n3 1", StringComparison.Ordinal) : section;
        var shifted = text[..section] + Encoding.Latin1.GetString(hidden) + text[section..]
            .Replace($"startxref\n{section}\n", $"startxref\n{section + hidden.Length}\n", StringComparison.Ordinal);

        var file = PdfFile.Read(Encoding.Latin1.GetBytes(shifted));

        Assert.Equal(hidden.Count(b => b is not (32 or 10)), file.Revisions[1].UnaccountedBytes);
    }

    [Fact]
    public void Bytes_after_the_end_are_reported() =>
        Assert.Equal(4, PdfFile.Read((byte[])[.. SmallFiles.OnePage(), .. "more"u8]).TrailingBytes);

    public static TheoryData<string, string, PdfFault> Damage => new()
    {
        { "%PDF-1.4", "PDF-1.4%", PdfFault.NotPdf },
        { "/Root 1 0 R", "/Root 9 0 R", PdfFault.Malformed },
        { "/Root 1 0 R", "/Encrypt 1 0 R/Root 1 0 R", PdfFault.Encrypted },
        { "0000000009 00000 n", "0000000010 00000 n", PdfFault.Malformed },
        { "/Type /Catalog", "/Pages 2 0 R/Type /Catalog", PdfFault.Malformed },
        { "/Size 4", "/Size 4/XRefStm 9", PdfFault.Malformed },
        { "/Size 4", "/Size 4/Prev 74", PdfFault.Malformed },
        { "startxref\n", "startxref\n1", PdfFault.Malformed },
        { "%%EOF", "%%EO", PdfFault.Malformed },
    };

    [Theory, MemberData(nameof(Damage))]
    public void What_programs_could_read_differently_is_refused(string part, string damaged, PdfFault fault)
    {
        var text = Encoding.Latin1.GetString(SmallFiles.WithTable());
        Assert.Contains(part, text, StringComparison.Ordinal);

        var refusal = Assert.Throws<PdfFormatException>(() =>
            PdfFile.Read(Encoding.Latin1.GetBytes(text.Replace(part, damaged, StringComparison.Ordinal))));

        Assert.Equal(fault, refusal.Fault);
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var deep = new string('[', 100_000);
        var text = Encoding.Latin1.GetString(SmallFiles.WithTable()).Replace("/Size 4", $"/Size 4/A {deep}", StringComparison.Ordinal);

        Assert.Equal(PdfFault.BeyondLimits, Assert.Throws<PdfFormatException>(() => PdfFile.Read(Encoding.Latin1.GetBytes(text))).Fault);
    }

    [Fact]
    public void A_stream_that_decodes_to_too_much_is_refused()
    {
        var bomb = PdfStream.Deflate([], new byte[10_000_000]);
        var file = PdfFile.Read(SmallFiles.OnePage(), new PdfLimits { DecodedBytes = 1_000_000 });

        Assert.Equal(PdfFault.BeyondLimits, Assert.Throws<PdfFormatException>(() => file.Decode(bomb)).Fault);
    }

    [Fact]
    public void Damaged_bytes_are_read_or_refused_but_never_break_the_reader()
    {
        byte[][] honest = [SmallFiles.WithUpdate(SmallFiles.OnePage(), "x"), SmallFiles.WithUpdate(SmallFiles.WithTable(), "x")];
        var damage = Gen.Select(Gen.Int[0, 1], Gen.Int[0, 100_000], Gen.Int[0, 2], Gen.Byte, Gen.Int[1, 40]);

        damage.Sample((which, place, kind, value, length) =>
        {
            var bytes = honest[which];
            place %= bytes.Length;
            length = Math.Min(length, bytes.Length - place);
            byte[] damaged = kind switch
            {
                0 => [.. bytes[..place], value, .. bytes[(place + 1)..]],
                1 => [.. bytes[..place], .. bytes[(place + length)..]],
                _ => [.. bytes[..place], .. bytes[..length], .. bytes[place..]],
            };
            try
            {
                var file = PdfFile.Read(damaged);
                foreach (var revision in file.Revisions) _ = revision.UnaccountedBytes;
                for (var number = 1; number < 20; number++)
                {
                    if (file.Resolve(new PdfReference(number)) is PdfStream stream) file.Decode(stream);
                }
            }
            catch (PdfFormatException)
            {
                // Refused, as it should be.
            }
        }, iter: 20_000);
    }

    [Theory, InlineData("--object-streams=disable"), InlineData("--object-streams=generate"), InlineData("--linearize"), InlineData("--qdf")]
    public void Files_that_qpdf_rewrote_are_read(string option)
    {
        var folder = Directory.CreateTempSubdirectory();
        var (from, to) = (Path.Combine(folder.FullName, "a.pdf"), Path.Combine(folder.FullName, "b.pdf"));
        File.WriteAllBytes(from, SmallFiles.OnePage());
        using (var qpdf = Process.Start("qpdf", [option, from, to])) qpdf.WaitForExit();

        var file = PdfFile.Read(File.ReadAllBytes(to));

        Assert.Equal(1, file.PageCount);
        Assert.Single(file.Revisions);
        folder.Delete(recursive: true);
    }
}
