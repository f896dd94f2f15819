using CsCheck;
using LaborContracts.Domain.Parties;
using Xunit;

namespace LaborContracts.Domain.Tests.Parties;

public sealed class UnifiedSocialCreditCodeTests
{
    [Theory]
    [InlineData("91512081MA62K0260E", true)]
    [InlineData("11320000MB151840XJ", true)]
    [InlineData("9131000063159284XQ", true)]
    [InlineData("91320411MACY000187", true)]
    [InlineData("91320400MAHRTEXT62", true)]
    [InlineData("92320412MA0000023C", true)]
    [InlineData("52320402MJ0000034M", true)]
    [InlineData("91320481000000000Y", true)]
    [InlineData("12320400466000002Y", true)]
    [InlineData("91350100M000100Y43", true)]
    [InlineData("91350100M000100Y4Z", null)] // Z is not of the alphabet
    [InlineData("91350211M0000XUF46", false)]
    [InlineData("91350100M0001TGQXM", false)]
    [InlineData("91320411MACY00018", null)]
    [InlineData("91320411MACY0001877", null)]
    [InlineData("91320411MACYO00187", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_is_well_formed_or_not_and_its_check_character_holds_or_not(string? text, bool? holds)
    {
        var read = UnifiedSocialCreditCode.TryParse(text, out var code);

        Assert.Equal(holds is not null, read);
        Assert.Equal(holds, code?.CheckCharacterHolds);
    }

    [Fact]
    public void What_people_type_is_made_canonical() =>
        Assert.Equal("91320411MACY000187", UnifiedSocialCreditCode.Parse(" 91320411 macy ００0187 ").ToString());

    [Fact]
    public void Any_one_character_changed_breaks_the_check() =>
        Gen.Select(Gen.Int[0, 17], Gen.Char["0123456789ABCDEFGHJKLMNPQRTUWXY"]).Sample((at, character) =>
        {
            var text = "91320411MACY000187";
            var changed = text[..at] + character + text[(at + 1)..];
            return UnifiedSocialCreditCode.Parse(changed).CheckCharacterHolds == (changed == text);
        });

    [Fact]
    public void A_malformed_code_is_a_format_error() =>
        Assert.Throws<FormatException>(() => UnifiedSocialCreditCode.Parse("常州"));
}
