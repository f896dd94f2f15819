using CsCheck;
using Xunit;

namespace LaborContracts.Pdf.Tests;

public sealed class IncrementTests
{
    private static readonly Gen<(int Which, PdfObject Value)[]> Changes =
        Gen.Select(Gen.Int[0, 9], AnyObject.Indirect).Array[1, 4];

    [Fact]
    public void Every_revision_shows_the_objects_as_they_were() =>
        Gen.Select(Gen.Bool, Changes.Array[1, 5]).Sample((table, updates) =>
    {
        var bytes = table ? SmallFiles.WithTable() : SmallFiles.OnePage();
        var objects = new List<(PdfReference Reference, PdfObject Value)>();
        var states = new List<(byte[] Bytes, List<(PdfReference Reference, PdfObject Value)> Objects)>();
        foreach (var changes in updates)
        {
            var increment = new PdfIncrement(PdfFile.Read(bytes));
            foreach (var (which, value) in changes)
            {
                if (which >= objects.Count) objects.Add((increment.Add(value), value));
                else
                {
                    increment.Replace(objects[which].Reference, value);
                    objects[which] = (objects[which].Reference, value);
                }
            }

            bytes = increment.Write().Bytes;
            states.Add((bytes, [.. objects]));
        }

        var file = PdfFile.Read(bytes);

        return file.Revisions.Count == states.Count + 1 && file.Revisions.All(r => r.UnaccountedBytes == 0)
            && states.Zip(file.Revisions.Skip(1)).All(pair =>
            {
                var then = file.AsOf(pair.Second);
                return then.Bytes.Span.SequenceEqual(pair.First.Bytes)
                    && pair.First.Objects.All(o => then.Resolve(o.Reference).SameAs(o.Value));
            });
    }, iter: 300);

    [Fact]
    public void The_bytes_before_stay_as_they_are()
    {
        var before = SmallFiles.OnePage();

        Assert.Equal(before, SmallFiles.WithUpdate(before, "x")[..before.Length]);
    }

    [Fact]
    public void A_file_that_ends_without_a_line_end_gets_one()
    {
        var before = SmallFiles.WithTable()[..^1];

        var after = SmallFiles.WithUpdate(before, "x");

        Assert.Equal((byte)'\n', after[before.Length]);
        Assert.Equal(before.Length + 1, PdfFile.Read(after).Revisions[0].Length);
        Assert.Equal((0, ""), Programs.Judge(after, "qpdf", "--check"));
    }

    [Fact]
    public void Root_info_and_the_permanent_half_of_the_id_are_kept()
    {
        var writer = new PdfWriter();
        var catalog = writer.Add(new PdfDictionary { ["Type"] = new PdfName("Catalog") });
        var info = writer.Add(new PdfDictionary { ["Title"] = PdfString.Text("x") });
        var before = PdfFile.Read(writer.Write(catalog, info, "0123456789abcdef"u8));
        var increment = new PdfIncrement(before);
        increment.Add(PdfNull.Instance);

        var after = PdfFile.Read(increment.Write().Bytes);

        Assert.All(["Root", "Info"], key => Assert.True(after.Trailer[key]!.SameAs(before.Trailer[key])));
        var (idBefore, idAfter) = (((PdfArray)before.Trailer["ID"]!).Items, ((PdfArray)after.Trailer["ID"]!).Items);
        Assert.True(idAfter[0].SameAs(idBefore[0]));
        Assert.False(idAfter[1].SameAs(idBefore[1]));
    }

    [Fact]
    public void Reserved_places_are_filled_where_the_layout_says()
    {
        var increment = new PdfIncrement(PdfFile.Read(SmallFiles.OnePage()));
        var (range, contents) = (new PdfReserved(20), new PdfReserved(10));
        var reference = increment.Add(new PdfDictionary { ["Range"] = range, ["Contents"] = contents });

        var layout = increment.Write();
        layout.Fill(range, "[1 2 3]"u8);
        layout.Fill(contents, "<ABCDEF00>"u8);

        var read = (PdfDictionary)PdfFile.Read(layout.Bytes).Resolve(reference);
        Assert.True(read["Range"]!.SameAs(new PdfArray(1, 2, 3)));
        Assert.Equal((layout.OffsetOf(contents), 10), ((PdfString)read["Contents"]!).Source);
        Assert.Throws<ArgumentException>(() => layout.Fill(range, new byte[21]));
    }

    [Fact]
    public void What_is_not_in_the_file_cannot_be_replaced()
    {
        var increment = new PdfIncrement(PdfFile.Read(SmallFiles.WithTable()));

        Assert.Throws<ArgumentException>(() => increment.Replace(new PdfReference(99), PdfNull.Instance));
        Assert.Throws<ArgumentException>(() => increment.Replace(new PdfReference(1, 1), PdfNull.Instance));
        Assert.Throws<InvalidOperationException>(increment.Write);
    }

    [Fact]
    public void Nothing_is_appended_after_bytes_that_do_not_belong_to_the_file()
    {
        var increment = new PdfIncrement(PdfFile.Read((byte[])[.. SmallFiles.WithTable(), .. "more"u8]));
        increment.Add(PdfNull.Instance);

        Assert.Throws<InvalidOperationException>(increment.Write);
    }
}
