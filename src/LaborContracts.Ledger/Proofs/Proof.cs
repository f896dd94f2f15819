using System.Text.Json;
using LaborContracts.Ledger.Json;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Merkle;

namespace LaborContracts.Ledger.Proofs;

/// <summary>
/// What a party keeps beside the PDF (docs/formats/proof.md). It is a claim: chain, registry, transaction and block are
/// only hints to where to look, and a verifier looks there only when its own pins say the same.
/// </summary>
/// <param name="InclusionPath">As many hashes as <paramref name="LeafIndex"/> and <paramref name="TreeSize"/> ask
/// for.</param>
public sealed record Proof(
    Leaf Leaf, uint LeafIndex, uint TreeSize, IReadOnlyList<Bytes32> InclusionPath, Bytes32 Root,
    ulong ChainId, Address Registry, Bytes32 TransactionHash, ulong BlockNumber, Bytes32 BlockHash)
{
    /// <summary>The most bytes that a proof may have.</summary>
    public const int Limit = 64 * 1024;

    private const string Format = "labor-contract-proof";

    /// <summary>
    /// The Merkle part: true when the path leads from the leaf to the root. It does not say that the root is anchored.
    /// </summary>
    public bool InclusionHolds => Inclusion.Holds(Leaf.Hash, LeafIndex, TreeSize, InclusionPath, Root);

    /// <summary>Reads a proof of version 1.</summary>
    /// <exception cref="FormatException">Not such a proof; the message says which member, and what was
    /// wanted.</exception>
    public static Proof Read(ReadOnlyMemory<byte> utf8) => Read(StrictObject.Read(utf8, "proof", Limit));

    /// <summary>Reads one that stands in another file.</summary>
    internal static Proof Read(StrictObject json)
    {
        json.OfFormat(Format, 1);
        var (index, size) = (json.WholeNumber32("leafIndex"), json.WholeNumber32("treeSize"));
        if (index >= size) throw json.Wrong("leafIndex", $"a number below treeSize {size}");
        var path = json.Texts("inclusionPath", Inclusion.LongestPath);
        var length = Inclusion.PathLength(index, size);
        if (path.Count != length) throw json.Wrong("inclusionPath", $"{length} hashes, got {path.Count}");
        return new(
            Leaf.Read(json.Bytes("leaf", Leaf.Size)), index, size, [.. path.Select(Bytes32.Parse)], json.Hash("root"),
            json.WholeNumber("chainId"), json.Address("registry"),
            json.Hash("transactionHash"), json.WholeNumber("blockNumber"), json.Hash("blockHash"));
    }

    /// <summary>The proof as UTF-8 JSON; the same proof always gives the same bytes.</summary>
    public byte[] Write() => IndentedJson.Write(WriteMembers);

    internal void WriteMembers(Utf8JsonWriter json)
    {
        json.WriteString("format", Format);
        json.WriteNumber("version", 1);
        json.WriteString("leaf", Hex.Encode(Leaf.ToBytes()));
        json.WriteNumber("leafIndex", LeafIndex);
        json.WriteNumber("treeSize", TreeSize);
        json.WriteStartArray("inclusionPath");
        foreach (var hash in InclusionPath) json.WriteStringValue(hash.ToString());
        json.WriteEndArray();
        json.WriteString("root", Root.ToString());
        json.WriteNumber("chainId", ChainId);
        json.WriteString("registry", Registry.ToString());
        json.WriteString("transactionHash", TransactionHash.ToString());
        json.WriteNumber("blockNumber", BlockNumber);
        json.WriteString("blockHash", BlockHash.ToString());
    }
}
