using LaborContracts.Signatures.Asn1;
using LaborContracts.Signatures.Tests.Rig;
using Xunit;

namespace LaborContracts.Signatures.Tests.Validation;

/// <summary>Outer layers in BER (X.690 §8.1.3.6), as other programs write them, and what hostile files could make of that.</summary>
public sealed class IndefiniteLengthsTests
{
    // SEQUENCE { INTEGER 5, [0] { OCTET STRING 01 02 03 in two parts } }, all of it indefinite.
    private static readonly byte[] Value = Convert.FromHexString("3080020105A0802480040201020401030000" + "00000000");

    [Fact]
    public void The_same_is_said_in_definite_lengths_with_the_parts_of_a_string_joined()
    {
        var (resolved, length) = IndefiniteLengths.Resolve(Convert.FromHexString(Convert.ToHexString(Value) + "0000FF"), "test");

        Assert.Equal("300A020105A0050403010203", Convert.ToHexString(resolved.Span));
        Assert.Equal(Value.Length, length);
    }

    [Fact]
    public void What_is_definite_stays_byte_for_byte()
    {
        const string Der = "30070201053080" + "0000"; // an indefinite length inside is not looked for

        Assert.Equal(Der, Convert.ToHexString(IndefiniteLengths.Resolve(Convert.FromHexString(Der + "0000"), "test").Value.Span));
    }

    [Theory]
    [InlineData("3080020105")] // no end
    [InlineData("3080")]
    [InlineData("0480010000")] // a primitive value cannot be indefinite
    [InlineData("308024803000000000000000")] // a string of something else
    [InlineData("3080308030803080308030803080308030803080000000000000000000000000000000000000")] // ten layers
    public void What_has_no_end_or_no_bottom_is_refused(string hex) => Assert.Throws<DerFormatException>(
        () => IndefiniteLengths.Resolve(Convert.FromHexString(hex), "test"));

    [Fact]
    public void Whatever_bit_is_changed_it_fails_in_one_way() =>
        Flipped.Each(Value, changed => IndefiniteLengths.Resolve(changed, "test"));
}
