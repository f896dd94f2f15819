using LaborContracts.Domain.Statutes;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Statutes;

/// <summary>From which day a minimum wage is above what a contract agrees, by the table that comes with the program.</summary>
public sealed class WageFloorTests
{
    [Theory]
    [InlineData("2660.00", null)] // exactly the present value of the district is enough
    [InlineData("2659.99", "2026-01-01")]
    [InlineData("2490.00", "2026-01-01")]
    [InlineData("2489.99", "2024-01-01")]
    [InlineData("0.00", "2018-08-01")]
    public void Monthly_pay_is_held_against_the_monthly_value(string wage, string? from) => Assert.Equal(
        from is null ? default(DateOnly?) : Drafts.Day(from),
        FirstAbove(Drafts.Lawful with { Remuneration = new(Money.Parse(wage), 10, "银行转账") }));

    [Fact]
    public void Full_time_pay_by_the_hour_is_taken_for_a_month() => Assert.Equal(
        Drafts.Day("2026-01-01"), FirstAbove(Drafts.Lawful with { Remuneration = new(null, 10, "银行转账", PayForm.Hourly, Money.Of(15)) })); // 174 hours: 2,610

    [Fact]
    public void Part_time_pay_is_held_against_the_hourly_value()
    {
        Assert.Null(FirstAbove(LawfulForms.PartTime));
        Assert.Equal(
            Drafts.Day("2026-01-01"), FirstAbove(LawfulForms.PartTime with { Remuneration = LawfulForms.PartTime.Remuneration! with { HourlyWage = Money.Of(25.99m) } }));
    }

    [Fact]
    public void Of_dispatched_workers_the_user_units_district_counts()
    {
        var pay = new Remuneration(Money.Of(2500), 10, "银行转账");
        var dispatch = LawfulForms.Dispatch with { Remuneration = pay };

        Assert.Equal(Drafts.Day("2026-01-01"), FirstAbove(dispatch));
        Assert.Null(FirstAbove(dispatch with { Dispatch = dispatch.Dispatch! with { UserDistrict = DistrictCode.Parse("320413") } })); // 2,430 there
    }

    [Fact]
    public void Nothing_is_said_where_there_is_no_pay_by_time_no_table_or_no_employment()
    {
        Assert.Null(FirstAbove(Drafts.Lawful with { Remuneration = new(Form: PayForm.Piece) }));
        Assert.Null(FirstAbove(Drafts.Lawful with { Remuneration = new(Money.Of(1), 10), Workplace = new(DistrictCode.Parse("110101"), "示例") }));
        Assert.Null(FirstAbove(Drafts.Lawful with { Workplace = null }));
        Assert.Null(FirstAbove(LawfulForms.Platform with { Remuneration = new(Money.Of(1), 10) }));
    }

    private static DateOnly? FirstAbove(ContractTerms terms) => WageFloor.FirstAbove(terms, StatuteData.Embedded.MinimumWages);
}
