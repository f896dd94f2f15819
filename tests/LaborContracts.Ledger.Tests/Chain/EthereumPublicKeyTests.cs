using LaborContracts.Ledger.Chain;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

public sealed class EthereumPublicKeyTests
{
    /// <summary>The generator of secp256k1 (SEC 2, section 2.4.1), which is the public key of the private key 1.</summary>
    private const string Generator = "0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798"
        + "483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8";

    [Fact]
    public void The_public_key_of_1_is_the_generator()
    {
        var key = EthereumKey.FromHex($"0x{1:x64}").PublicKey;

        Assert.Equal(Generator, key.ToString());
        Assert.Equal(EthereumPublicKey.Parse(Generator), key);
        Assert.Equal("0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf", key.Account.ToString());
    }

    [Theory]
    [InlineData("0x8f2a55949038a9610f50fb23b5883af3b4ecb3c3bb792cbcefbd1542c692be63", "0xfe3b557e8fb62b89f4916b721be55ceb828dbd73")]
    [InlineData("0xc87509a1c067bbde78beb793e6fa76530b6382a4c0241e5e4a9ec0a0f44dc0d3", "0x627306090abab3a6e1400e9345bc60c78a8bef57")]
    [InlineData("0xae6ae8e5ccbfb04590405997ee2d52d2b330726137b875053c36d94e974d162f", "0xf17f52151ebef6c7334fad080c5704d77216b732")]
    public void Keys_of_Besus_documentation_have_the_accounts_that_it_names(string key, string account) =>
        Assert.Equal(Address.Parse(account), EthereumPublicKey.Parse(EthereumKey.FromHex(key).PublicKey.ToString()).Account);

    [Theory]
    [InlineData(63)]
    [InlineData(65)]
    public void Another_length_is_no_public_key(int length) =>
        Assert.Throws<FormatException>(() => new EthereumPublicKey(new byte[length]));

    [Fact]
    public void What_is_no_point_of_the_curve_is_no_public_key()
    {
        Assert.Throws<FormatException>(() => EthereumPublicKey.Parse($"{Generator[..^1]}9"));
        Assert.Throws<FormatException>(() => EthereumPublicKey.Parse($"0x{0:x128}"));
        Assert.Throws<FormatException>(() => EthereumPublicKey.Parse($"0x{new string('f', 128)}"));
        Assert.Throws<FormatException>(() => EthereumPublicKey.Parse(Generator[2..]));
    }
}
