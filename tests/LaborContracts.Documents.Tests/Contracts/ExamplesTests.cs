using System.Text.Json;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using LaborContracts.Domain.Terms.Json;
using LaborContracts.TestKit;

namespace LaborContracts.Documents.Tests.Contracts;

/// <summary>The worked examples in docs/examples: lawful, complete, and set in both languages.</summary>
public sealed class ExamplesTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    public static TheoryData<string> Agreements() =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "examples"), "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>()];

    [Theory]
    [MemberData(nameof(Agreements))]
    public void An_example_can_be_read_and_breaks_no_law(string name)
    {
        var terms = Read(name);

        Assert.DoesNotContain(StatuteBook.Check(Draft.Of(terms, Today)), finding => finding.Severity == Severity.Block);
    }

    [Theory]
    [MemberData(nameof(Agreements))]
    public void An_example_is_printed_with_every_value_and_no_word_of_the_form_s_own_language(string name)
    {
        var terms = Read(name);
        foreach (var bilingual in (bool[])[false, true])
        {
            var text = Papers.TextOf(Papers.Typesetter.Typeset(Papers.Of(terms) with { Kind = terms.Kind, Bilingual = bilingual }).Pdf);

            Assert.DoesNotMatch("[{}]|@[a-z]", text);
            var words = TermsJson.Fields(terms).Where(field => field.Value is string or Money);
            Assert.All(words, field => Assert.Contains(Printed(field.Value), text, StringComparison.Ordinal));
        }
    }

    private static ContractTerms Read(string name)
    {
        var (terms, faults) = TermsJson.Read(JsonElement.Parse(
            File.ReadAllBytes(Path.Combine(Repository.Root, "docs", "examples", $"{name}.json"))));
        Assert.Empty(faults);
        return terms!;
    }

    private static string Printed(object value) =>
        string.Concat(Documents.Contracts.ContractValues.Print(value).Where(c => !char.IsWhiteSpace(c)));
}
