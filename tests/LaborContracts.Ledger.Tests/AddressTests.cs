using Xunit;

namespace LaborContracts.Ledger.Tests;

public sealed class AddressTests
{
    // The addresses of EIP-55's own test section.
    [Theory]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")]
    [InlineData("0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB")]
    [InlineData("0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb")]
    [InlineData("0x52908400098527886E0F7030069857D2E4169EE7")]
    [InlineData("0xde709f2102306220921060314715629080e2fb77")]
    public void An_address_is_written_with_its_checksum_and_read_in_any_one_case(string text)
    {
        Assert.Equal(text, Address.Parse(text).ToString());
        Assert.Equal(text, Address.Parse(text.ToLowerInvariant()).ToString());
        Assert.Equal(text, Address.Parse("0x" + text[2..].ToUpperInvariant()).ToString());
    }

    [Theory]
    [InlineData("0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaeD")]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1bea")]
    [InlineData("5aaeb6053f3e94c9b9a09f33669435e7ef1beaed")]
    public void A_wrong_checksum_or_form_is_refused(string text) => Assert.False(Address.TryParse(text, out _));

    [Fact]
    public void Keccak_is_the_one_of_before_the_standard() => Assert.Equal(
        "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470", Keccak256.Of([]).ToString());
}
