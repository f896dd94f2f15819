using System.Diagnostics;
using CsCheck;
using LaborContracts.Pdf.Writing;
using Xunit;

namespace LaborContracts.Pdf.Tests;

public sealed class WritingTests
{
    private static readonly Gen<PdfObject> Scalars = Gen.OneOf<PdfObject>(
        Gen.Long.Select(PdfObject (v) => new PdfInteger(v)),
        Gen.Int[-100000, 100000].Select(PdfObject (v) => new PdfReal(v / 100m)),
        Gen.Bool.Select(PdfObject (v) => new PdfBoolean(v)),
        Gen.String[Gen.Char['\x01', '\xFF'], 0, 12].Select(PdfObject (v) => new PdfName(v)),
        Gen.Byte.Array[0, 20].Select(Gen.Bool, PdfObject (v, hex) => new PdfString(v, hex)),
        Gen.Const((PdfObject)PdfNull.Instance));

    private static readonly Gen<PdfObject> Objects = Gen.Recursive<PdfObject>((depth, self) => depth >= 3
        ? Scalars
        : Gen.OneOf<PdfObject>(
            Scalars,
            self.Array[0, 4].Select(PdfObject (items) => new PdfArray(items)),
            Gen.Dictionary(Gen.String[Gen.Char['a', 'z'], 1, 5], self)[0, 4].Select(PdfObject (entries) =>
            {
                var dictionary = new PdfDictionary();
                foreach (var (key, value) in entries) dictionary[key] = value;
                return dictionary;
            })));

    [Fact]
    public void What_is_written_reads_back_the_same() => Objects.Sample(value =>
    {
        var bytes = Serializer.BytesOf(value);

        var read = new Reading.Parser(bytes, 0, new Reading.Budget(PdfLimits.Default), inFile: false).ReadObject();

        return read.SameAs(value);
    });

    [Fact]
    public void The_same_objects_give_the_same_bytes() =>
        Assert.Equal(SmallFiles.OnePage(), SmallFiles.OnePage());

    [Theory, InlineData("one page"), InlineData("updated once"), InlineData("table"), InlineData("table updated")]
    public void Qpdf_finds_nothing_wrong(string which)
    {
        var file = which switch
        {
            "one page" => SmallFiles.OnePage(),
            "updated once" => SmallFiles.WithUpdate(SmallFiles.OnePage(), "二"),
            "table" => SmallFiles.WithTable(),
            _ => SmallFiles.WithUpdate(SmallFiles.WithTable(), "二"),
        };

        Assert.Equal((0, ""), Run("qpdf", "--check", file));
    }

    [Fact]
    public void Reserved_places_are_filled_where_the_layout_says()
    {
        var increment = new PdfIncrement(PdfFile.Read(SmallFiles.OnePage()));
        var place = new PdfReserved(20);
        var reference = increment.Add(new PdfDictionary { ["Place"] = place });

        var layout = increment.Write();
        layout.Fill(place, "[1 2 3]"u8);

        var read = (PdfDictionary)PdfFile.Read(layout.Bytes).Resolve(reference);
        Assert.True(read["Place"]!.SameAs(new PdfArray(1, 2, 3)));
        Assert.Equal((byte)'[', layout.Bytes[layout.OffsetOf(place)]);
        Assert.Throws<ArgumentException>(() => layout.Fill(place, new byte[21]));
    }

    /// <summary>Exit code and what was complained of; qpdf names the file in its good news, which is left out.</summary>
    internal static (int ExitCode, string Complaints) Run(string program, string option, byte[] file)
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.pdf");
        File.WriteAllBytes(path, file);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, [option, path])
            {
                RedirectStandardError = true, RedirectStandardOutput = true,
            })!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var complaints = process.StandardError.ReadToEnd();
            process.WaitForExit();
            _ = output.Result;
            return (process.ExitCode, complaints);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
