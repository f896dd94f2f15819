using System.Text.Json;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Ledger.Consensus;

/// <summary>The validator sets of one chain over time: the <c>validators</c> of trust.json (docs/formats/trust.md).</summary>
public sealed class ValidatorPins
{
    private const int MostSets = 256;
    private const int MostValidators = 256;
    private const string Qbft = "qbft";
    private const string Ibft2 = "ibft2";

    private readonly IReadOnlyList<ValidatorSet> _sets;

    /// <exception cref="FormatException">A set without validators or with one twice, or two sets from the same block on.</exception>
    public ValidatorPins(params IReadOnlyCollection<ValidatorSet> sets)
    {
        _sets = [.. sets.OrderByDescending(set => set.FromBlock)];
        if (_sets.DistinctBy(set => set.FromBlock).Count() != _sets.Count)
        {
            throw new FormatException("two validator sets from the same block on");
        }
        if (_sets.Any(set => set.Addresses.Count == 0 || set.Addresses.Distinct().Count() != set.Addresses.Count))
        {
            throw new FormatException("a validator set without validators, or with one twice");
        }
    }

    /// <summary>Nothing pinned: then no consensus proof can hold.</summary>
    public static ValidatorPins None { get; } = new();

    /// <summary>Whether nothing is pinned.</summary>
    public bool IsEmpty => _sets.Count == 0;

    /// <summary>Reads the member <c>validators</c>, at most 256 sets of at most 256; absent is <see cref="None"/>.</summary>
    /// <exception cref="FormatException">Not such a list; the message says which member.</exception>
    public static ValidatorPins Read(StrictObject trust) =>
        trust.Has("validators") ? new([.. trust.Objects("validators", MostSets).Select(ReadSet)]) : None;

    /// <summary>A file of pins with nothing but a chain and its validators, UTF-8: to be taken into trust.json.</summary>
    public static byte[] Write(ulong chainId, params IReadOnlyCollection<ValidatorSet> sets) => IndentedJson.Write(json =>
    {
        json.WriteNumber("chainId", chainId);
        json.WriteStartArray("validators");
        foreach (var set in sets) WriteSet(json, set);
        json.WriteEndArray();
    });

    /// <summary>The set that seals this block: the one with the highest first block not above it. Null if none is pinned.</summary>
    public ValidatorSet? At(ulong block) => _sets.FirstOrDefault(set => set.FromBlock <= block);

    private static void WriteSet(Utf8JsonWriter json, ValidatorSet set)
    {
        json.WriteStartObject();
        json.WriteNumber("fromBlock", set.FromBlock);
        json.WriteStartArray("addresses");
        foreach (var address in set.Addresses) json.WriteStringValue(address.ToString());
        json.WriteEndArray();
        json.WriteString("quorum", set.Quorum.Written());
        if (set.Protocol == BftProtocol.Ibft2) json.WriteString("protocol", Ibft2);
        json.WriteEndObject();
    }

    private static ValidatorSet ReadSet(StrictObject set) => new(
        set.WholeNumber("fromBlock"),
        set.Addresses("addresses", MostValidators),
        QuorumRules.Parse(set.Text("quorum")) ?? throw set.Wrong("quorum", "\"ceil(2N/3)\" or \"2F+1\""),
        set.Has("protocol") ? ProtocolIn(set) : BftProtocol.Qbft);

    private static BftProtocol ProtocolIn(StrictObject set) => set.Text("protocol") switch
    {
        Qbft => BftProtocol.Qbft,
        Ibft2 => BftProtocol.Ibft2,
        _ => throw set.Wrong("protocol", "\"qbft\" or \"ibft2\""),
    };
}
