using CsCheck;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Terms;

public sealed class TermTests
{
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 60_000].Select(n => new DateOnly(1990, 1, 1).AddDays(n));

    [Theory]
    [InlineData("2026-01-01", "2026-03-30", 2)]
    [InlineData("2026-01-01", "2026-03-31", 3)]
    [InlineData("2026-01-01", "2026-12-30", 11)]
    [InlineData("2026-01-01", "2026-12-31", 12)]
    [InlineData("2026-01-01", "2028-12-30", 35)]
    [InlineData("2026-01-01", "2028-12-31", 36)]
    [InlineData("2024-02-29", "2027-02-27", 36)]
    [InlineData("2024-02-29", "2027-02-28", 36)]
    [InlineData("2026-01-01", "2026-01-01", 0)]
    [InlineData("2026-12-15", "2027-01-14", 1)]
    public void Full_months_are_counted_as_the_civil_code_does(string start, string end, int months) =>
        Assert.Equal(months, Drafts.Days(start, end).FullMonths);

    [Fact]
    public void A_term_of_n_months_counts_n_and_a_day_less_counts_fewer() =>
        Gen.Select(Day, Gen.Int[1, 240]).Sample((start, months) =>
            Term.Of(start, start.AddMonths(months).AddDays(-1)).FullMonths == months
            && (months == 1 && start.AddMonths(1).AddDays(-2) < start
                || Term.Of(start, start.AddMonths(months).AddDays(-2)).FullMonths == months - 1));

    [Fact]
    public void A_longer_term_never_counts_fewer_months() =>
        Gen.Select(Day, Gen.Int[0, 8000], Gen.Int[0, 400]).Sample((start, days, more) =>
            Term.Of(start, start.AddDays(days)).FullMonths <= Term.Of(start, start.AddDays(days + more)).FullMonths);

    [Theory]
    [InlineData("2026-02-01", "2026-01-31")]
    [InlineData("1948-12-31", "2026-01-31")]
    [InlineData("2026-02-01", "2200-01-01")]
    public void What_is_not_a_term_cannot_be_made(string start, string end) =>
        Assert.Throws<ArgumentException>(() => Drafts.Days(start, end));

    [Theory]
    [InlineData("2026-01-01", "2026-12-31", true)]
    [InlineData("2026-06-01", "2026-06-01", true)]
    [InlineData("2025-12-31", "2026-06-01", false)]
    [InlineData("2026-06-01", "2027-01-01", false)]
    public void A_term_contains_another_when_it_has_all_its_days(string start, string end, bool contained) =>
        Assert.Equal(contained, Drafts.Days("2026-01-01", "2026-12-31").Contains(Drafts.Days(start, end)));
}
