using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Chain.Keystores;
using LaborContracts.Ledger.Consensus;
using LaborContracts.TestKit.Platform;
using LaborContracts.Verification;
using Xunit;

namespace LaborContracts.Api.Tests.Platform;

public sealed class ChainSettingsTests : IDisposable
{
    private static readonly Address[] Validators = [.. Enumerable.Range(1, 4).Select(i => Address.Parse($"0x{i:x40}"))];

    private readonly string _folder = Directory.CreateTempSubdirectory("labor-contracts-keystore-").FullName;

    private string KeystoreFile => Path.Combine(_folder, "sender.json");

    private string PasswordFile => Path.Combine(_folder, "password");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Each_node_is_shown_with_what_is_wrong_with_it_and_without_its_credentials()
    {
        await using var platform = await InProcessPlatform.StartAsync(new Dictionary<string, string>
        {
            ["Platform:Chain:Node"] = "http://user:secret@127.0.0.1:1/token",
            ["Platform:Chain:Nodes:0"] = "http://127.0.0.1:2",
        });

        var nodes = (await new ApiCaller(platform.CreateClient()).GetAsync("/api/v1/chain")).Good().Json.GetProperty("nodes");

        Assert.Equal(["http://127.0.0.1:1", "http://127.0.0.1:2"], nodes.EnumerateArray().Select(node => node.GetProperty("address").GetString()));
        Assert.All(nodes.EnumerateArray(), node =>
        {
            Assert.False(node.GetProperty("inUse").GetBoolean());
            Assert.Equal("unreachable", node.GetProperty("reason").GetString());
        });
    }

    [Fact]
    public async Task The_account_of_the_keystore_anchors()
    {
        var key = Keystore.CreateOrOpen(KeystoreFile, "open it");
        await File.WriteAllTextAsync(PasswordFile, "open it\n", TestContext.Current.CancellationToken);

        await using var platform = await InProcessPlatform.StartAsync(Settings());

        var chain = (await new ApiCaller(platform.CreateClient()).GetAsync("/api/v1/chain")).Good().Json;
        Assert.Equal(DevelopmentRegistry.FirstDeploymentOf(key.Address).ToString(), chain.GetProperty("registry").GetString());
        Assert.False(File.Exists(Path.Combine(platform.DataFolder, "keys", "registry.key")));
    }

    [Fact]
    public async Task A_password_that_does_not_open_the_keystore_stops_the_start()
    {
        Keystore.CreateOrOpen(KeystoreFile, "open it");
        await File.WriteAllTextAsync(PasswordFile, "another", TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<WrongPasswordException>(() => InProcessPlatform.StartAsync(Settings()));
    }

    [Fact]
    public async Task Gas_that_is_not_free_needs_a_maximum_to_start() => await Assert.ThrowsAsync<InvalidOperationException>(() =>
        InProcessPlatform.StartAsync(new Dictionary<string, string> { ["Platform:Chain:Fees"] = "dynamic" }));

    [Fact]
    public async Task Fewer_confirmations_than_the_block_itself_stop_the_start() => await Assert.ThrowsAsync<InvalidOperationException>(() =>
        InProcessPlatform.StartAsync(new Dictionary<string, string> { ["Platform:Chain:Confirmations"] = "0" }));

    [Fact]
    public async Task The_validators_of_the_chain_are_published_as_pins()
    {
        await using var platform = await InProcessPlatform.StartAsync(WithValidators(chainId: 320_400));

        var trust = Trust.Read(await File.ReadAllBytesAsync(
            Path.Combine(platform.DataFolder, "trust.json"), TestContext.Current.CancellationToken));
        Assert.Equal(Validators, trust.Validators.At(1)!.Addresses);
        Assert.Equal(3, trust.Validators.At(1)!.SealsNeeded);
    }

    [Fact]
    public async Task Validators_of_another_chain_stop_the_start() => await Assert.ThrowsAsync<InvalidOperationException>(() =>
        InProcessPlatform.StartAsync(WithValidators(chainId: 320_401)));

    private Dictionary<string, string> WithValidators(ulong chainId)
    {
        var file = Path.Combine(_folder, "validators.json");
        File.WriteAllBytes(file, ValidatorPins.Write(chainId, new ValidatorSet(0, Validators, QuorumRule.TwoThirds)));
        return new() { ["Platform:Chain:ValidatorsFile"] = file };
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["Platform:Chain:Keystore"] = KeystoreFile,
        ["Platform:Chain:KeystorePasswordFile"] = PasswordFile,
    };
}
