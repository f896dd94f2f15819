using CsCheck;
using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Terms;

public sealed class MoneyTests
{
    [Theory]
    [InlineData("6500", "6500.00")]
    [InlineData("6500.5", "6500.50")]
    [InlineData("0", "0.00")]
    [InlineData("999999999999.99", "999999999999.99")]
    [InlineData("1000000000000", null)]
    [InlineData("6,500", null)]
    [InlineData("6500.005", null)]
    [InlineData("6500.", null)]
    [InlineData(".5", null)]
    [InlineData("-1", null)]
    [InlineData("1e3", null)]
    [InlineData("６５００", null)]
    [InlineData("6500\n", null)]
    [InlineData(null, null)]
    public void An_amount_is_a_plain_decimal(string? text, string? canonical)
    {
        Assert.Equal(canonical is not null, Money.TryParse(text, out var money));
        if (canonical is not null) Assert.Equal(canonical, money.ToString());
    }

    [Fact]
    public void What_is_written_is_read_back() => Gen.Long[0, 99_999_999_999_999].Sample(fen =>
        Money.Parse(Money.Of(fen / 100m).ToString()) == Money.Of(fen / 100m));

    [Fact]
    public void Amounts_compare_by_value()
    {
        Assert.True(Money.Of(2490) < Money.Of(2490.01m) && Money.Of(2490.01m) > Money.Of(2490));
        Assert.True(Money.Of(2490) <= Money.Parse("2490.00") && Money.Of(2490) >= Money.Parse("2490.00"));
        Assert.Equal(Money.Of(2490), Money.Of(2490.00m));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(0.001)]
    [InlineData(1e12)]
    public void Other_numbers_are_no_amount(double amount) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Money.Of((decimal)amount));
}
