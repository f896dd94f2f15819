using LaborContracts.Ledger.Chain;

namespace LaborContracts.Ledger.Consensus;

/// <summary>What a proof proves under the pins, or why it proves nothing. Exactly one of the two is there.</summary>
public sealed record ConsensusResult<T>(T? Proven, ConsensusRefusal? Refusal) where T : class;

/// <summary>A block that enough of the pinned validators sealed.</summary>
/// <param name="Time">As the validators agreed on it.</param>
/// <param name="Seals">How many distinct validators sealed it.</param>
/// <param name="Validators">Of how many.</param>
public sealed record SealedBlock(ulong Number, DateTimeOffset Time, Bytes32 Hash, int Seals, int Validators);

/// <summary>The pinned registry holds the root, as of <paramref name="Block"/>.</summary>
public sealed record ProvenAnchor(SealedBlock Block, Anchor Anchor);

/// <summary>What the pinned registry holds of a contract key as of <paramref name="Block"/>; later blocks may say more.</summary>
/// <param name="Entry">Null: no exception is recorded.</param>
public sealed record ProvenStatus(SealedBlock Block, StatusEntry? Entry);

/// <summary>Why a proof proves nothing. The code is stable, the message is for people who look into it.</summary>
public sealed record ConsensusRefusal(string Code, string Message)
{
    /// <summary>The header is none, or none of the pinned protocol.</summary>
    public const string NotAHeader = "not-a-header";

    /// <summary>No validator set is pinned for the block: nothing was looked at, so nothing failed.</summary>
    public const string NoPinnedValidators = "no-pinned-validators";

    /// <summary>The header names other validators than the pinned ones, or somebody else sealed it too.</summary>
    public const string UnknownValidators = "unknown-validators";

    /// <summary>Fewer distinct validators sealed it than the pinned rule asks for.</summary>
    public const string TooFewSeals = "too-few-seals";

    /// <summary>The trie's nodes do not lead from the header to a value, nor to its absence.</summary>
    public const string BrokenPath = "broken-path";

    /// <summary>What is proven is of another contract, or no contract is at the pinned address.</summary>
    public const string NotThisRegistry = "not-this-registry";

    /// <summary>What is proven is no record of an anchoring, or of a status.</summary>
    public const string NotARecord = "not-a-record";

    /// <summary>The registry recorded another root, or does not hold this one as of the block.</summary>
    public const string NotThisRoot = "not-this-root";

    /// <summary>The root is recorded over another number of leaves.</summary>
    public const string NotThisLeafCount = "not-this-leaf-count";

    /// <summary>The document has no part that would prove this.</summary>
    public const string NotContained = "not-contained";
}
