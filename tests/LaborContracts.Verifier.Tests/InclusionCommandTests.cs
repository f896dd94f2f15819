using System.Text.Json;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Proofs;
using LaborContracts.TestKit;
using Xunit;

namespace LaborContracts.Verifier.Tests;

public sealed class InclusionCommandTests(VerifierFolder folder)
{
    public static TheoryData<string> Cases => [.. Directory
        .GetFiles(Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)!)];

    private static string Folder => Path.Combine(Repository.Root, "tests", "vectors", "proof");

    [Theory, MemberData(nameof(Cases))]
    public async Task A_proof_vector_gives_0_or_1_as_recorded(string name)
    {
        var vector = JsonDocument.Parse(await File.ReadAllBytesAsync(
            Path.Combine(Folder, name + ".json"), TestContext.Current.CancellationToken)).RootElement;
        var file = folder.Write($"vector-{name}.json",
            System.Text.Encoding.UTF8.GetBytes(vector.GetProperty("proof").GetString()!));

        var expected = vector.GetProperty("inclusionHolds").GetBoolean() ? 0 : 1;
        Assert.Equal(expected, (await Lcverify.RunAsync("inclusion", file)).Code);
    }

    [Fact]
    public async Task Another_leaf_can_take_the_place_of_the_proofs()
    {
        var leaf = Proof.Read(await File.ReadAllBytesAsync(folder.ProofFile)).Leaf.ToBytes();
        Assert.Equal(0, (await Lcverify.RunAsync("inclusion", folder.ProofFile, "--leaf", Hex.Encode(leaf))).Code);

        leaf[50] ^= 1;
        Assert.Equal(1, (await Lcverify.RunAsync("inclusion", folder.ProofFile, "--leaf", Hex.Encode(leaf))).Code);
    }
}
