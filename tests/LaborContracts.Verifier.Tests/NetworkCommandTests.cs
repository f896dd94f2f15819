using LaborContracts.TestKit;
using Xunit;

namespace LaborContracts.Verifier.Tests;

public sealed class NetworkCommandTests : IDisposable
{
    private static readonly string Plan = Path.Combine(Repository.Root, "chain-dev", "besu", "network.json");

    private readonly string _folder = Directory.CreateTempSubdirectory("lcverify-network-").FullName;

    [Fact]
    public async Task Institutions_that_exchange_public_keys_are_told_one_genesis()
    {
        var (bureau, others) = (Path.Combine(_folder, "bureau"), Path.Combine(_folder, "others"));

        var waiting = await InitAsync(bureau, "--own", "bureau");
        Assert.Equal(2, waiting.Code);
        Assert.Contains("bureau  0x", waiting.Output);
        Assert.Contains("public/bigdata.pub", waiting.Output);

        Directory.CreateDirectory(Path.Combine(others, "public"));
        File.Copy(Path.Combine(bureau, "public", "bureau.pub"), Path.Combine(others, "public", "bureau.pub"));
        var complete = await InitAsync(others, "--own", "bigdata", "--own", "arbitration", "--own", "union");
        Assert.Equal(0, complete.Code);
        foreach (var file in Directory.GetFiles(Path.Combine(others, "public")))
            File.Copy(file, Path.Combine(bureau, "public", Path.GetFileName(file)), overwrite: true);

        var alsoComplete = await InitAsync(bureau, "--own", "bureau");
        Assert.Equal(complete, alsoComplete);
        Assert.Contains("genesis.json SHA-256 ", complete.Output);
        Assert.False(Directory.Exists(Path.Combine(bureau, "union")));
        Assert.False(Directory.Exists(Path.Combine(others, "bureau")));
    }

    [Fact]
    public async Task Files_that_contradict_each_other_are_left_as_they_are_with_exit_code_1()
    {
        string[] all = ["--own", "bureau", "--own", "bigdata", "--own", "arbitration", "--own", "union"];
        await InitAsync(_folder, all);
        var genesis = Path.Combine(_folder, "genesis.json");
        File.AppendAllText(genesis, " ");
        var before = File.ReadAllText(genesis);

        var (code, output, errors) = await InitAsync(_folder, all);

        Assert.Equal((1, ""), (code, output));
        Assert.Contains("genesis.json", errors);
        Assert.Equal(before, File.ReadAllText(genesis));
    }

    [Fact]
    public async Task The_account_of_a_key_stays_the_same()
    {
        var file = Path.Combine(_folder, "keys", "registry.key");

        var (code, made, _) = await Lcverify.RunAsync("network", "account", file);

        Assert.Equal(0, code);
        Assert.Matches("^0x[0-9a-fA-F]{40}\n$", made);
        Assert.Equal(made, (await Lcverify.RunAsync("network", "account", file)).Output);
    }

    [Fact]
    public async Task A_wrong_question_has_exit_code_64_and_makes_nothing()
    {
        var target = Path.Combine(_folder, "nothing");

        Assert.Equal(64, (await Lcverify.RunAsync("network", "init", target)).Code);
        Assert.Equal(64, (await Lcverify.RunAsync("network", "init", target, "--plan", Path.Combine(_folder, "missing.json"))).Code);
        Assert.Equal(64, (await InitAsync(target, "--own", "stranger")).Code);
        Assert.Equal(64, (await InitAsync(target, "--own", "bureau", "--account", "0x12")).Code);
        Assert.False(Directory.Exists(target));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static Task<(int Code, string Output, string Errors)> InitAsync(string folder, params string[] options) =>
        Lcverify.RunAsync(["network", "init", folder, "--plan", Plan, .. options]);
}
