using System.Security.Cryptography;
using System.Text;
using LaborContracts.Files;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Consensus;

namespace LaborContracts.Ledger.Network;

/// <summary>
/// A network's files on the machine of one institution, or of all of them during development. Each step finds what the ones before it
/// left: run again, it completes what was half done and changes nothing that is whole.
/// </summary>
/// <param name="path">Of the folder; it is made if it is not there.</param>
public sealed class NetworkFolder(string path)
{
    private const int LongestPublicKey = 1024;

    /// <summary>
    /// Makes a node key for each institution that is held here and has none, and once the public keys of all are there,
    /// everything that is made of them. Keys are made once, a genesis is never made anew.
    /// </summary>
    /// <param name="held">Names of the institutions whose nodes run from this folder; each an institution of the plan.</param>
    /// <exception cref="ArgumentException">A name that is not in the plan.</exception>
    /// <exception cref="NetworkConflictException">A public key that is not its private key's, a key of two institutions, or a genesis of another plan.</exception>
    /// <exception cref="FormatException">A file that holds no key.</exception>
    public NetworkState Complete(NetworkPlan plan, IReadOnlyCollection<string> held)
    {
        if (held.Except(plan.Institutions.Select(i => i.Name)).FirstOrDefault() is { } stranger)
            throw new ArgumentException($"{stranger} is no institution of the plan", nameof(held));
        DurableFile.CreateFolder(path);
        DurableFile.CreateFolder(Path.Combine(path, "public"));
        foreach (var name in held) KeepKey(name);

        var members = plan.Institutions.Where(i => File.Exists(PublicKeyFile(i.Name)))
            .Select(i => new NetworkMember(i, ReadPublicKey(i.Name))).ToArray();
        if (members.GroupBy(m => m.Key).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new NetworkConflictException($"{string.Join(" and ", twice.Select(m => m.Institution.Name))} have the same public key");
        var awaited = plan.Institutions.Except(members.Select(m => m.Institution)).ToArray();
        return new(members, awaited, awaited.Length > 0 ? null : WriteFor(plan, members, held));
    }

    private void KeepKey(string name)
    {
        var key = EthereumKey.CreateOrLoad(Path.Combine(path, name, "key"));
        if (!File.Exists(PublicKeyFile(name)))
            DurableFile.Write(PublicKeyFile(name), Encoding.ASCII.GetBytes($"{key.PublicKey}\n"));
        else if (ReadPublicKey(name) != key.PublicKey)
            throw new NetworkConflictException($"public/{name}.pub is not of {name}/key");
    }

    private Bytes32 WriteFor(NetworkPlan plan, NetworkMember[] members, IReadOnlyCollection<string> held)
    {
        Address[] validators = [.. members.Select(m => m.Key.Account).OrderBy(account => account.ToArray(), Bytewise)];
        var genesis = new QbftGenesis(plan.ChainId, plan.Start, plan.BlockPeriod, validators).Write();
        var genesisFile = Path.Combine(path, "genesis.json");
        if (File.Exists(genesisFile) && !File.ReadAllBytes(genesisFile).AsSpan().SequenceEqual(genesis))
            throw new NetworkConflictException("genesis.json is not of this plan and these public keys: a chain that has begun goes on as it began");

        foreach (var name in held)
        {
            WriteIfOther(Path.Combine(path, name, BesuFiles.StaticNodesName),
                BesuFiles.StaticNodes(members.Where(m => m.Institution.Name != name).Select(m => m.Enode)));
            WriteIfOther(Path.Combine(path, name, BesuFiles.PermissionsName),
                BesuFiles.Permissions(members.Select(m => m.Enode), plan.Accounts));
        }

        WriteIfOther(Path.Combine(path, "validators.json"),
            ValidatorPins.Write(plan.ChainId, new ValidatorSet(FromBlock: 0, validators, QuorumRule.TwoThirds)));
        WriteIfOther(genesisFile, genesis);
        return new(SHA256.HashData(genesis));
    }

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

    private string PublicKeyFile(string name) => Path.Combine(path, "public", $"{name}.pub");

    private static void WriteIfOther(string file, byte[] bytes)
    {
        if (!File.Exists(file) || !File.ReadAllBytes(file).AsSpan().SequenceEqual(bytes)) DurableFile.Write(file, bytes);
    }

    private static readonly Comparer<byte[]> Bytewise = Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right));
}
