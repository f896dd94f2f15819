using System.Text.Json;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.TestKit;

namespace LaborContracts.Documents.Tests.Contracts;

/// <summary>Every document's text, place and size on each page, so that a change of form or layout shows (docs/typesetting.md).</summary>
public sealed class GoldenTests
{
    public static TheoryData<string> Later() => [.. LaterExamples.Names];

    [Theory]
    [MemberData(nameof(ExamplesTests.Agreements), MemberType = typeof(ExamplesTests))]
    public void An_agreement_is_set_as_its_golden_file_says(string name)
    {
        var (terms, _) = TermsJson.Read(JsonElement.Parse(
            File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "examples", $"{name}.json"))));

        GoldenPages.Compare(name, Papers.Typesetter.Typeset(Papers.Of(terms!) with { Kind = terms!.Kind }).Pdf);
    }

    [Theory]
    [MemberData(nameof(Later))]
    public void A_later_document_is_set_as_its_golden_file_says(string name) =>
        GoldenPages.Compare(name, Papers.Typesetter.Typeset(LaterExamples.PaperOf(name)).Pdf);

    [Theory]
    [MemberData(nameof(Later))]
    public void A_later_document_s_example_breaks_no_law_and_is_printed_in_both_languages(string name)
    {
        Assert.DoesNotContain(LaterExamples.FindingsOf(name), finding => finding.Severity == Severity.Block);
        Assert.DoesNotMatch("[{}]|@[a-z]", Papers.TextOf(Papers.Typesetter.Typeset(LaterExamples.PaperOf(name, bilingual: true)).Pdf));
    }

    [Fact]
    public void A_contract_in_two_languages_is_set_as_its_golden_file_says() =>
        GoldenPages.Compare("bilingual", Papers.Typesetter.Typeset(Papers.Paper with { Bilingual = true }).Pdf);
}
