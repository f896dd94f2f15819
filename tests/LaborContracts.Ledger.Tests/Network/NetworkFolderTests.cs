using System.Net;
using System.Text.Json;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Json;
using LaborContracts.Ledger.Network;
using Xunit;

namespace LaborContracts.Ledger.Tests.Network;

public sealed class NetworkFolderTests : IDisposable
{
    private static readonly string[] Names = ["bureau", "bigdata", "arbitration", "union"];

    private static readonly NetworkPlan Plan = new(
        20_263, new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), BlockPeriod: 2,
        [.. Names.Select((name, i) => new Institution(name, new(new IPAddress([10, 0, 0, (byte)(11 + i)]), 30303)))],
        [Address.Parse("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed")]);

    private readonly string _folder = Directory.CreateTempSubdirectory("labor-contracts-plan-").FullName;

    [Fact]
    public void Each_node_finds_its_key_its_peers_and_whom_it_may_let_in()
    {
        var state = new NetworkFolder(_folder).Complete(Plan, Names);

        Assert.Empty(state.Awaited);
        Assert.Equal(Names, state.Members.Select(member => member.Institution.Name));
        foreach (var member in state.Members)
        {
            var name = member.Institution.Name;
            Assert.Equal(member.Key, EthereumKey.FromHex(Text(name, "key").TrimEnd()).PublicKey);
            Assert.Equal($"{member.Key}\n", Text("public", $"{name}.pub"));
            Assert.Equal(
                state.Members.Where(other => other != member).Select(other => $"enode://{other.Key.ToString()[2..]}@{other.Institution.Endpoint}"),
                JsonSerializer.Deserialize<string[]>(Text(name, "static-nodes.json")));
            Assert.Equal(
                "accounts-allowlist=[\"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed\"]\n"
                + $"nodes-allowlist=[{string.Join(',', state.Members.Select(each => $"\"{each.Enode}\""))}]\n",
                Text(name, "permissions_config.toml"));
        }
    }

    [Fact]
    public void Only_its_owner_may_read_a_key()
    {
        new NetworkFolder(_folder).Complete(Plan, ["bureau"]);

        if (!OperatingSystem.IsWindows()) // has no such permissions
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "bureau", "key")));
    }

    [Fact]
    public void The_genesis_names_all_validators_in_the_order_of_their_accounts_and_the_pins_name_the_same()
    {
        var state = new NetworkFolder(_folder).Complete(Plan, Names);

        var genesis = File.ReadAllBytes(Path.Combine(_folder, "genesis.json"));
        using var json = JsonDocument.Parse(genesis);
        var extraData = BftExtraData.Read(Hex.Decode(json.RootElement.GetProperty("extraData").GetString()!), BftProtocol.Qbft);
        Assert.Equal(state.Members.Select(m => m.Key.Account.ToString().ToLowerInvariant()).Order(StringComparer.Ordinal),
            extraData.Validators.Select(v => v.ToString().ToLowerInvariant()));
        Assert.Equal(new QbftGenesis(20_263, Plan.Start, 2, extraData.Validators).Write(), genesis);
        Assert.Equal(new Bytes32(System.Security.Cryptography.SHA256.HashData(genesis)), state.Genesis);

        var pins = StrictObject.Read(File.ReadAllBytes(Path.Combine(_folder, "validators.json")), "validators", 10_000);
        Assert.Equal(20_263ul, pins.WholeNumber("chainId"));
        var set = ValidatorPins.Read(pins).At(0)!;
        Assert.Equal(extraData.Validators, set.Addresses);
        Assert.Equal((3, BftProtocol.Qbft), (set.SealsNeeded, set.Protocol));
    }

    [Fact]
    public void A_second_run_changes_nothing()
    {
        var folder = new NetworkFolder(_folder);
        var first = folder.Complete(Plan, Names);
        var before = Everything();

        var second = folder.Complete(Plan, Names);

        Assert.Equal(first.Genesis, second.Genesis);
        Assert.Equal(before, Everything());
    }

    /// <summary>Whatever a run that was stopped had not written yet is made by the next one, to the same network.</summary>
    [Theory]
    [InlineData("genesis.json")]
    [InlineData("validators.json")]
    [InlineData("bureau/static-nodes.json")]
    [InlineData("union/permissions_config.toml")]
    [InlineData("public/union.pub")]
    public void A_run_that_was_stopped_before_a_file_is_completed(string missing)
    {
        var folder = new NetworkFolder(_folder);
        folder.Complete(Plan, Names);
        var whole = Everything().Select(file => (file.Path, file.Text)).ToArray();
        File.Delete(Path.Combine(_folder, missing));

        folder.Complete(Plan, Names);

        Assert.Equal(whole, Everything().Select(file => (file.Path, file.Text)));
    }

    [Fact]
    public void Four_institutions_that_exchange_public_keys_alone_come_to_one_network()
    {
        var folders = Names.ToDictionary(name => name, name => Path.Combine(_folder, $"at-{name}"));
        foreach (var name in Names)
        {
            var alone = new NetworkFolder(folders[name]).Complete(Plan, [name]);
            Assert.Equal(Names.Except([name]), alone.Awaited.Select(i => i.Name));
            Assert.Null(alone.Genesis);
            Assert.False(File.Exists(Path.Combine(folders[name], "genesis.json")));
        }

        foreach (var (giver, taker) in Names.SelectMany(giver => Names.Except([giver]).Select(taker => (giver, taker))))
            File.Copy(Path.Combine(folders[giver], "public", $"{giver}.pub"), Path.Combine(folders[taker], "public", $"{giver}.pub"));
        var states = Names.Select(name => new NetworkFolder(folders[name]).Complete(Plan, [name])).ToArray();

        Assert.NotNull(Assert.Single(states.Select(state => state.Genesis).Distinct()));
        Assert.Single(Names.Select(name => File.ReadAllText(Path.Combine(folders[name], "genesis.json"))).Distinct());
        Assert.Single(Names.Select(name => File.ReadAllText(Path.Combine(folders[name], name, "permissions_config.toml"))).Distinct());
        Assert.All(Names, name => Assert.Single(Directory.GetFiles(folders[name], "key", SearchOption.AllDirectories)));
    }

    [Fact]
    public void Who_holds_no_key_comes_to_the_same_genesis()
    {
        var all = new NetworkFolder(Path.Combine(_folder, "all")).Complete(Plan, Names);
        foreach (var file in Directory.GetFiles(Path.Combine(_folder, "all", "public")))
        {
            Directory.CreateDirectory(Path.Combine(_folder, "observer", "public"));
            File.Copy(file, Path.Combine(_folder, "observer", "public", Path.GetFileName(file)));
        }

        var observed = new NetworkFolder(Path.Combine(_folder, "observer")).Complete(Plan, []);

        Assert.Equal(all.Genesis, observed.Genesis);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "observer"), "key", SearchOption.AllDirectories));
    }

    [Fact]
    public void Further_accounts_reach_the_nodes_and_leave_the_genesis()
    {
        var folder = new NetworkFolder(_folder);
        var genesis = folder.Complete(Plan, Names).Genesis;

        var later = folder.Complete(Plan with { Accounts = [.. Plan.Accounts, new Address(new byte[20])] }, Names);

        Assert.Equal(genesis, later.Genesis);
        Assert.Contains(",\"0x0000000000000000000000000000000000000000\"]", Text("bigdata", "permissions_config.toml"));
    }

    [Theory]
    [InlineData("accounts-allowlist=[\"0x00000000000000000000000000000000000000AA\"]\nnodes-allowlist=[]\n")]
    [InlineData("nodes-allowlist=[]\n  accounts-allowlist = [\n  \"0x00000000000000000000000000000000000000aa\",\n]\n")]
    public void An_account_that_a_node_allows_already_stays_allowed(string permissions)
    {
        var folder = new NetworkFolder(_folder);
        folder.Complete(Plan, Names);
        File.WriteAllText(Path.Combine(_folder, "union", "permissions_config.toml"), permissions);

        folder.Complete(Plan, Names);

        Assert.StartsWith(
            "accounts-allowlist=[\"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed\",\"0x00000000000000000000000000000000000000aa\"]\n",
            Text("union", "permissions_config.toml"));
        Assert.StartsWith("accounts-allowlist=[\"0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed\"]\n", Text("bureau", "permissions_config.toml"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("accounts-allowlist=[\"0x12\"]\n")]
    [InlineData("accounts-allowlist=[\"0x00000000000000000000000000000000000000aa\" \"0x00000000000000000000000000000000000000bb\"]\n")]
    public void Allowed_accounts_that_cannot_be_read_are_refused_and_nothing_is_changed(string permissions)
    {
        var folder = new NetworkFolder(_folder);
        folder.Complete(Plan, Names);
        File.WriteAllText(Path.Combine(_folder, "union", "permissions_config.toml"), permissions);
        File.Delete(Path.Combine(_folder, "bureau", "static-nodes.json"));
        var before = Everything();

        Assert.Contains("union/permissions_config.toml", Assert.Throws<FormatException>(() => folder.Complete(Plan, Names)).Message);

        Assert.Equal(before, Everything());
    }

    [Fact]
    public void A_set_that_was_added_to_the_validators_stays()
    {
        var folder = new NetworkFolder(_folder);
        folder.Complete(Plan, Names);
        var file = Path.Combine(_folder, "validators.json");
        var first = ValidatorPins.Read(StrictObject.Read(File.ReadAllBytes(file), "validators", 10_000)).At(0)!;
        var two = ValidatorPins.Write(20_263, first, first with { FromBlock = 1000 });
        File.WriteAllBytes(file, two);

        folder.Complete(Plan, Names);

        Assert.Equal(two, File.ReadAllBytes(file));
    }

    [Fact]
    public void Validators_that_do_not_begin_with_these_are_refused()
    {
        var folder = new NetworkFolder(_folder);
        folder.Complete(Plan, Names);
        var file = Path.Combine(_folder, "validators.json");
        File.WriteAllBytes(file, ValidatorPins.Write(20_263, new ValidatorSet(0, [Plan.Accounts[0]], QuorumRule.TwoThirds)));
        var before = Everything();

        Assert.Throws<NetworkConflictException>(() => folder.Complete(Plan, Names));

        Assert.Equal(before, Everything());
    }

    [Fact]
    public void A_genesis_is_never_made_anew()
    {
        var folder = new NetworkFolder(_folder);
        folder.Complete(Plan, Names);
        var before = Everything();

        Assert.Throws<NetworkConflictException>(() => folder.Complete(Plan with { BlockPeriod = 3 }, Names));
        Assert.Equal(before, Everything());
    }

    [Fact]
    public void A_public_key_that_is_not_the_private_keys_is_refused()
    {
        var folder = new NetworkFolder(_folder);
        folder.Complete(Plan, ["bureau"]);
        File.WriteAllText(Path.Combine(_folder, "public", "bureau.pub"), EthereumKey.Create().PublicKey.ToString());

        Assert.Throws<NetworkConflictException>(() => folder.Complete(Plan, ["bureau"]));
    }

    [Fact]
    public void A_public_key_whose_private_key_is_not_there_gets_no_other_one()
    {
        var folder = new NetworkFolder(_folder);
        folder.Complete(Plan, ["bureau"]);
        File.Delete(Path.Combine(_folder, "bureau", "key"));
        var before = Everything();

        Assert.Throws<NetworkConflictException>(() => folder.Complete(Plan, ["union", "bureau"]));

        Assert.Equal(before, Everything());
    }

    [Fact]
    public void A_lost_key_of_a_network_that_has_begun_is_not_made_anew()
    {
        var folder = new NetworkFolder(_folder);
        folder.Complete(Plan, Names);
        File.Delete(Path.Combine(_folder, "bureau", "key"));
        File.Delete(Path.Combine(_folder, "public", "bureau.pub"));
        var before = Everything();

        Assert.Throws<NetworkConflictException>(() => folder.Complete(Plan, Names));

        Assert.Equal(before, Everything());
    }

    [Fact]
    public void One_public_key_for_two_institutions_is_refused()
    {
        var folder = new NetworkFolder(_folder);
        folder.Complete(Plan, ["bureau"]);
        File.Copy(Path.Combine(_folder, "public", "bureau.pub"), Path.Combine(_folder, "public", "union.pub"));
        var before = Everything();

        Assert.Throws<NetworkConflictException>(() => folder.Complete(Plan, ["bureau", "bigdata"]));
        Assert.Equal(before, Everything());
    }

    [Theory]
    [InlineData("")]
    [InlineData("0x12")]
    [InlineData("0x00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000")]
    public void A_contributed_file_without_a_public_key_is_refused_by_its_name(string text)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "public"));
        File.WriteAllText(Path.Combine(_folder, "public", "union.pub"), text);

        var refusal = Assert.Throws<FormatException>(() => new NetworkFolder(_folder).Complete(Plan, ["bureau"]));

        Assert.Contains("public/union.pub", refusal.Message);
    }

    [Fact]
    public void A_name_that_is_not_in_the_plan_gets_no_key()
    {
        Assert.Throws<ArgumentException>(() => new NetworkFolder(_folder).Complete(Plan, ["bureau", "stranger"]));

        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Text(params string[] names) => File.ReadAllText(Path.Combine([_folder, .. names]));

    private (string Path, string Text, DateTime Written)[] Everything() =>
        [.. Directory.GetFiles(_folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (file, File.ReadAllText(file), File.GetLastWriteTimeUtc(file)))];
}
