using System.Text;
using CsCheck;
using LaborContracts.Ledger.Trails;
using Xunit;

namespace LaborContracts.Ledger.Tests.Trails;

/// <summary>Whoever holds the last registered head finds whatever was done to the trail before it.</summary>
public sealed class TrailTamperingTests
{
    public static TheoryData<string> Kinds => [.. TrailTampering.Kinds.Keys];

    private static readonly Gen<Bytes32> Hash = Gen.Byte.Array[Bytes32.Size].Select(bytes => new Bytes32(bytes));

    private static readonly Gen<TrailFile> Trails = Gen.Select(
        Hash, Gen.Select(Hash, Gen.String[Gen.Char.AlphaNumeric, 0, 20]).List[2, 12],
        (key, events) => TrailTampering.Linked(new(
            key, [.. events.Select(e => new TrailEntry(0, default, default, e.Item1, Encoding.UTF8.GetBytes(e.Item2)))], [])));

    [Theory, MemberData(nameof(Kinds))]
    public void Whatever_was_done_to_any_trail_at_any_place_is_found(string kind) => Gen.Select(Trails, Gen.Int[0, 1000]).Sample((trail, place) =>
    {
        var registered = trail.Entries[^1].Head;
        var tampered = TrailTampering.Kinds[kind](trail, place % (trail.Entries.Count - 1));

        Assert.Null(Trail.Check(trail.Key, trail.Entries));
        Assert.True(
            Trail.Check(tampered.Key, tampered.Entries) is not null || tampered.Entries.All(entry => entry.Head != registered));
    });

    [Fact]
    public void Shredding_any_entries_of_any_trail_leaves_its_links_and_heads() => Gen.Select(Trails, Gen.Int).Sample((trail, which) =>
    {
        var shredded = trail.Entries.Select((entry, i) => (which >> i & 1) == 1 ? entry.Shredded() : entry).ToList();

        Assert.Null(Trail.Check(trail.Key, shredded));
        Assert.Equal(trail.Entries[^1].Head, shredded[^1].Head);
    });

    [Fact]
    public void Any_trail_is_read_back_as_it_was_written() => Trails.Sample(trail =>
    {
        var written = (trail with { Entries = [trail.Entries[0].Shredded(), .. trail.Entries.Skip(1)] }).Write();

        Assert.Equal(written, TrailFile.Read(written).Write());
        Assert.Null(Trail.Check(trail.Key, TrailFile.Read(written).Entries));
    });
}
