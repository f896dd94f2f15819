using System.Buffers.Binary;
using System.Text;
using LaborContracts.Documents.Archive;

namespace LaborContracts.Documents.Tests.Archive;

public sealed class IccProfileTests
{
    [Fact]
    public void The_profile_is_a_display_profile_whose_tags_lie_inside_it_on_even_words()
    {
        var profile = IccProfile.SRgb;

        Assert.Equal(profile.Length, Int(profile, 0));
        Assert.Equal("mntrRGB XYZ ", Encoding.ASCII.GetString(profile, 12, 12));
        Assert.Equal("acsp", Encoding.ASCII.GetString(profile, 36, 4));
        for (var i = 0; i < Int(profile, 128); i++)
        {
            var (offset, length) = (Int(profile, 136 + 12 * i), Int(profile, 140 + 12 * i));
            Assert.Equal(0, offset % 4);
            Assert.InRange(offset + length, 0, profile.Length);
        }
    }

    [Fact]
    public void The_primaries_add_up_to_the_white_of_D50()
    {
        var sums = Enumerable.Range(0, 3).Select(axis =>
            ((string[])["rXYZ", "gXYZ", "bXYZ"]).Sum(tag => Int(IccProfile.SRgb, PlaceOf(tag) + 8 + 4 * axis) / 65536.0)).ToList();

        Assert.Equal(0.9642, sums[0], 0.0002);
        Assert.Equal(1.0, sums[1], 0.0002);
        Assert.Equal(0.8249, sums[2], 0.0004);
    }

    private static int PlaceOf(string tag)
    {
        var profile = IccProfile.SRgb;
        var row = Enumerable.Range(0, Int(profile, 128)).Select(i => 132 + 12 * i)
            .Single(row => Encoding.ASCII.GetString(profile, row, 4) == tag);
        return Int(profile, row + 4);
    }

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(at));
}
