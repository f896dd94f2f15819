using System.Diagnostics;
using System.Security.Cryptography;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Tests.Anchoring;
using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Chain;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Benchmarks;

/// <summary>
/// A hundred thousand concluded contracts of a hundred employers taken to a real chain by the platform's own steps, one transaction
/// for all of them. What is measured begins when their leaves are recorded; how they were concluded is not.
/// </summary>
internal sealed class Anchoring(string folder, JsonRpcNode node, DevelopmentRegistry deployed, AnvilNode chain)
{
    private const int Contracts = 100_000, Employers = 100, Proofs = 2_000;
    private const int Confirmations = 1; // as the development chain is run

    private readonly RpcRegistry _registry = new(node, deployed.ChainId, deployed.Address);
    private readonly RegistrySender _sender = new(node, deployed.Key, deployed.ChainId, deployed.Address);

    public static async Task<IReadOnlyList<Figure>> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("labor-contracts-bench-").FullName;
        await using var chain = await AnvilNode.StartAsync();
        using var http = new HttpClient();
        var node = new JsonRpcNode(http, chain.Url);
        var deployed = await DevelopmentRegistry.EnsureAsync(folder, node, TimeProvider.System, CancellationToken.None);
        try
        {
            return await new Anchoring(folder, node, deployed, chain).RunAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task<IReadOnlyList<Figure>> RunAsync()
    {
        await ConcludeAsync();
        var start = Stopwatch.GetTimestamp();
        await StepAsync(db => new CollectBatch(db, Settings, TimeProvider.System).TakeAsync(CancellationToken.None));
        var collected = Stopwatch.GetElapsedTime(start);
        await StepAsync((db, batch) => new PrepareTransaction(db, _sender, Turn(db)).TakeAsync(batch, CancellationToken.None));
        await StepAsync((db, batch) => new SendTransaction(db, _sender, TimeProvider.System).TakeAsync(batch, CancellationToken.None));
        await chain.MineAsync();
        await StepAsync((db, batch) =>
            new SeeAnchor(db, _registry, Turn(db), Settings, TimeProvider.System).TakeAsync(batch, CancellationToken.None));
        await StepAsync((db, batch) => new CloseBatch(db, Trees(db), TimeProvider.System).TakeAsync(batch, CancellationToken.None));
        var proven = Stopwatch.GetElapsedTime(start);
        var gas = await GasAsync();
        var peak = Process.GetCurrentProcess().PeakWorkingSet64;

        var proofs = Stopwatch.GetTimestamp();
        await ProveAsync();
        return
        [
            new("100,000 contracts to one batch", collected.TotalSeconds, "s"),
            new("  to their proofs, on chain", proven.TotalSeconds, "s"),
            new("  gas of the transaction", gas, "gas", Aim.AtMost, 75_000),
            new("  gas for a contract", gas / Contracts, "gas"),
            new("  proofs given", Proofs / Stopwatch.GetElapsedTime(proofs).TotalSeconds, "/s"),
            new("  peak memory", peak / 1e6, "MB"),
        ];
    }

    private PlatformSettings Settings => AnchoringSettings.Of(folder, deployed, Confirmations, maxLeaves: 1_000_000);

    private LaborContractsDb Open() => new(new DbContextOptionsBuilder<LaborContractsDb>()
        .UseSqlite($"Data Source={Path.Combine(folder, "platform.db")}").Options);

    private SenderTurn Turn(LaborContractsDb db) => new(db, _sender, new Fees(null), Settings);

    private BatchTrees Trees(LaborContractsDb db) => new(db, _registry, Settings);

    private async Task ConcludeAsync()
    {
        await using var db = Open();
        await db.Database.MigrateAsync();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        for (var i = 0; i < Contracts; i++)
        {
            var (id, key) = (Guid.CreateVersion7(), new Bytes32(RandomNumberGenerator.GetBytes(Bytes32.Size)));
            var leaf = new Leaf(LeafKind.ConcludedDocument, key, 1, key, key, key);
            var now = TimeProvider.System.GetUtcNow();
            db.Contracts.Add(new ContractRow
            {
                Id = id, RootId = id, Revision = 1, Document = "labor-contract", Key = key.ToArray(), Code = $"{i}", Number = $"{i}",
                EmployerCode = $"{i % Employers}", WorkerIndex = $"{i}", CreatedAt = now, WrappedKey = [], State = "Concluded", Sealed = [],
            });
            db.Leaves.Add(new LeafRow
            {
                ContractId = id, Key = key.ToArray(), Revision = 1, Kind = (int)leaf.Kind, TrailHead = key.ToArray(), Leaf = leaf.ToBytes(),
                Sha256 = Convert.ToHexStringLower(key.ToArray()), RecordedAt = now,
            });
        }

        await db.SaveChangesAsync();
    }

    private async Task StepAsync(Func<LaborContractsDb, Task<bool>> step)
    {
        await using var db = Open();
        if (!await step(db)) throw new InvalidOperationException("a step of anchoring was not taken");
    }

    private Task StepAsync(Func<LaborContractsDb, BatchRow, Task<bool>> step) => StepAsync(async db => await step(db, await db.Batches.SingleAsync()));

    private async Task<double> GasAsync()
    {
        await using var db = Open();
        var receipt = await _sender.ReceiptAsync(new((await db.Batches.SingleAsync()).TransactionHash), CancellationToken.None);
        return receipt!.GasUsed;
    }

    private async Task ProveAsync()
    {
        for (var i = 0; i < Proofs; i++)
        {
            await using var db = Open();
            var id = 1 + i * 7919L % Contracts;
            var proof = await Trees(db).ProofOfAsync(await db.Leaves.AsNoTracking().SingleAsync(l => l.Id == id), CancellationToken.None);
            if (!proof!.InclusionHolds) throw new InvalidOperationException("a proof does not hold");
        }
    }
}
