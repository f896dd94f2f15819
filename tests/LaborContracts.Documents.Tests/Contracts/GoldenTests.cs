namespace LaborContracts.Documents.Tests.Contracts;

/// <summary>Worked examples whose every line keeps its place: a change shows as a diff of their golden files.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void A_fixed_term_contract_is_set_as_its_golden_file_says() =>
        GoldenPages.Compare("fixed-term", Papers.Typesetter.Typeset(Papers.Paper).Pdf);

    [Fact]
    public void A_fixed_term_contract_in_two_languages_is_set_as_its_golden_file_says() =>
        GoldenPages.Compare("fixed-term-bilingual", Papers.Typesetter.Typeset(Papers.Paper with { Bilingual = true }).Pdf);
}
