using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Network;
using LaborContracts.TestKit;
using LaborContracts.Verification.Tests.Rig;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace LaborContracts.Verifier.Tests;

/// <summary>
/// The four institutions' network of chain-dev/besu as far as it can be judged without Docker: what its one command makes is what its nodes
/// are told to read. That the nodes come up is not shown here.
/// </summary>
public sealed partial class ConsortiumTests : IAsyncLifetime
{
    private const string DataFolder = "/var/lib/besu";

    private static readonly string Besu = Path.Combine(Repository.Root, "chain-dev", "besu");
    private static readonly NetworkPlan Plan = NetworkPlan.Read(File.ReadAllBytes(Path.Combine(Besu, "network.json")));
    private static readonly Dictionary<string, Service> Services = ReadCompose();

    private readonly string _folder = Directory.CreateTempSubdirectory("labor-contracts-consortium-").FullName;

    public async ValueTask InitializeAsync()
    {
        using var up = Process.Start(new ProcessStartInfo(Path.Combine(Besu, "up"), "prepare")
        {
            Environment = { ["CONSORTIUM_FOLDER"] = _folder, ["LCVERIFY"] = Path.Combine(AppContext.BaseDirectory, "lcverify") },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = up.StandardError.ReadToEndAsync();
        await up.StandardOutput.ReadToEndAsync();
        await up.WaitForExitAsync();
        Assert.True(up.ExitCode == 0, await errors);
    }

    [Fact]
    public void The_plan_follows_its_schema() =>
        Assert.Empty(Schema.Faults("network", File.ReadAllText(Path.Combine(Besu, "network.json"))));

    [Fact]
    public void Each_institution_of_the_plan_has_a_node_where_the_plan_says()
    {
        Assert.Equal(Plan.Institutions.Select(i => i.Name).Order(), Services.Keys.Order());
        foreach (var institution in Plan.Institutions)
        {
            var service = Services[institution.Name];
            Assert.Equal([$"--p2p-host={institution.Endpoint.Address}"], service.Command);
            Assert.Equal(institution.Endpoint.Address.ToString(), Assert.Single(service.Networks).Value.Ipv4Address);
            Assert.Equal(30303, institution.Endpoint.Port); // Besu's own, which nothing here changes
        }
    }

    [Fact]
    public void Nodes_run_one_released_version_and_answer_on_loopback_alone()
    {
        Assert.Matches(@"^hyperledger/besu:\d+\.\d+\.\d+$", Assert.Single(Services.Values.Select(s => s.Image).Distinct()));
        var ports = Services.Values.Select(service => Assert.Single(service.Ports)).ToArray();
        Assert.All(ports, port => Assert.Matches(@"^127\.0\.0\.1:\d+:8545$", port));
        Assert.Equal(ports.Length, ports.Distinct().Count());
    }

    [Fact]
    public void Everything_that_is_mounted_was_made_and_each_data_folder_is_one_nodes_alone()
    {
        foreach (var (name, service) in Services)
        {
            var mounts = service.Volumes.Select(volume => volume.Split(':'))
                .ToDictionary(parts => parts[1], parts => parts[0].Replace("${CONSORTIUM_FOLDER}", _folder));
            Assert.Equal(["/etc/besu/genesis.json", "/etc/besu/node.toml", DataFolder], mounts.Keys.Order(StringComparer.Ordinal));
            Assert.True(File.Exists(mounts["/etc/besu/genesis.json"]));
            Assert.True(File.Exists(Path.Combine(Besu, mounts["/etc/besu/node.toml"])));
            Assert.Equal(Path.Combine(_folder, name), mounts[DataFolder]);
            foreach (var file in (string[])["key", "static-nodes.json", "permissions_config.toml"])
                Assert.True(File.Exists(Path.Combine(mounts[DataFolder], file)), $"{name}: {file}");
        }
    }

    [Fact]
    public void Nodes_dial_each_other_by_the_public_keys_of_their_private_keys()
    {
        foreach (var institution in Plan.Institutions)
        {
            var enode = $"enode://{KeyOf(institution.Name).PublicKey.ToString()[2..]}@{institution.Endpoint}";
            foreach (var other in Services.Keys.Where(name => name != institution.Name))
            {
                Assert.Contains(enode, JsonSerializer.Deserialize<string[]>(Text(other, "static-nodes.json"))!);
                Assert.Contains(enode, Allowed(other, "nodes-allowlist"));
            }
        }
    }

    [Fact]
    public void Nodes_take_the_platforms_transactions_and_no_others()
    {
        var platform = Hex.Encode(KeyOf("platform/keys", "registry.key").Address.ToArray());

        Assert.All(Services.Keys, name => Assert.Equal([platform], Allowed(name, "accounts-allowlist")));
    }

    [Fact]
    public void What_nodes_are_told_are_options_of_Besu()
    {
        var known = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "vectors", "besu", "options.txt"))
            .Where(line => !line.StartsWith('#')).ToHashSet();
        var settings = Settings();

        Assert.Superset(settings.Keys.ToHashSet(), known);
        Assert.All(Services.Values.SelectMany(service => service.Command.Concat(service.Entrypoint.Skip(1))), argument =>
            Assert.True(argument is "--config-file=/etc/besu/node.toml" || known.Contains(OptionName().Match(argument).Groups[1].Value), argument));
        Assert.Equal("0", settings["min-gas-price"]);
        Assert.Equal("false", settings["discovery-enabled"]);
        Assert.Equal("true", settings["permissions-accounts-config-file-enabled"]);
        Assert.Equal("true", settings["permissions-nodes-config-file-enabled"]);
        Assert.Equal($"\"{DataFolder}\"", settings["data-path"]);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private EthereumKey KeyOf(string folder, string file = "key") => EthereumKey.FromHex(Text(folder, file).TrimEnd());

    private string Text(params string[] names) => File.ReadAllText(Path.Combine([_folder, .. names]));

    private IEnumerable<string> Allowed(string institution, string list) =>
        Quoted().Matches(Text(institution, "permissions_config.toml").Split('\n').Single(line => line.StartsWith($"{list}=[", StringComparison.Ordinal))).Select(m => m.Groups[1].Value);

    private static Dictionary<string, string> Settings() => File.ReadAllLines(Path.Combine(Besu, "node.toml"))
        .Where(line => line.Length > 0 && !line.StartsWith('#')).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    private static Dictionary<string, Service> ReadCompose()
    {
        using var text = File.OpenText(Path.Combine(Besu, "compose.yaml"));
        return new DeserializerBuilder().IgnoreUnmatchedProperties().Build()
            .Deserialize<Compose>(new MergingParser(new Parser(text))).Services;
    }

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("^--([a-z0-9-]+)=")]
    private static partial Regex OptionName();

    private sealed class Compose
    {
        [YamlMember(Alias = "services")]
        public Dictionary<string, Service> Services { get; init; } = [];
    }

    private sealed class Service
    {
        [YamlMember(Alias = "image")]
        public string Image { get; init; } = "";

        [YamlMember(Alias = "entrypoint")]
        public List<string> Entrypoint { get; init; } = [];

        [YamlMember(Alias = "command")]
        public List<string> Command { get; init; } = [];

        [YamlMember(Alias = "ports")]
        public List<string> Ports { get; init; } = [];

        [YamlMember(Alias = "volumes")]
        public List<string> Volumes { get; init; } = [];

        [YamlMember(Alias = "networks")]
        public Dictionary<string, Attachment> Networks { get; init; } = [];
    }

    private sealed class Attachment
    {
        [YamlMember(Alias = "ipv4_address")]
        public string Ipv4Address { get; init; } = "";
    }
}
