using System.Text;
using System.Text.Json;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Ledger.Tests.Consensus;

/// <summary>One file of tests/vectors/consensus, with the pins and the questions that go with it.</summary>
internal sealed record ConsensusVector(
    string Proof, string Registry, JsonElement Validators, string Root, uint LeafCount, string Key, JsonElement Anchor, JsonElement Status)
{
    public ConsensusProof Document => ConsensusProof.Read(Encoding.UTF8.GetBytes(Proof));

    public ConsensusPins Pins => new(Address.Parse(Registry), ValidatorPins.Read(
        StrictObject.Read(Encoding.UTF8.GetBytes($$"""{"validators":{{Validators.GetRawText()}}}"""), "trust", 1 << 20)));

    public static ConsensusVector Read(string name) => VectorFile.Read<ConsensusVector>("consensus", name);

    public ConsensusResult<ProvenAnchor> Check(ConsensusProof proof) => proof.Check(Bytes32.Parse(Root), LeafCount, Pins);

    public ConsensusResult<ProvenStatus> CheckStatus(ConsensusProof proof) => proof.CheckStatus(Bytes32.Parse(Key), Pins);
}
