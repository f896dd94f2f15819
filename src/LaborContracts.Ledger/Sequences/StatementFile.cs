using System.Globalization;
using System.Text.Json;
using LaborContracts.Ledger.Json;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;

namespace LaborContracts.Ledger.Sequences;

/// <summary>
/// A statement of all that was registered of an employer in a time (docs/formats/statement.md): the leaves of its sequence in order, and the proofs
/// of registered heads. It is a claim from its first byte to its last.
/// </summary>
/// <param name="Employer">Credit code.</param>
/// <param name="From">First day, in China.</param>
/// <param name="To">Last day, in China.</param>
/// <param name="After">The sequence before the first leaf.</param>
/// <param name="Heads">Proofs of leaves of kind 4: of <paramref name="After"/> unless it is the beginning, and of heads up to that of the last leaf.</param>
/// <param name="Waiting">How many leaves of the employer are not under a registered head yet.</param>
/// <param name="Next">The number after which the next part goes on; null of the last part.</param>
public sealed record StatementFile(
    string Employer, DateOnly From, DateOnly To, DateTimeOffset MadeAt, EmployerSequence After, IReadOnlyList<StatementLeaf> Leaves,
    IReadOnlyList<Proof> Heads, ulong Waiting, ulong? Next)
{
    /// <summary>The most bytes that a file may have.</summary>
    public const int Limit = 32 * 1024 * 1024;

    /// <summary>The most leaves that a file may have.</summary>
    public const int MostLeaves = 20_000;

    /// <summary>The most proofs that a file may have.</summary>
    public const int MostHeads = 1_000;

    private const string Format = "labor-contract-statement";
    private const string Day = "yyyy-MM-dd";

    /// <summary>Of the sequence.</summary>
    public Bytes32 Key => After.Key;

    /// <summary>Reads a statement of version 1. Its links are not checked.</summary>
    /// <exception cref="FormatException">Not such a file; the message says which member, and what was wanted.</exception>
    public static StatementFile Read(ReadOnlyMemory<byte> utf8)
    {
        var json = StrictObject.Read(utf8, "statement", Limit).OfFormat(Format, 1);
        var (after, from, to) = (json.Nested("after"), DayIn(json, "from"), DayIn(json, "to"));
        if (to < from) throw json.Wrong("to", "a day not before from");
        return new(
            json.Text("employer"), from, to, json.Time("madeAt"),
            new(json.Hash("key"), after.WholeNumber("number"), after.Hash("head")),
            [.. json.Objects("leaves", MostLeaves).Select(LeafIn)],
            [.. json.Objects("heads", MostHeads).Select(HeadIn)],
            json.WholeNumber("waiting"),
            json.Has("next") ? json.WholeNumber("next") : null);
    }

    /// <summary>The parts of one statement as one, in whatever order they come. Whether their leaves follow one from the other is for a verifier to find out.</summary>
    /// <exception cref="FormatException">They are of different statements, or one is missing or comes twice.</exception>
    public static StatementFile Join(IReadOnlyList<StatementFile> parts)
    {
        var ordered = parts.OrderBy(part => part.After.Length).ToList();
        var (first, last) = (ordered[0], ordered[^1]);
        if (ordered.Any(part => (part.Employer, part.From, part.To, part.Key) != (first.Employer, first.From, first.To, first.Key)))
            throw new FormatException("statement: want parts of one statement, with the same employer, from, to and key");
        // By what a part says of the next one, not by its leaves: one that was taken out of them is not a part that is missing.
        foreach (var (before, part) in ordered.Zip(ordered.Skip(1)))
            if (before.Next != part.After.Length)
                throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture, $"statement: want each part once and none missing; no part goes on to the one after number {part.After.Length}"));
        return last with
        {
            After = first.After, Leaves = [.. ordered.SelectMany(part => part.Leaves)], Heads = [.. ordered.SelectMany(part => part.Heads)],
        };
    }

    /// <summary>The file as UTF-8 JSON; the same statement always gives the same bytes.</summary>
    public byte[] Write() => IndentedJson.Write(json =>
    {
        json.WriteString("format", Format);
        json.WriteNumber("version", 1);
        json.WriteString("employer", Employer);
        json.WriteString("from", Text(From));
        json.WriteString("to", Text(To));
        json.WriteString("madeAt", JsonTime.Write(MadeAt));
        json.WriteString("key", Key.ToString());
        json.WriteStartObject("after");
        json.WriteNumber("number", After.Length);
        json.WriteString("head", After.Head.ToString());
        json.WriteEndObject();
        json.WriteStartArray("leaves");
        foreach (var leaf in Leaves) Write(json, leaf);
        json.WriteEndArray();
        json.WriteStartArray("heads");
        foreach (var head in Heads)
        {
            json.WriteStartObject();
            head.WriteMembers(json);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("waiting", Waiting);
        if (Next is { } next) json.WriteNumber("next", next);
        else json.WriteNull("next");
    });

    private static void Write(Utf8JsonWriter json, StatementLeaf leaf)
    {
        json.WriteStartObject();
        json.WriteNumber("number", leaf.Number);
        json.WriteString("leaf", Hex.Encode(leaf.Leaf.ToBytes()));
        json.WriteString("head", leaf.Head.ToString());
        if (leaf.Document is not { } document)
        {
            json.WriteNull("document");
        }
        else
        {
            json.WriteStartObject("document");
            json.WriteString("id", document.Id.ToString());
            json.WriteString("number", document.Number);
            json.WriteString("kind", document.Kind);
            json.WriteString("state", document.State);
            json.WriteString("recordedOn", Text(document.RecordedOn));
            json.WriteString("endsOn", document.EndsOn is { } day ? Text(day) : null);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static StatementLeaf LeafIn(StrictObject json)
    {
        var leaf = Leaf.Read(json.Bytes("leaf", Leaf.Size));
        if (leaf.Kind == LeafKind.SequenceHead) throw json.Wrong("leaf", "a leaf of kind 1 to 3");
        return new(json.WholeNumber("number"), leaf, json.Hash("head"), json.Has("document") ? DocumentIn(json.Nested("document")) : null);
    }

    private static StatementDocument DocumentIn(StrictObject json) => new(
        Guid.TryParse(json.Text("id"), out var id) ? id : throw json.Wrong("id", "a UUID"),
        json.Text("number"), json.Text("kind"), json.Text("state"), DayIn(json, "recordedOn"),
        json.Has("endsOn") ? DayIn(json, "endsOn") : null);

    private static Proof HeadIn(StrictObject json)
    {
        var proof = Proof.Read(json);
        _ = EmployerSequence.Read(proof.Leaf);
        return proof;
    }

    private static DateOnly DayIn(StrictObject json, string member) =>
        DateOnly.TryParseExact(json.Text(member), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 2000 and < 3000 // a day after the last one must still be a day
            ? day : throw json.Wrong(member, "a day such as 2026-11-23");

    private static string Text(DateOnly day) => day.ToString(Day, CultureInfo.InvariantCulture);
}
