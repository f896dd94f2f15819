using System.CommandLine;
using LaborContracts.Ledger.Consensus;

namespace LaborContracts.Verifier;

/// <summary>What the caller has to show without a node.</summary>
internal static class ConsensusFiles
{
    public static Option<FileInfo[]> Option() => new("--consensus")
    {
        Description = "共识证明，可多次给出 / consensus proofs, the option may come several times",
    };

    /// <exception cref="FormatException">One of them is no consensus proof.</exception>
    /// <exception cref="UsageException">One of them cannot be opened.</exception>
    public static IReadOnlyList<ConsensusProof> Read(FileInfo[] files) =>
        [.. files.Select(file => ConsensusProof.Read(BoundedFile.Read(file, ConsensusProof.Limit)))];
}
