using System.Security.Cryptography;
using System.Text;
using LaborContracts.Files;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;
using LaborContracts.Ledger.Json;

namespace LaborContracts.Ledger.Network;

/// <summary>
/// A network's files on the machine of one institution, or of all of them during development. Each step finds what the ones before it
/// left: run again, it completes what was half done and changes nothing that is whole.
/// </summary>
/// <param name="path">Of the folder; it is made if it is not there.</param>
public sealed class NetworkFolder(string path)
{
    /// <summary>The folder that is exchanged: no institution's, since there its private key would go with it.</summary>
    internal const string Public = "public";

    private const int LongestPublicKey = 1024;
    private const int LongestValidators = 1 << 20;

    private readonly string _genesisFile = Path.Combine(path, "genesis.json");
    private readonly string _validatorsFile = Path.Combine(path, "validators.json");

    /// <summary>
    /// Makes a node key for each institution that is held here and has none, and once the public keys of all are there,
    /// everything that is made of them. Keys are made once, a genesis is never made anew, and what people added to the nodes' accounts or to
    /// the validators stays.
    /// </summary>
    /// <param name="held">Names of the institutions whose nodes run from this folder; each an institution of the plan.</param>
    /// <exception cref="ArgumentException">A name that is not in the plan.</exception>
    /// <exception cref="NetworkConflictException">A public key that is not its private key's or has none, a key of two institutions, or a genesis or
    /// validators of another plan. Nothing was changed.</exception>
    /// <exception cref="FormatException">A file that holds no key, no accounts or no validators. Nothing was changed.</exception>
    public NetworkState Complete(NetworkPlan plan, IReadOnlyCollection<string> held)
    {
        if (held.Except(plan.Institutions.Select(i => i.Name)).FirstOrDefault() is { } stranger)
            throw new ArgumentException($"{stranger} is no institution of the plan", nameof(held));
        var allowed = held.Distinct().ToDictionary(name => name, AllowedAccounts);
        RequireAgreement(plan, MembersOf(plan, name => held.Contains(name) ? KeptKey(name) : ContributedKey(name)), held);

        DurableFile.CreateFolder(path);
        DurableFile.CreateFolder(Path.Combine(path, Public));
        foreach (var name in held) KeepKey(name);
        var members = MembersOf(plan, ContributedKey);
        var awaited = plan.Institutions.Except(members.Select(m => m.Institution)).ToArray();
        return new(members, awaited, awaited.Length > 0 ? null : WriteFor(plan, members, allowed));
    }

    private static NetworkMember[] MembersOf(NetworkPlan plan, Func<string, EthereumPublicKey?> keyOf) =>
        [.. plan.Institutions.Select(i => keyOf(i.Name) is { } key ? new NetworkMember(i, key) : null).OfType<NetworkMember>()];

    /// <summary>Holds all that is there against itself and the plan, before anything is written.</summary>
    private void RequireAgreement(NetworkPlan plan, NetworkMember[] members, IReadOnlyCollection<string> held)
    {
        if (members.GroupBy(m => m.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new NetworkConflictException($"{string.Join(" and ", twice.Select(m => m.Institution.Name))} have the same public key");
        if (File.Exists(_genesisFile) && held.Except(members.Select(m => m.Institution.Name)).FirstOrDefault() is { } without)
            throw new NetworkConflictException($"{without}/key is not there, and a new one would be none of genesis.json's: put the old one back");
        if (members.Length < plan.Institutions.Count) return;
        if (File.Exists(_genesisFile) && !File.ReadAllBytes(_genesisFile).AsSpan().SequenceEqual(Genesis(plan, members)))
            throw new NetworkConflictException("genesis.json is not of this plan and these public keys: a chain that has begun goes on as it began");
        if (File.Exists(_validatorsFile) && !BeginsWith(plan.ChainId, Validators(members)))
            throw new NetworkConflictException("validators.json does not begin with the validators of this plan and these public keys");
    }

    /// <summary>The public half of a key that is held here; null if it has yet to be made.</summary>
    private EthereumPublicKey? KeptKey(string name)
    {
        var own = File.Exists(KeyFile(name)) ? EthereumKey.CreateOrLoad(KeyFile(name)).PublicKey : null;
        return ContributedKey(name) is not { } contributed || contributed == own
            ? own
            : throw new NetworkConflictException($"public/{name}.pub is {(own is null ? "there without" : "not of")} {name}/key");
    }

    private void KeepKey(string name)
    {
        var key = EthereumKey.CreateOrLoad(KeyFile(name));
        if (!File.Exists(PublicKeyFile(name))) DurableFile.Write(PublicKeyFile(name), Encoding.ASCII.GetBytes($"{key.PublicKey}\n"));
    }

    private Bytes32 WriteFor(NetworkPlan plan, NetworkMember[] members, IReadOnlyDictionary<string, IReadOnlyList<Address>> allowed)
    {
        foreach (var (name, accounts) in allowed)
        {
            WriteIfOther(Path.Combine(path, name, BesuFiles.StaticNodesName),
                BesuFiles.StaticNodes(members.Where(m => m.Institution.Name != name).Select(m => m.Enode)));
            WriteIfOther(PermissionsFile(name), BesuFiles.Permissions(members.Select(m => m.Enode), plan.Accounts.Union(accounts)));
        }

        // Later sets are added to this file by people, so one that is there is never written anew.
        if (!File.Exists(_validatorsFile))
            DurableFile.Write(_validatorsFile, ValidatorPins.Write(plan.ChainId, new ValidatorSet(FromBlock: 0, Validators(members), QuorumRule.TwoThirds)));
        var genesis = Genesis(plan, members);
        WriteIfOther(_genesisFile, genesis);
        return new(SHA256.HashData(genesis));
    }

    private static Address[] Validators(NetworkMember[] members) =>
        [.. members.Select(m => m.Key.Account).OrderBy(account => account.ToArray(), Bytewise)];

    private static byte[] Genesis(NetworkPlan plan, NetworkMember[] members) =>
        new QbftGenesis(plan.ChainId, plan.Start, plan.BlockPeriod, Validators(members)).Write();

    private bool BeginsWith(ulong chainId, Address[] validators)
    {
        var file = StrictObject.Read(File.ReadAllBytes(_validatorsFile), "validators", LongestValidators);
        return file.WholeNumber("chainId") == chainId && ValidatorPins.Read(file).At(0) is { } first && first.Addresses.SequenceEqual(validators);
    }

    private IReadOnlyList<Address> AllowedAccounts(string name)
    {
        if (!File.Exists(PermissionsFile(name))) return [];
        try
        {
            return BesuFiles.AccountsIn(File.ReadAllText(PermissionsFile(name)));
        }
        catch (FormatException e)
        {
            throw new FormatException($"{name}/{BesuFiles.PermissionsName}: {e.Message}", e);
        }
    }

    private EthereumPublicKey? ContributedKey(string name) => File.Exists(PublicKeyFile(name)) ? ReadPublicKey(name) : null;

    private EthereumPublicKey ReadPublicKey(string name)
    {
        var file = new FileInfo(PublicKeyFile(name)); // from another institution: anything may be in it
        if (file.Length > LongestPublicKey) throw new FormatException($"public/{name}.pub: longer than a public key");
        try
        {
            return EthereumPublicKey.Parse(File.ReadAllText(file.FullName, Encoding.ASCII).Trim());
        }
        catch (FormatException e)
        {
            throw new FormatException($"public/{name}.pub: {e.Message}", e);
        }
    }

    private string KeyFile(string name) => Path.Combine(path, name, "key");

    private string PermissionsFile(string name) => Path.Combine(path, name, BesuFiles.PermissionsName);

    private string PublicKeyFile(string name) => Path.Combine(path, Public, $"{name}.pub");

    private static void WriteIfOther(string file, byte[] bytes)
    {
        if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes)) DurableFile.Write(file, bytes);
    }

    private static readonly Comparer<byte[]> Bytewise = Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right));
}
