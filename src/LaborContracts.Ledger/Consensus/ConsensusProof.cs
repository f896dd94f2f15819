using LaborContracts.Ledger.Json;

namespace LaborContracts.Ledger.Consensus;

/// <summary>
/// What shows without a node that the validators of a chain sealed a block in which the registry recorded a root
/// (docs/formats/consensus.md). It is a claim: it names no chain, no registry and no root, and proves something only of those
/// that the verifier pins and asks for.
/// </summary>
/// <param name="Header">The sealed header, RLP.</param>
/// <param name="Receipt">That the block's transactions recorded a root; either this or <paramref name="State"/>.</param>
/// <param name="State">What the registry held after the block.</param>
public sealed record ConsensusProof(ReadOnlyMemory<byte> Header, ReceiptProof? Receipt, StateProof? State)
{
    /// <summary>The most bytes that a proof may have.</summary>
    public const int Limit = 512 * 1024;

    private const string Format = "labor-contract-consensus-proof";

    /// <summary>Reads a proof of version 1. It is not looked into yet.</summary>
    /// <exception cref="FormatException">Not such a proof; the message says which member, and what was wanted.</exception>
    public static ConsensusProof Read(ReadOnlyMemory<byte> utf8)
    {
        var json = StrictObject.Read(utf8, "consensus proof", Limit).OfFormat(Format, 1);
        if (json.Has("receipt") == json.Has("state")) throw json.Wrong("receipt", "either a receipt or a state");
        return new(
            json.Bytes("header"),
            json.Has("receipt") ? ReceiptProof.Read(json.Nested("receipt")) : null,
            json.Has("state") ? StateProof.Read(json.Nested("state")) : null);
    }

    /// <summary>Whether the pinned registry holds the root over so many leaves.</summary>
    public ConsensusResult<ProvenAnchor> Check(Bytes32 root, uint leafCount, ConsensusPins pins) =>
        ConsensusCheck.Anchor(this, root, leafCount, pins);

    /// <summary>What the pinned registry holds of a contract key. Only a proof with a status in its state says it.</summary>
    public ConsensusResult<ProvenStatus> CheckStatus(Bytes32 key, ConsensusPins pins) =>
        ConsensusCheck.Status(this, key, pins);

    /// <summary>The proof as UTF-8 JSON; the same proof always gives the same bytes.</summary>
    public byte[] Write() => IndentedJson.Write(json =>
    {
        json.WriteString("format", Format);
        json.WriteNumber("version", 1);
        json.WriteString("header", Hex.Encode(Header.Span));
        Receipt?.Write(json);
        State?.Write(json);
    });
}
