using System.CommandLine;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Network;

namespace LaborContracts.Verifier.Commands;

/// <summary><c>lcverify network</c>: what an institution needs to run a node of the chain, without trusting another's hands.</summary>
internal static class NetworkCommand
{
    public static Command Make(Surroundings surroundings) =>
        new("network", "建立多机构共同运行的链 / Sets up a chain that several institutions run")
        {
            MakeInit(surroundings),
            MakeAccount(surroundings),
        };

    private static Command MakeInit(Surroundings surroundings)
    {
        var folder = new Argument<DirectoryInfo>("FOLDER") { Description = "本机构的文件夹 / the folder, made if missing" };
        var plan = new Option<FileInfo>("--plan") { Description = "各机构商定的方案 / network.json, the same for all", Required = true };
        var held = new Option<string[]>("--own") { Description = "由本机持有密钥的机构 / institutions whose keys are held here" };
        var accounts = new Option<string[]>("--account")
        {
            Description = "除方案所列外，允许发送交易的账户 / further accounts whose transactions are taken, 0x…",
        };
        var command = new Command("init", "生成密钥、创世文件和节点文件；可反复运行 / Keys, genesis and nodes' files; safe to repeat")
        {
            folder, plan, held, accounts,
        };
        command.SetAction(parsed => Complete(
            parsed.GetRequiredValue(folder), WithAccounts(ReadPlan(parsed.GetRequiredValue(plan)), parsed.GetValue(accounts) ?? []),
            parsed.GetValue(held) ?? [], surroundings));
        return command;
    }

    private static Command MakeAccount(Surroundings surroundings)
    {
        var file = new Argument<FileInfo>("KEY") { Description = "密钥文件 / the key's file, made if missing" };
        var command = new Command("account", "读取或生成发送交易的密钥，显示其账户 / The account of a sender's key, which is made if missing") { file };
        command.SetAction(parsed => surroundings.Output.WriteLine(
            Refusing(() => EthereumKey.CreateOrLoad(parsed.GetRequiredValue(file).FullName).Address)));
        return command;
    }

    private static int Complete(DirectoryInfo folder, NetworkPlan plan, string[] held, Surroundings surroundings)
    {
        NetworkState state;
        try
        {
            state = Refusing(() => new NetworkFolder(folder.FullName).Complete(plan, held));
        }
        catch (NetworkConflictException e)
        {
            surroundings.Errors.WriteLine($"文件互相矛盾，未作改动 / The files contradict each other; nothing was changed: {e.Message}");
            return ExitCode.DoesNotHold;
        }

        foreach (var member in state.Members)
            surroundings.Output.WriteLine($"{member.Institution.Name}  {member.Key.Account}  {member.Enode}");
        foreach (var missing in state.Awaited)
            surroundings.Output.WriteLine($"等待公钥 / awaited: public/{missing.Name}.pub");
        if (state.Genesis is not { } genesis) return ExitCode.Undecided;
        surroundings.Output.WriteLine($"genesis.json SHA-256 {genesis.ToString()[2..]}（请与各机构核对 / to be compared with the others'）");
        return ExitCode.Holds;
    }

    private static NetworkPlan ReadPlan(FileInfo file)
    {
        try
        {
            return NetworkPlan.Read(BoundedFile.Read(file, NetworkPlan.Limit));
        }
        catch (FormatException e)
        {
            throw new UsageException($"{file.Name}: {e.Message}", e);
        }
    }

    private static NetworkPlan WithAccounts(NetworkPlan plan, string[] further) => plan with
    {
        Accounts = [.. plan.Accounts.Union(further.Select(text => Address.TryParse(text, out var account)
            ? account
            : throw new UsageException($"--account: '{text}' is no address")))],
    };

    private static T Refusing<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is FormatException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException(e.Message, e);
        }
    }
}
