using CsCheck;
using LaborContracts.Domain.Parties;
using Xunit;

namespace LaborContracts.Domain.Tests.Parties;

public sealed class MobileNumberTests
{
    [Theory]
    [InlineData("13900000001", "13900000001")]
    [InlineData("+86 139 0000 0001", "13900000001")]
    [InlineData("１３９０００００００１", "13900000001")]
    [InlineData("12900000001", null)]
    [InlineData("1390000000", null)]
    [InlineData("139000000010", null)]
    [InlineData("0519-85588888", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_mobile_number_is_read_in_the_forms_that_people_write(string? text, string? canonical)
    {
        Assert.Equal(canonical is not null, MobileNumber.TryParse(text, out var number));
        Assert.Equal(canonical, number?.ToString());
    }

    [Fact]
    public void Whatever_is_typed_is_read_or_refused_without_an_exception() => Gen.String.Sample(text =>
        !MobileNumber.TryParse(text + "\ud800", out _)
        && !IdentityNumber.TryParse(text + "\ud800", out _)
        && !UnifiedSocialCreditCode.TryParse(text + "\ud800", out _));

    [Fact]
    public void A_list_shows_no_full_number() => Assert.Equal("139****0001", MobileNumber.Parse("13900000001").Masked);
}
