using LaborContracts.Signatures.Tests.Rig;
using LaborContracts.Signatures.Validation;
using Xunit;

namespace LaborContracts.Signatures.Tests.Validation;

/// <summary>The holder of a good key signs less than the whole file.</summary>
public sealed class ByteRangeTests(SigningRoom room)
{
    public static TheoryData<string> Ranges => [.. Choices.Keys];

    private static readonly Dictionary<string, Func<int, int, int, long[]>> Choices = new()
    {
        ["gap too wide behind"] = (start, end, length) => [0, start, end + 40, length - end - 40],
        ["gap too wide before"] = (start, end, length) => [0, start - 10, end, length - end],
        ["brackets signed"] = (start, end, length) => [0, start + 1, end - 1, length - end + 1],
        ["not from the start"] = (start, end, length) => [1, start - 1, end, length - end],
        ["not to the end"] = (start, end, length) => [0, start, end, length - end - 1],
        ["past the end"] = (start, end, length) => [0, start, end, length - end + 1],
        ["two numbers"] = (_, _, length) => [0, length],
        ["six numbers"] = (start, end, length) => [0, start, end, 10, end + 10, length - end - 10],
        ["negative"] = (start, end, length) => [0, start, end, -1],
        ["enormous"] = (start, end, length) => [0, start, end, long.MaxValue],
    };

    [Theory, MemberData(nameof(Ranges))]
    public void A_byte_range_that_is_not_the_whole_file_fails(string name)
    {
        using var worker = room.Worker();

        var report = Assert.Single(room.Validate(Forgery.SignRange(worker, Choices[name])));

        Assert.Equal((Indication.TotalFailed, SubIndication.FormatFailure), (report.Indication, report.SubIndication));
    }

    [Fact]
    public void The_same_file_with_the_right_range_passes_so_that_the_range_alone_decides()
    {
        using var worker = room.Worker();

        var report = Assert.Single(room.Validate(
            Forgery.SignRange(
                worker,
                (start, end, length) => [0, start, end, length - end]), room.Policy with { At = room.Clock.Now }));

        Assert.Equal((Indication.TotalPassed, "PAdES-B-B"), (report.Indication, report.Level));
        Assert.Equal("timestamp.missing", Assert.Single(report.Warnings).Code);
    }

    [Fact]
    public void Bytes_hidden_behind_the_CMS_fail()
    {
        var changed = (byte[])room.SignedOnce.Clone();
        var (start, length) = Extracted.Gap(changed, 0);
        changed[start + length - 2] = (byte)'1';

        var report = Assert.Single(room.Validate(changed));

        Assert.Equal((Indication.TotalFailed, SubIndication.FormatFailure), (report.Indication, report.SubIndication));
    }
}
