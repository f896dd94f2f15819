using System.CommandLine;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Merkle;
using LaborContracts.Ledger.Proofs;

namespace LaborContracts.Verifier.Commands;

/// <summary>
/// <c>lcverify inclusion</c>: the Merkle part of a proof alone. It does not say that the root is anchored.
/// </summary>
internal static class InclusionCommand
{
    public static Command Make(Surroundings surroundings)
    {
        var file = new Argument<FileInfo>("PROOF.json");
        var leaf = new Option<string?>("--leaf")
        {
            Description = "用这个叶子代替证明中的 / this leaf in place of the proof's, 0x…",
        };
        var command = new Command("inclusion", "只核验 Merkle 路径 / Checks the Merkle path alone") { file, leaf };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.GetValue(leaf), surroundings));
        return command;
    }

    private static int Run(FileInfo file, string? leaf, Surroundings surroundings)
    {
        var given = leaf is null ? null : Decode(leaf);
        try
        {
            var proof = Proof.Read(BoundedFile.Read(file, Proof.Limit));
            var hash = given is null ? proof.Leaf.Hash : MerkleHash.Leaf(given);
            var holds = Inclusion.Holds(hash, proof.LeafIndex, proof.TreeSize, proof.InclusionPath, proof.Root);
            surroundings.Output.WriteLine(holds ? "路径成立 / The path holds." : "路径不成立 / The path does not hold.");
            return holds ? ExitCode.Holds : ExitCode.DoesNotHold;
        }
        catch (FormatException e)
        {
            surroundings.Errors.WriteLine($"登记证明无法读取 / The proof cannot be read: {e.Message}");
            return ExitCode.DoesNotHold;
        }
    }

    private static byte[] Decode(string leaf)
    {
        try
        {
            return Hex.Decode(leaf.StartsWith("0x", StringComparison.Ordinal) ? leaf : "0x" + leaf);
        }
        catch (FormatException e)
        {
            throw new UsageException($"--leaf: {e.Message}", e);
        }
    }
}
