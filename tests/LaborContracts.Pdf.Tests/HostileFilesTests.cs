using System.Globalization;
using System.Text;
using Xunit;

namespace LaborContracts.Pdf.Tests;

/// <summary>Files made to exhaust the reader, or to show it something else than other programs.</summary>
public sealed class HostileFilesTests
{
    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var file = PdfFile.Read(RawFile.Of(new string('[', 100_000)).Bytes);

        Assert.Equal(PdfFault.BeyondLimits, Refusal(() => file.Resolve(new PdfReference(3))).Fault);
    }

    [Fact]
    public void A_stream_that_decodes_to_more_than_the_file_may_is_refused()
    {
        var bomb = PdfStream.Deflate([], new byte[900_000]);
        var file = PdfFile.Read(SmallFiles.OnePage(), new PdfLimits { DecodedBytes = 2_000_000 });

        Assert.Equal(900_000, file.Decode(bomb).Length);
        Assert.Equal(900_000, file.Decode(bomb).Length);
        Assert.Equal(PdfFault.BeyondLimits, Refusal(() => file.Decode(bomb)).Fault);
    }

    [Fact]
    public void A_stream_that_decodes_to_far_more_than_its_data_is_refused()
    {
        var file = PdfFile.Read(SmallFiles.OnePage());
        var bomb = PdfStream.Deflate([], new byte[10_000_000]);

        Assert.Equal(PdfFault.BeyondLimits, Refusal(() => file.Decode(bomb)).Fault);
    }

    [Fact]
    public void More_values_than_the_limit_are_refused()
    {
        var many = $"[{string.Concat(Enumerable.Repeat("1 ", 2000))}]";
        var file = PdfFile.Read(RawFile.Of(many).Bytes, new PdfLimits { Values = 1000 });

        Assert.Equal(PdfFault.BeyondLimits, Refusal(() => file.Resolve(new PdfReference(3))).Fault);
    }

    [Fact]
    public void Cross_references_that_list_more_objects_than_the_limit_are_refused()
    {
        var bytes = RawFile.Of([.. Enumerable.Repeat("1", 50)]).Bytes;

        Assert.Equal(
            PdfFault.BeyondLimits, Refusal(() => PdfFile.Read(bytes, new PdfLimits { ObjectNumber = 30 })).Fault);
    }

    [Fact]
    public void A_small_cross_reference_stream_that_lists_a_million_objects_is_refused()
    {
        var rows = PdfStream.Deflate([], new byte[1_000_001]);
        var file = new RawFile();
        var start = file.Position;
        file.Write(string.Create(CultureInfo.InvariantCulture,
            $"1 0 obj\n<</Type/XRef/Size 1000001/W[1 0 0]/Root 2 0 R/Filter/FlateDecode/Length {rows.Data.Length}>>"));
        file.Write("stream\n");
        byte[] bytes = [.. file.Bytes, .. rows.Data.Span, .. Encoding.ASCII.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"\nendstream\nendobj\nstartxref\n{start}\n%%EOF\n"))];

        Assert.Equal(PdfFault.BeyondLimits, Refusal(() => PdfFile.Read(bytes)).Fault);
    }

    [Fact]
    public void More_revisions_than_the_limit_are_refused()
    {
        var file = RawFile.Of();
        for (var i = 0; i < 10; i++) file.Add(3, "1").End();

        Assert.Equal(11, PdfFile.Read(file.Bytes).Revisions.Count);
        Assert.Equal(
            PdfFault.BeyondLimits, Refusal(() => PdfFile.Read(file.Bytes, new PdfLimits { Sections = 10 })).Fault);
    }

    [Fact]
    public void A_larger_file_than_the_limit_is_refused() => Assert.Equal(
        PdfFault.BeyondLimits,
        Refusal(() => PdfFile.Read(SmallFiles.WithTable(), new PdfLimits { FileBytes = 100 })).Fault);

    [Theory]
    [InlineData("3 0 R", "3 0 R")] // itself
    [InlineData("4 0 R", "3 0 R")] // each other
    public void References_in_a_circle_are_refused(string first, string second) =>
        Refusal(() => PdfFile.Read(RawFile.Of(first, second).Bytes).Resolve(new PdfReference(3)));

    [Fact]
    public void A_stream_whose_length_is_the_stream_is_refused()
    {
        var file = PdfFile.Read(RawFile.Of(RawFile.Stream("x", "4 0 R"), RawFile.Stream("x", "3 0 R")).Bytes);

        // Asked often, for a failure must not leave the reader in another state.
        for (var i = 0; i < 40; i++)
            Assert.Equal(PdfFault.Malformed, Refusal(() => file.Resolve(new PdfReference(3))).Fault);
        Assert.IsType<PdfDictionary>(file.Resolve(new PdfReference(2)));
    }

    [Fact]
    public void A_page_tree_that_meets_itself_is_refused() =>
        Refusal(() => PdfFile.Read(RawFile.Of().Add(2, "<</Type/Pages/Kids[2 0 R]/Count 1>>").End().Bytes).PageCount);

    [Theory]
    [InlineData("itself", 0)]
    [InlineData("the end of the file", 5)]
    public void Sections_that_do_not_lead_backwards_are_refused(string where, int further)
    {
        Assert.NotEmpty(where);
        var file = RawFile.Of();
        file.Add(3, "1");

        Refusal(() => PdfFile.Read(file.End(previous: file.Position + further).Bytes));
    }

    [Fact]
    public void Sections_that_lead_to_each_other_are_refused()
    {
        var second = OldestThatLeadsTo(100).Add(3, "1").Position;
        Assert.InRange(second, 100, 999); // as many digits as the first guess

        Refusal(() => PdfFile.Read(OldestThatLeadsTo(second).Add(3, "1").End().Bytes));

        static RawFile OldestThatLeadsTo(int offset) =>
            new RawFile().Add(1, RawFile.Catalog).Add(2, RawFile.NoPages).End(previous: offset);
    }

    [Fact]
    public void Sections_that_lead_forth_and_back_are_refused()
    {
        var guess = Forth(100).File.Position;
        Assert.InRange(guess, 100, 999);
        var (file, oldest, newest) = Forth(guess);
        var text = Encoding.Latin1.GetString(file.End(previous: oldest).Bytes);
        text = text.Replace($"startxref\n{guess}\n", $"startxref\n{newest}\n", StringComparison.Ordinal);

        Refusal(() => PdfFile.Read(Encoding.Latin1.GetBytes(text)));

        static (RawFile File, int Oldest, int Newest) Forth(int offset)
        {
            var file = new RawFile().Add(1, RawFile.Catalog).Add(2, RawFile.NoPages);
            var oldest = file.Position;
            var newest = file.End().Position;
            return (file.End(previous: offset), oldest, newest);
        }
    }

    [Fact]
    public void A_revision_inside_a_comment_of_another_is_refused()
    {
        var file = new RawFile().Add(1, RawFile.Catalog).Add(2, RawFile.NoPages);
        var outer = file.Position;
        var text = Encoding.Latin1.GetString(file.End().Bytes);
        var at = text.LastIndexOf("startxref", StringComparison.Ordinal);
        var inner = string.Create(CultureInfo.InvariantCulture,
            $"xref 0 0 trailer<</Size 3/Root 1 0 R/Prev {outer}>> startxref {at + 1} %%EOF");
        text = $"{text[..at]}%{inner}\n{text[at..]}";

        Assert.Single(PdfFile.Read(Encoding.Latin1.GetBytes(text)).Revisions);
        text += string.Create(CultureInfo.InvariantCulture, $"startxref\n{at + 1}\n%%EOF\n");
        Refusal(() => PdfFile.Read(Encoding.Latin1.GetBytes(text)));
    }

    [Fact]
    public void An_update_may_not_list_bytes_of_an_earlier_revision()
    {
        var file = new RawFile().Add(1, RawFile.Catalog).Add(2, RawFile.NoPages);
        var hidden = file.Position;
        file.Write("3 0 obj\n(shown only later)\nendobj\n").End();

        Refusal(() => PdfFile.Read(file.List(3, hidden).End().Bytes));
    }

    [Fact]
    public void A_section_may_repeat_what_earlier_ones_list()
    {
        var file = new RawFile();
        var catalog = file.Position;
        file.Add(1, RawFile.Catalog).Add(2, RawFile.NoPages).End();

        Assert.Equal([3], PdfFile.Read(file.List(1, catalog).Add(3, "1").End().Bytes).Revisions[1].ChangedObjects);
    }

    [Fact]
    public void An_object_inside_another_is_refused()
    {
        var file = new RawFile().Add(1, RawFile.Catalog).Add(2, RawFile.NoPages)
            .Add(3, "(a string with 4 0 obj 1 endobj in it)");
        var inside = Encoding.Latin1.GetString(file.Bytes).IndexOf("4 0 obj", StringComparison.Ordinal);
        var read = PdfFile.Read(file.List(4, inside).End().Bytes);

        Assert.Equal(PdfFault.Malformed, Refusal(() => read.Resolve(new PdfReference(3))).Fault);
        Assert.Equal(PdfFault.Malformed, Refusal(() => read.Revisions[0].UnaccountedBytes).Fault);
    }

    [Fact]
    public void An_object_that_is_not_where_it_is_listed_is_refused_before_anyone_asks_for_it()
    {
        var file = new RawFile().Add(1, RawFile.Catalog).Add(2, RawFile.NoPages);
        file.List(3, file.Position).Write("4 0 obj 1 endobj\n");

        Refusal(() => PdfFile.Read(file.End().Bytes));
    }

    [Fact]
    public void A_length_that_a_later_revision_changes_is_refused()
    {
        // Cut at 1 or at 24 bytes, both are streams: which one is shown must not hang on an integer.
        const string data = "A\nendstream\nendobj\n%...B";
        var file = RawFile.Of(RawFile.Stream(data, "4 0 R"), "1");
        var honest = PdfFile.Read(file.Bytes);
        var read = PdfFile.Read(file.Add(4, "24").End().Bytes);

        Assert.Equal("A"u8, ((PdfStream)honest.Resolve(new PdfReference(3))).Data.Span);
        Refusal(() => read.Resolve(new PdfReference(3)));
        Assert.Equal("A"u8, ((PdfStream)read.AsOf(read.Revisions[0]).Resolve(new PdfReference(3))).Data.Span);
    }

    [Fact]
    public void An_object_stream_that_a_later_revision_exchanges_is_refused()
    {
        var bytes = SmallFiles.OnePage();
        var file = PdfFile.Read(bytes);
        var holder = Enumerable.Range(1, 20).Select(n => new PdfReference(n))
            .First(r => file.Resolve(r) is PdfStream { Dictionary: var d } && d["Type"] is PdfName { Value: "ObjStm" });
        var increment = new PdfIncrement(file);
        increment.Replace(holder, file.Resolve(holder));

        Refusal(() => PdfFile.Read(increment.Write().Bytes));
    }

    [Theory]
    [InlineData("11 0 12 0 ", "<</A 1>>[1]", 2)] // both at the same place
    [InlineData("11 8 12 0 ", "<</A 1>>[1]", 2)] // backwards
    [InlineData("11 0 12 99 ", "<</A 1>>[1]", 2)] // outside
    [InlineData("11 0 12 8 ", "<</A 1>>[1]", 3)] // fewer than said
    [InlineData("11 0 12 8 ", "<</A 1>>[1]", 99999)]
    [InlineData("11 0 12 4 ", "<</A 1>>[1]", 2)] // one reaches into the other
    [InlineData("11 0 12 10 ", "<</A 1>>7 [1]", 2)] // something between
    [InlineData("12 0 11 8 ", "<</A 1>>[1]", 2)] // exchanged
    public void A_damaged_object_stream_is_refused(string head, string body, int count)
    {
        var file = PdfFile.Read(SmallFiles.WithObjectStream(head, body, count));

        Refusal(() => file.Resolve(new PdfReference(11)));
    }

    [Fact]
    public void An_honest_object_stream_is_read()
    {
        var file = PdfFile.Read(SmallFiles.WithObjectStream("11 0 12 8 ", "<</A 1>>[1]", 2));

        Assert.True(file.Resolve(new PdfReference(12)).SameAs(new PdfArray(1)));
        Assert.Same(PdfNull.Instance, file.Resolve(new PdfReference(11, 1)));
    }

    private static PdfFormatException Refusal(Func<object> act) => Assert.Throws<PdfFormatException>(act);
}
