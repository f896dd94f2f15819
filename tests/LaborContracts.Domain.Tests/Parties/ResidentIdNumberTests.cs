using CsCheck;
using LaborContracts.Domain.Parties;
using Xunit;

namespace LaborContracts.Domain.Tests.Parties;

public sealed class ResidentIdNumberTests
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
        Assert.Equal(birthDate is not null, ResidentIdNumber.TryParse(text, out var number));
        Assert.Equal(birthDate is null ? null : Drafts.Day(birthDate), number?.BirthDate);
        Assert.Equal(sex, number?.Sex);
    }

    [Fact]
    public void A_lower_case_x_is_the_same_number() =>
        Assert.Equal(ResidentIdNumber.Parse("11010519491231002X"), ResidentIdNumber.Parse("11010519491231002x"));

    [Fact]
    public void Any_one_digit_mistyped_is_noticed() =>
        Gen.Select(Gen.Int[0, 16], Gen.Char['0', '9']).Sample((at, digit) =>
        {
            var text = "320499199003070012";
            var typed = text[..at] + digit + text[(at + 1)..];
            return ResidentIdNumber.TryParse(typed, out _) == (typed == text);
        });

    [Theory]
    [InlineData("2026-08-31", 15)]
    [InlineData("2026-09-01", 16)]
    [InlineData("2028-09-01", 18)]
    public void Age_is_completed_years(string day, int age) =>
        Assert.Equal(age, ResidentIdNumber.Parse("320499201009010045").AgeOn(Drafts.Day(day)));

    [Fact]
    public void A_list_shows_neither_birth_date_nor_sequence() =>
        Assert.Equal("3204**********0012", ResidentIdNumber.Parse("320499199003070012").Masked);

    [Fact]
    public void A_malformed_number_is_a_format_error() =>
        Assert.Throws<FormatException>(() => ResidentIdNumber.Parse("320499199003070013"));
}
