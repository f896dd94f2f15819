using System.Text.Json;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Ledger.Consensus;

/// <summary>What the registry held after a block, as EIP-1186 has it. At least one of the two records is there.</summary>
/// <param name="Account">From the state's root down to the registry's account.</param>
/// <param name="Anchor">The record of a root.</param>
/// <param name="Status">The record of a contract key, or that there is none.</param>
public sealed record StateProof(IReadOnlyList<byte[]> Account, RecordProof? Anchor, RecordProof? Status)
{
    internal static StateProof Read(StrictObject json)
    {
        if (!json.Has("anchor") && !json.Has("status")) throw json.Wrong("anchor", "an anchor or a status");
        return new(
            TrieNodes.Read(json, "account"),
            json.Has("anchor") ? RecordProof.Read(json.Nested("anchor")) : null,
            json.Has("status") ? RecordProof.Read(json.Nested("status")) : null);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("state");
        TrieNodes.Write(json, "account", Account);
        Anchor?.Write(json, "anchor");
        Status?.Write(json, "status");
        json.WriteEndObject();
    }
}

/// <summary>The two slots of one record, each with the nodes from the storage's root down to it, or to where it would be.</summary>
public sealed record RecordProof(IReadOnlyList<byte[]> First, IReadOnlyList<byte[]> Second)
{
    internal static RecordProof Read(StrictObject json) => new(TrieNodes.Read(json, "first"), TrieNodes.Read(json, "second"));

    internal void Write(Utf8JsonWriter json, string member)
    {
        json.WriteStartObject(member);
        TrieNodes.Write(json, "first", First);
        TrieNodes.Write(json, "second", Second);
        json.WriteEndObject();
    }
}
