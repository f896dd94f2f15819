using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Witness;

namespace LaborContracts.Ledger.Tests.Witness;

/// <summary>A witness with its key, its clock and its log in a folder that is gone with the test. Each look is a run of its own, from opening the log on.</summary>
internal sealed class WitnessRoom : TimeProvider, IDisposable
{
    /// <summary>Any key; the same each time, so that logs are the same.</summary>
    public static readonly EthereumKey FirstKey = EthereumKey.FromHex("0x0000000000000000000000000000000000000000000000000000000000000a11");

    public static readonly EthereumKey SecondKey = EthereumKey.FromHex("0x0000000000000000000000000000000000000000000000000000000000000b0b");

    public string Folder { get; } = Directory.CreateTempSubdirectory("labor-contracts-witness-").FullName;

    public string LogFile => Path.Combine(Folder, WitnessLog.FileName);

    public EthereumKey Key { get; init; } = FirstKey;

    public HashSet<Address> Anchorers { get; } = [];

    public DateTimeOffset Now { get; set; } = ScriptedRegistry.TimeOf(3);

    public int Confirmations { get; set; } = 1;

    public TimeSpan? StaleAfter { get; set; } = TimeSpan.FromMinutes(10);

    public ulong From { get; init; }

    public override DateTimeOffset GetUtcNow() => Now;

    public WitnessLog Open() => WitnessLog.Open(Folder, Key, Anchorers);

    /// <summary>Opens the log, looks once and closes it: what was found, each with its code.</summary>
    public async Task<List<WitnessFinding>> LookAsync(ScriptedRegistry chain)
    {
        Now = ScriptedRegistry.TimeOf(chain.Height);
        return await LookAsync(chain.Rpc, chain.ChainId, ScriptedRegistry.Address);
    }

    public async Task<List<WitnessFinding>> LookAsync(JsonRpcNode node, ulong chainId, Address registry)
    {
        var found = new List<WitnessFinding>();
        using var log = Open();
        var follower = new RegistryFollower(node, log, this, Confirmations, StaleAfter, found.Add);
        await follower.BeginAsync(chainId, registry, From, CancellationToken.None);
        await follower.LookAsync(wholly: true, CancellationToken.None);
        return found;
    }

    public async Task<IEnumerable<string>> AlarmsAsync(ScriptedRegistry chain) => Alarms(await LookAsync(chain));

    public static IEnumerable<string> Alarms(IEnumerable<WitnessFinding> findings) =>
        findings.Where(finding => finding.Severity == FindingSeverity.Alarm).Select(finding => finding.Code);

    public CheckedWitnessLog Check()
    {
        using var file = File.OpenRead(LogFile);
        return CheckedWitnessLog.Read(file);
    }

    public List<WitnessRecord> Records()
    {
        using var file = File.OpenRead(LogFile);
        return [.. new WitnessLogReader(file).Read().Select(read => read.Record)];
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
