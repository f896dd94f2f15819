using CsCheck;
using LaborContracts.Domain.Parties;
using Xunit;

namespace LaborContracts.Domain.Tests.Parties;

public sealed class IdentityNumberTests
{
    [Theory]
    [InlineData("320499199003070012", "1990-03-07", Sex.Male)]
    [InlineData("320499199003070020", "1990-03-07", Sex.Female)]
    [InlineData("320499200002290035", "2000-02-29", Sex.Male)]
    [InlineData("320499196501150118", "1965-01-15", Sex.Male)]
    [InlineData("320499201009010045", "2010-09-01", Sex.Female)]
    [InlineData("320499195806300127", "1958-06-30", Sex.Female)]
    [InlineData("11010519491231002X", "1949-12-31", Sex.Female)] // the standard's own two examples
    [InlineData("440524188001010014", null, null)] // well formed, but of 1880: no living worker
    [InlineData("320499199003070013", null, null)]
    [InlineData("320499190002290037", null, null)] // 1900 had no 29 February
    [InlineData("32049919900307001", null, null)]
    [InlineData("32049919900307001२", null, null)] // a Devanagari digit
    [InlineData(null, null, null)]
    public void A_number_gives_birth_date_and_sex_or_is_refused(string? text, string? birthDate, Sex? sex)
    {
        Assert.Equal(birthDate is not null, IdentityNumber.TryParse(text, out var number));
        Assert.Equal(birthDate is null ? null : Drafts.Day(birthDate), number?.BirthDate);
        Assert.Equal(sex, number?.Sex);
    }

    [Theory]
    [InlineData("810000198808080013", IdentityKind.ResidencePermit, "1988-08-08")]
    [InlineData("820000199912200026", IdentityKind.ResidencePermit, "1999-12-20")]
    [InlineData("830000199501010035", IdentityKind.ResidencePermit, "1995-01-01")]
    [InlineData("932840198507150018", IdentityKind.PermanentResidence2023, "1985-07-15")]
    [InlineData("932124199202290024", IdentityKind.PermanentResidence2023, "1992-02-29")]
    [InlineData("320499199003070012", IdentityKind.ResidentIdentityCard, "1990-03-07")]
    [InlineData("USA310012345678", IdentityKind.PermanentResidence2017, null)]
    public void The_form_of_a_number_tells_its_document(string text, IdentityKind kind, string? birthDate)
    {
        var number = IdentityNumber.Parse(text);

        Assert.Equal(kind, number.Kind);
        Assert.Equal(birthDate is null ? null : Drafts.Day(birthDate), number.BirthDate);
    }

    [Theory]
    [InlineData("810000198808080014")]
    [InlineData("932840198507150019")]
    [InlineData("US1310012345678")]
    [InlineData("USA31001234567")]
    public void A_number_of_other_documents_is_refused_if_it_breaks_their_form(string text) =>
        Assert.False(IdentityNumber.TryParse(text, out _));

    [Theory]
    [InlineData("E12345678", IdentityKind.Passport, true)]
    [InlineData("h1234567890", IdentityKind.TravelPermit, true)]
    [InlineData("E123", IdentityKind.Passport, false)]
    [InlineData("E1234-678", IdentityKind.Passport, false)]
    [InlineData("320499199003070012", IdentityKind.PermanentResidence2023, false)]
    public void A_number_without_a_common_rule_needs_its_kind_said(string text, IdentityKind kind, bool isOne) =>
        Assert.Equal(isOne, IdentityNumber.TryParse(text, kind, out _));

    [Fact]
    public void A_lower_case_x_is_the_same_number() =>
        Assert.Equal(IdentityNumber.Parse("11010519491231002X"), IdentityNumber.Parse("11010519491231002x"));

    [Fact]
    public void Any_one_digit_mistyped_is_noticed() =>
        Gen.Select(Gen.Int[0, 16], Gen.Char['0', '9']).Sample((at, digit) =>
        {
            var text = "320499199003070012";
            var typed = text[..at] + digit + text[(at + 1)..];
            return IdentityNumber.TryParse(typed, out _) == (typed == text);
        });

    [Theory]
    [InlineData("2026-08-31", 15)]
    [InlineData("2026-09-01", 16)]
    [InlineData("2028-09-01", 18)]
    public void Age_is_completed_years(string day, int age) =>
        Assert.Equal(age, (Drafts.Lawful.Worker with { IdNumber = IdentityNumber.Parse("320499201009010045") }).AgeOn(Drafts.Day(day)));

    [Fact]
    public void A_list_shows_neither_birth_date_nor_sequence() =>
        Assert.Equal("3204**********0012", IdentityNumber.Parse("320499199003070012").Masked);

    [Fact]
    public void A_malformed_number_is_a_format_error() =>
        Assert.Throws<FormatException>(() => IdentityNumber.Parse("320499199003070013"));
}
