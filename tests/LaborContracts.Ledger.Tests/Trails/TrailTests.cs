using System.Text;
using LaborContracts.Ledger.Trails;
using Xunit;

namespace LaborContracts.Ledger.Tests.Trails;

public sealed class TrailTests
{
    public static TheoryData<string> Cases => [.. VectorFile.NamesOf("trail")];

    [Theory, MemberData(nameof(Cases))]
    public void A_trail_vector_holds_or_breaks_where_recorded(string name)
    {
        var vector = VectorFile.Read<Vector>("trail", name);

        var fault = Trail.Check(Bytes32.Parse(vector.Key), vector.Entries.Select(e => e.ToTrailEntry()));

        Assert.Equal(vector.Fault, fault is null ? null
            : char.ToLowerInvariant(fault.Kind.ToString()[0]) + fault.Kind.ToString()[1..]);
        Assert.Equal(vector.At, fault?.Sequence);
    }

    [Fact]
    public void Events_appended_one_by_one_give_the_recorded_heads()
    {
        var vector = VectorFile.Read<Vector>("trail", "happy-path");
        TrailEntry? last = null;
        foreach (var entry in vector.Entries)
        {
            last = Trail.Append(
                Bytes32.Parse(vector.Key), last, Encoding.UTF8.GetBytes(entry.Event!), Bytes32.Parse(entry.Salt!));

            Assert.Equal(entry.Head, last.Head.ToString());
        }
    }

    [Fact]
    public void An_event_is_written_as_recorded()
    {
        var offered = new TrailEvent(
            "contract.offered", new DateTimeOffset(2026, 11, 23, 14, 5, 0, TimeSpan.FromHours(8)), "employer",
            new Dictionary<string, string> { ["revision"] = "1" });

        var recorded = VectorFile.Read<Vector>("trail", "happy-path").Entries[1].Event;

        Assert.Equal(recorded, Encoding.UTF8.GetString(offered.ToBytes()));
    }

    private sealed record Vector(string Key, Entry[] Entries, string? Fault, uint? At);

    private sealed record Entry(uint Sequence, string Commitment, string Head, string? Salt, string? Event)
    {
        public TrailEntry ToTrailEntry() => new(
            Sequence, Bytes32.Parse(Commitment), Bytes32.Parse(Head),
            Salt is null ? null : Bytes32.Parse(Salt),
            Event is null ? default(ReadOnlyMemory<byte>?) : Encoding.UTF8.GetBytes(Event));
    }
}
