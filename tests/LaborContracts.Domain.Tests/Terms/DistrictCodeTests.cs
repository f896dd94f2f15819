using LaborContracts.Domain.Terms;
using Xunit;

namespace LaborContracts.Domain.Tests.Terms;

public sealed class DistrictCodeTests
{
    [Theory]
    [InlineData("320411", true)]
    [InlineData("020411", false)]
    [InlineData("32041", false)]
    [InlineData("3204111", false)]
    [InlineData("32041a", false)]
    [InlineData(null, false)]
    public void A_district_is_six_digits(string? text, bool read) =>
        Assert.Equal(read, DistrictCode.TryParse(text, out _));
}
