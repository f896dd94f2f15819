using CsCheck;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Statutes;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

public sealed class RetirementAgeTests
{
    [Theory]
    [InlineData(60, "1964-12", "2024-12")]
    [InlineData(60, "1965-01", "2025-02")]
    [InlineData(60, "1965-05", "2025-07")]
    [InlineData(60, "1976-08", "2039-07")]
    [InlineData(60, "1976-09", "2039-09")]
    [InlineData(60, "1990-03", "2053-03")]
    [InlineData(55, "1970-01", "2025-02")]
    [InlineData(55, "1981-09", "2039-09")]
    [InlineData(50, "1975-03", "2025-05")]
    [InlineData(50, "1984-10", "2039-09")]
    [InlineData(50, "1984-11", "2039-11")]
    public void R02_gives_the_month_of_the_official_tables(int oldAge, string born, string retires) =>
        Assert.Equal(Drafts.Day(retires + "-15"), RetirementAge.For(oldAge, Drafts.Day(born + "-15")));

    [Fact]
    public void Whoever_is_born_later_never_retires_earlier() =>
        Gen.Select(Gen.Int[10, 12], Gen.Int[0, 30_000], Gen.Int[0, 1000]).Sample((fives, day, more) =>
        {
            var oldAge = fives * 5;
            var born = new DateOnly(1950, 1, 1).AddDays(day);
            return RetirementAge.For(oldAge, born) <= RetirementAge.For(oldAge, born.AddDays(more));
        });

    [Theory]
    [InlineData(Sex.Male, "2053-03-07", "2053-03-07")]
    [InlineData(Sex.Female, "2045-03-07", "2048-03-07")]
    public void A_womans_age_depends_on_the_post(Sex sex, string earliest, string latest)
    {
        var born = new DateOnly(1990, 3, 7);

        Assert.Equal(Drafts.Day(earliest), RetirementAge.EarliestFor(sex, born));
        Assert.Equal(Drafts.Day(latest), RetirementAge.LatestFor(sex, born));
    }

    [Fact]
    public void There_were_three_old_ages_and_no_other() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RetirementAge.For(58, new(1970, 1, 1)));
}
