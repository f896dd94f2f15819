using System.Globalization;
using System.Text;
using LaborContracts.Ledger;
using LaborContracts.Pdf;
using LaborContracts.Signatures.Validation;
using LaborContracts.Verification.Comparison;
using LaborContracts.Verification.Tests.Rig;
using Xunit;

namespace LaborContracts.Verification.Tests.Comparison;

/// <summary>Copies in dispute held against the registered document.</summary>
public sealed class ComparisonTests(VerificationRoom room)
{
    private const string Text = "Wage 6000: paid by day 15; hours 8";

    private readonly MemoryRegistry _registry = new();

    [Fact]
    public void The_same_bytes_are_identical()
    {
        var comparison = Compare(room.Concluded, room.Concluded);

        Assert.Equal((CopyKind.Identical, "copy.identical"), (comparison.Kind, Assert.Single(comparison.Reasons).Code));
        Assert.Null(comparison.Text);
    }

    [Fact]
    public void What_the_worker_kept_before_the_employer_sealed_is_an_earlier_revision()
    {
        var comparison = Compare(room.Concluded, room.HalfSigned);

        Assert.Equal((CopyKind.EarlierRevision, (2, 3)), (comparison.Kind, comparison.Begins));
        Assert.Equal(["worker"], comparison.Signatures.Select(signature => signature.Field));
        Assert.Empty(comparison.Updates!);
    }

    [Fact]
    public async Task With_a_later_timestamp_over_it_is_a_later_revision()
    {
        var comparison = Compare(room.Concluded, await room.ArchiveAsync(room.Concluded));

        Assert.Equal(CopyKind.LaterRevision, comparison.Kind);
        Assert.All(comparison.Updates!, update => Assert.Equal(ModificationLevel.ValidationData, update.Level));
    }

    [Fact]
    public async Task A_wage_changed_after_the_seal_is_found_with_its_object_and_its_words()
    {
        var registered = await room.ConcludeAsync(new Paper { Text = Text });
        var copy = WithContent(registered, Text.Replace("6000", "8000", StringComparison.Ordinal));

        var comparison = Compare(registered, copy);

        Assert.Equal(CopyKind.Changed, comparison.Kind);
        Assert.Equal((3, 3), comparison.Begins);
        var update = Assert.Single(comparison.Updates!);
        Assert.Equal((registered.Length, copy.Length - registered.Length), (update.Start, update.Length));
        Assert.Equal(ModificationLevel.Forbidden, update.Level);
        Assert.Equal(
            [(ObjectUpdate.Replaced, "page 1 /Contents"), (ObjectUpdate.Added, null)], // the second is the cross-reference
            update.Objects.Select(changed => (changed.Update, changed.Place)));
        Assert.Equal(new TextDifference(null, 1, 1, "Wage 6000:", "Wage 8000:"), Assert.Single(comparison.Text!.Differences));
        Assert.All(comparison.Signatures, signature => Assert.Equal(Indication.TotalFailed, signature.Indication));
        Assert.Equal(["copy.changed", "text.differs", "text.limits"], comparison.Reasons.Select(reason => reason.Code));
        Assert.Equal("employer", Json(comparison).GetProperty("updates")[0].GetProperty("after").GetString());
    }

    [Fact]
    public async Task What_was_changed_between_two_signatures_is_told_after_the_first()
    {
        var signed = await room.SignAsync(new Paper { Text = Text }.Make(), "worker", room.Worker());
        var registered = await room.SignAsync(signed, "employer", room.Employer());
        var copy = await room.SignAsync(WithContent(signed, "Wage 5000: paid by day 15; hours 8"), "employer", room.Employer());

        var comparison = Compare(registered, copy);

        Assert.Equal((CopyKind.Changed, (2, 3)), (comparison.Kind, comparison.Begins));
        Assert.Equal([ModificationLevel.Forbidden, ModificationLevel.Signatures], comparison.Updates!.Select(update => update.Level));
        Assert.Equal(["worker", "worker"], Json(comparison).GetProperty("updates").EnumerateArray().Select(u => u.GetProperty("after").GetString()));
        Assert.Equal("Wage 5000:", Assert.Single(comparison.Text!.Differences).Copy);
    }

    [Fact]
    public async Task A_file_written_anew_with_our_key_in_it_is_changed_and_its_text_compared()
    {
        var registered = await room.ConcludeAsync(new Paper { Text = Text });

        var comparison = Compare(registered, new Paper { Text = $"{Text}; meals" }.Make());

        Assert.Equal((CopyKind.Changed, 0, true), (comparison.Kind, comparison.Begins.Revisions, comparison.CarriesKey));
        Assert.Null(comparison.Updates);
        var difference = Assert.Single(comparison.Text!.Differences);
        Assert.Equal(("hours 8", "hours 8;meals"), (difference.Registered, difference.Copy));
    }

    [Fact]
    public void A_look_alike_without_our_key_is_unknown_and_its_text_is_compared_all_the_same()
    {
        var registered = new Paper { Text = Text }.Make();

        var comparison = Compare(registered, new Paper { Text = Text, Attachments = 0 }.Make());

        Assert.Equal((CopyKind.Unknown, false), (comparison.Kind, comparison.CarriesKey));
        Assert.Equal(["copy.unknown", "text.same", "text.limits"], comparison.Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public void Another_contract_is_unknown_and_another_text()
    {
        var comparison = Compare(
            new Paper { Text = Text }.Make(), new Paper { Key = Keccak256.Of("other"u8), Text = "Nothing; of; this; is; there" }.Make());

        Assert.Equal(["copy.unknown", "text.another", "text.limits"], comparison.Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public void A_copy_without_text_could_not_be_looked_at()
    {
        var comparison = Compare(new Paper { Text = Text }.Make(), new Paper { Text = "", Attachments = 0 }.Make());

        Assert.Equal([Outcome.NotChecked, Outcome.NotChecked], comparison.Reasons.Select(reason => reason.Outcome));
        Assert.Contains("text.none", comparison.Reasons.Select(reason => reason.Code));
        Assert.Null(comparison.Text);
    }

    [Fact]
    public void Bytes_behind_the_end_are_said()
    {
        var comparison = Compare(room.Concluded, [.. room.Concluded, .. "more"u8]);

        Assert.Equal((CopyKind.Changed, 4), (comparison.Kind, comparison.TrailingBytes));
        Assert.Contains("copy.trailing", comparison.Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public void A_copy_cannot_mark_a_change_as_no_part_of_its_text()
    {
        var registered = new Paper { Text = Text }.Make();

        var comparison = Compare(registered, WithContent(registered, $"{Text}) Tj ET /Artifact BMC BT /F 12 Tf 50 600 Td (Wage 9000"));

        Assert.Equal("hours 8 Wage 9000", Assert.Single(comparison.Text!.Differences).Copy);
    }

    [Fact]
    public void As_much_as_can_be_is_found_to_be_the_same()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            string[] ours = [.. Words(seed, 12)], theirs = [.. Words(seed * 31 + 7, 12)];

            var text = Compare(Listed(ours, attachments: 1), Listed(theirs, attachments: 0)).Text!;

            Assert.Equal(LongestCommon(ours, theirs), text.Same);
            Assert.Equal(ours.Length - text.Same, text.Differences.Sum(d => d.Registered.Count(c => c == ';')));
            Assert.Equal(theirs.Length - text.Same, text.Differences.Sum(d => d.Copy.Count(c => c == ';')));
        }
    }

    [Fact]
    public async Task Every_kind_of_comparison_follows_its_schema_in_both_languages()
    {
        var registered = await room.ConcludeAsync(new Paper { Text = Text });
        CopyComparison[] comparisons =
        [
            Compare(registered, registered),
            Compare(registered, WithContent(registered, "Wage 8000: paid")),
            Compare(registered, new Paper { Text = Text, Attachments = 0 }.Make()),
        ];

        foreach (var language in (string[])["zh-CN", "en"])
            Assert.All(comparisons, comparison => Assert.Empty(
                Schema.Faults("comparison", comparison.ToJson(CultureInfo.GetCultureInfo(language)).ToJsonString())));
    }

    [Fact]
    public void What_is_no_pdf_is_not_compared() =>
        Assert.Equal("document.not-pdf", Assert.Throws<UnreadableDocumentException>(() => Compare(room.Concluded, "no"u8.ToArray())).Code);

    private CopyComparison Compare(byte[] registered, byte[] copy)
    {
        var trust = room.TrustIn(_registry);
        return CopyComparison.Of(registered, copy, new(trust.TrustRoots, trust.TimestampRoots, room.Clock.Now));
    }

    private static System.Text.Json.JsonElement Json(CopyComparison comparison) =>
        System.Text.Json.JsonDocument.Parse(comparison.ToJson(CultureInfo.GetCultureInfo("en")).ToJsonString()).RootElement;

    /// <summary>An update that puts another content in the place of the page's.</summary>
    private static byte[] WithContent(byte[] pdf, string text)
    {
        var file = PdfFile.Read(pdf);
        var pages = (PdfDictionary)file.Resolve(file.Catalog["Pages"]);
        var page = (PdfDictionary)file.Resolve(((PdfArray)file.Resolve(pages["Kids"])).Items[0]);
        var increment = new PdfIncrement(file);
        increment.Replace(
            (PdfReference)page["Contents"]!, PdfStream.Deflate([], Encoding.ASCII.GetBytes($"BT /F 12 Tf 50 700 Td ({text}) Tj ET")));
        return increment.Write().Bytes;
    }

    private static byte[] Listed(string[] words, int attachments) =>
        new Paper { Text = string.Concat(words.Select(word => $"{word};")), Attachments = attachments }.Make();

    private static IEnumerable<string> Words(int seed, int count)
    {
        for (var i = 0; i < count; i++)
        {
            seed = unchecked(seed * 1103515245 + 12345) & int.MaxValue;
            yield return $"{(char)('a' + seed / 65536 % 5)}";
        }
    }

    private static int LongestCommon(string[] ours, string[] theirs)
    {
        var longest = new int[ours.Length + 1, theirs.Length + 1];
        for (var i = 1; i <= ours.Length; i++)
            for (var j = 1; j <= theirs.Length; j++)
                longest[i, j] = ours[i - 1] == theirs[j - 1] ? longest[i - 1, j - 1] + 1 : Math.Max(longest[i - 1, j], longest[i, j - 1]);
        return longest[ours.Length, theirs.Length];
    }
}
