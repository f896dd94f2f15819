using CsCheck;
using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
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
        Assert.Equal(Drafts.Day(retires + "-15"), For(oldAge, Drafts.Day(born + "-15")));

    [Fact]
    public void Whoever_is_born_later_never_retires_earlier() =>
        Gen.Select(Gen.Int[10, 12], Gen.Int[0, 30_000], Gen.Int[0, 1000]).Sample((fives, day, more) =>
        {
            var oldAge = fives * 5;
            var born = new DateOnly(1950, 1, 1).AddDays(day);
            return For(oldAge, born) <= For(oldAge, born.AddDays(more));
        });

    [Theory]
    [InlineData(Sex.Male, null, "2053-03-07", "2053-03-07")]
    [InlineData(Sex.Male, PostCategory.Operations, "2053-03-07", "2053-03-07")]
    [InlineData(Sex.Female, null, "2045-03-07", "2048-03-07")]
    [InlineData(Sex.Female, PostCategory.Operations, "2045-03-07", "2045-03-07")]
    [InlineData(Sex.Female, PostCategory.ManagementOrTechnical, "2048-03-07", "2048-03-07")]
    public void A_womans_age_depends_on_the_post(Sex sex, PostCategory? category, string earliest, string latest) => Assert.Equal(
        (Drafts.Day(earliest), Drafts.Day(latest)), StatuteData.Embedded.Retirement.Of(sex, category, new(1990, 3, 7)));

    [Theory]
    [InlineData("1990-03-07", "2050-03-07")] // three years early, at 60
    [InlineData("1965-05-15", "2025-05-15")] // two months late at most, so not before the old age
    [InlineData("1976-09-01", "2036-09-01")]
    public void At_will_nobody_retires_before_the_old_age(string born, string earliest) => Assert.Equal(
        Drafts.Day(earliest), StatuteData.Embedded.Retirement.EarliestElastic(Sex.Male, null, Drafts.Day(born)));

    private static DateOnly For(int oldAge, DateOnly born) => StatuteData.Embedded.Retirement.Of(
        oldAge == 60 ? Sex.Male : Sex.Female,
        oldAge == 55 ? PostCategory.ManagementOrTechnical : PostCategory.Operations,
        born).Latest;
}
