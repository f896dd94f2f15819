using System.Text;
using System.Text.Json.Nodes;
using LaborContracts.Ledger.Trails;
using Xunit;

namespace LaborContracts.Ledger.Tests.Trails;

public sealed class TrailFileTests
{
    public static TheoryData<string> Cases => [.. VectorFile.NamesOf("trail-file")];

    [Theory, MemberData(nameof(Cases))]
    public void A_file_is_read_or_refused_as_recorded(string name)
    {
        var vector = VectorFile.Read<Vector>("trail-file", name);
        var utf8 = Encoding.UTF8.GetBytes(vector.Trail);
        if (!vector.Readable)
        {
            Assert.Throws<FormatException>(() => TrailFile.Read(utf8));
            return;
        }

        var trail = TrailFile.Read(utf8);

        Assert.Equal(vector.Holds, Trail.Check(trail.Key, trail.Entries) is null && trail.Proofs.All(proof => proof.InclusionHolds));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(vector.Trail), JsonNode.Parse(trail.Write())));
    }

    [Fact]
    public void An_event_says_what_was_written_into_it()
    {
        var written = new TrailEvent(
            "change.requested", new DateTimeOffset(2026, 11, 23, 6, 5, 0, 7, TimeSpan.Zero), "worker",
            new Dictionary<string, string> { ["clause"] = "remuneration.monthlyWage", ["reason"] = "工资\"低\"" });

        var read = TrailEvent.TryRead(written.ToBytes());

        Assert.Equal((written.Type, written.At, written.Actor), (read!.Type, read.At, read.Actor));
        Assert.Equal(written.Details, read.Details);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"type\":\"a.b\",\"at\":\"2026-11-23T06:00:00.000Z\",\"actor\":\"worker\"}")]
    [InlineData("{\"type\":\"a.b\",\"at\":\"yesterday\",\"actor\":\"worker\",\"details\":{}}")]
    [InlineData("{\"type\":\"a.b\",\"at\":\"2026-11-23T06:00:00.000Z\",\"actor\":\"worker\",\"details\":{\"a\":1}}")]
    [InlineData("{\"type\":\"a.b\",\"type\":\"c.d\",\"at\":\"2026-11-23T06:00:00.000Z\",\"actor\":\"worker\",\"details\":{}}")]
    public void What_is_no_event_says_nothing(string text) => Assert.Null(TrailEvent.TryRead(Encoding.UTF8.GetBytes(text)));

    private sealed record Vector(string Trail, bool Readable, bool Holds);
}
