using LaborContracts.Documents.Contracts;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Documents.Tests.Contracts;

public sealed class ChineseNumbersTests
{
    [Theory]
    [InlineData("0", "人民币零元整")]
    [InlineData("0.05", "人民币伍分")]
    [InlineData("0.50", "人民币伍角整")]
    [InlineData("1", "人民币壹元整")]
    [InlineData("10", "人民币壹拾元整")]
    [InlineData("1409.50", "人民币壹仟肆佰零玖元伍角整")]
    [InlineData("6007.14", "人民币陆仟零柒元壹角肆分")]
    [InlineData("6500", "人民币陆仟伍佰元整")]
    [InlineData("325.04", "人民币叁佰贰拾伍元零肆分")]
    [InlineData("16409.02", "人民币壹万陆仟肆佰零玖元零贰分")]
    [InlineData("100000", "人民币壹拾万元整")]
    [InlineData("1000001", "人民币壹佰万零壹元整")]
    [InlineData("10050000", "人民币壹仟零伍万元整")]
    [InlineData("100000000", "人民币壹亿元整")]
    [InlineData("999999999999.99", "人民币玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分")]
    public void An_amount_is_written_in_words_as_on_a_cheque(string amount, string words) =>
        Assert.Equal(words, ChineseNumbers.AmountInWords(Money.Parse(amount)));

    [Theory]
    [InlineData(1, "一")]
    [InlineData(10, "十")]
    [InlineData(11, "十一")]
    [InlineData(20, "二十")]
    [InlineData(99, "九十九")]
    public void Ordinals_are_those_of_statutes(int number, string words) => Assert.Equal(words, ChineseNumbers.Ordinal(number));
}
