using CsCheck;
using LaborContracts.Documents.Fonts;
using LaborContracts.Documents.Text;

namespace LaborContracts.Documents.Tests.Text;

public sealed class LineBreakerTests
{
    private const double Size = 12;
    private const double Measure = 20 * Size;
    private const string NeverFirst = "，。、；：？！）》】”’％";
    private const string NeverLast = "（《【“‘";
    private static readonly FontStock Stock = FontStock.Load(Path.Combine(AppContext.BaseDirectory, "fonts"));

    /// <summary>Sentences as people write them: words with at most two opening marks before and two closing marks after.</summary>
    private static readonly Gen<string> Sentences = Gen.Select(
        Gen.Char[NeverLast].Array[0, 2],
        Gen.OneOf(
            Gen.Char["甲乙双方劳动合同期限工资社会保险"].Array[1, 9].Select(c => new string(c)),
            Gen.Char["abcxyzABC0123456789.-"].Array[1, 12].Select(c => new string(c)),
            Gen.Int[1, 2030].Select(n => $"{n}年")),
        Gen.Char[NeverFirst].Array[0, 2],
        (before, word, after) => new string(before) + word + new string(after))
        .Array[1, 40].Select(string.Concat);

    [Fact]
    public void No_line_starts_or_ends_with_a_mark_that_may_not_stand_there() => Sentences.Sample(text =>
    {
        var lines = Break(text);

        Assert.All(lines.Skip(1), line => Assert.DoesNotContain(line[0], NeverFirst));
        Assert.All(lines.SkipLast(1), line => Assert.DoesNotContain(line[^1], NeverLast));
    });

    [Fact]
    public void No_character_is_lost_moved_or_doubled() => Sentences.Sample(text => Assert.Equal(text, string.Concat(Break(text))));

    [Fact]
    public void No_line_is_longer_than_the_measure() => Sentences.Sample(text =>
        Assert.All(Lines(text), line => Assert.InRange(line.Width, 0, Measure + 0.001)));

    [Fact]
    public void No_gap_in_a_line_is_so_wide_that_it_reads_as_a_space() => Sentences.Sample(text =>
        Assert.All(Lines(text), line => Assert.InRange(line.Stretch, 0, 0.0901 * Size)));

    [Fact]
    public void Full_lines_of_Chinese_end_flush()
    {
        var text = string.Concat(Enumerable.Repeat("双方协商一致，可以变更本合同。变更采用书面形式，", 8));

        Assert.All(Lines(text).SkipLast(1), line => Assert.Equal(Measure, line.Width, 0.01));
    }

    [Fact]
    public void A_word_longer_than_a_line_is_parted_where_it_must_be()
    {
        var word = new string('W', 100);

        Assert.Equal(word, string.Concat(Break(word)));
        Assert.All(Lines(word), line => Assert.InRange(line.Width, 0, Measure + 0.001));
    }

    [Fact]
    public void A_word_that_must_be_parted_keeps_its_mark() => Assert.All(
        Enumerable.Range(1, 90), length => Assert.NotEqual("％", Break(new string('0', length) + "”％")[^1]));

    [Theory]
    [InlineData("甲乙双方在合法公平平等自愿协商一致的2026年")] // the digits would fit, the unit would not
    public void A_number_stays_with_its_unit(string text) => Assert.Equal("2026年", Break(text)[^1]);

    [Fact]
    public void The_last_line_is_not_a_single_character_if_another_can_join_it()
    {
        var lines = Break("甲乙双方在合法公平平等自愿协商一致的基础上守。");

        Assert.Equal("上守。", lines[^1]);
    }

    [Fact]
    public void Two_marks_that_meet_share_one_blank()
    {
        var line = Lines("《劳动法》《劳动合同法》")[0];

        Assert.Equal((12 - 0.5 - 0.5) * Size, line.Width, 0.001); // one half between the titles, one after the last
    }

    private static List<string> Break(string text) => [.. Lines(text).Select(line => string.Concat(line.Glyphs.Select(TextOf)))];

    private static IReadOnlyList<TextLine> Lines(string text) =>
        LineBreaker.Break(new FontCase(Stock), [new Run(text)], Size, Measure);

    private static string TextOf(PlacedGlyph glyph) => char.ConvertFromUtf32(glyph.Glyph.Font.CodePointOf(glyph.Glyph.Cid));
}
