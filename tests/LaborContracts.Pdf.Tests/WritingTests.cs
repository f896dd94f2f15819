using System.Text;
using CsCheck;
using LaborContracts.Pdf.Reading;
using LaborContracts.Pdf.Writing;
using Xunit;

namespace LaborContracts.Pdf.Tests;

public sealed class WritingTests
{
    [Fact]
    public void What_is_written_reads_back_the_same() => AnyObject.Direct.Sample(value =>
        Parsed(Serializer.BytesOf(value)).SameAs(value));

    [Fact]
    public void A_file_of_any_objects_reads_back_the_same() => AnyObject.Indirect.Array[0, 30].Sample(values =>
    {
        var writer = new PdfWriter();
        var catalog = writer.Add(new PdfDictionary { ["Type"] = new PdfName("Catalog") });
        var references = values.Select(writer.Add).ToList();

        var file = PdfFile.Read(writer.Write(catalog, info: null, new byte[16]));

        return file.Revisions is [{ UnaccountedBytes: 0 }] && file.TrailingBytes == 0
            && references.Zip(values).All(p => file.Resolve(p.First).SameAs(p.Second));
    }, iter: 300);

    [Fact]
    public void More_objects_than_one_object_stream_holds_are_all_found()
    {
        var writer = new PdfWriter();
        var catalog = writer.Add(new PdfDictionary { ["Type"] = new PdfName("Catalog") });
        var references = Enumerable.Range(0, 1000).Select(i => writer.Add(new PdfInteger(i))).ToList();

        var file = PdfFile.Read(writer.Write(catalog, info: null, new byte[16]));

        Assert.Equal(
            Enumerable.Range(0, 1000).Select(i => (long)i),
            references.Select(r => ((PdfInteger)file.Resolve(r)).Value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain (text) \\ with parentheses")]
    [InlineData("劳动合同")]
    [InlineData("𠮷野家, a character beyond the BMP")]
    [InlineData("line\nbreak")]
    public void A_text_string_reads_back_the_same(string text)
    {
        var bytes = Serializer.BytesOf(PdfString.Text(text));

        var read = Parsed(bytes);

        Assert.Equal(text, Assert.IsType<PdfString>(read).ToText());
    }

    [Fact]
    public void The_same_objects_give_the_same_bytes()
    {
        Assert.Equal(SmallFiles.OnePage(), SmallFiles.OnePage());
        Assert.Equal(Thrice(), Thrice());
    }

    [Theory, InlineData("ByteRange", "[0 1 2 3]"), InlineData("Type", "/Sig"), InlineData("Type", "/DocTimeStamp")]
    public void A_signature_is_never_put_into_an_object_stream(string key, string value)
    {
        var writer = new PdfWriter();
        var catalog = writer.Add(new PdfDictionary { ["Type"] = new PdfName("Catalog") });
        var mark = Parsed(Encoding.ASCII.GetBytes(value));
        writer.Add(new PdfDictionary { [key] = mark, ["Contents"] = new PdfString("in plain sight"u8.ToArray()) });

        Assert.True(writer.Write(catalog, info: null, new byte[16]).AsSpan().IndexOf("in plain sight"u8) > 0);
    }

    [Fact]
    public void A_new_file_has_no_place_that_nobody_could_fill()
    {
        var writer = new PdfWriter();
        var catalog = writer.Add(new PdfDictionary { ["Place"] = new PdfReserved(10) });

        Assert.Throws<InvalidOperationException>(() => writer.Write(catalog, info: null, new byte[16]));
    }

    [Fact]
    public void A_reserved_object_that_was_never_set_is_noticed()
    {
        var writer = new PdfWriter();

        Assert.Throws<InvalidOperationException>(() => writer.Write(writer.Reserve(), info: null, new byte[16]));
    }

    [Theory]
    [InlineData("new")]
    [InlineData("new, updated")]
    [InlineData("table")]
    [InlineData("table, updated")]
    [InlineData("updated thrice")]
    public void Other_programs_find_nothing_wrong(string which)
    {
        var file = which switch
        {
            "new" => SmallFiles.OnePage(),
            "new, updated" => SmallFiles.WithUpdate(SmallFiles.OnePage(), "二"),
            "table" => SmallFiles.WithTable(),
            "table, updated" => SmallFiles.WithUpdate(SmallFiles.WithTable(), "二"),
            _ => Thrice(),
        };

        Assert.Equal((0, ""), Programs.Judge(file, "qpdf", "--check"));
        Assert.Equal((0, ""), Programs.Judge(file, "mutool", "info"));
    }

    private static PdfObject Parsed(byte[] bytes) =>
        new Parser(bytes, 0, new Budget(PdfLimits.Default), inFile: false).ReadObject();

    private static byte[] Thrice() => new[] { "a", "b", "c" }.Aggregate(SmallFiles.OnePage(), SmallFiles.WithUpdate);
}
