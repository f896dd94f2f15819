using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Tests.Anchoring;
using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Proofs;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Storage.Documents;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>
/// Concluded contracts with all that is compared (trail, file, leaf, status), the anchoring steps as the worker takes them, and the looks
/// of the reconciliation in the test's hands.
/// </summary>
public sealed class ReconciliationRig : IAsyncLifetime
{
    private readonly AnchoringRig _anchoring = new();
    private readonly ErrorLog _errors = new();
    private ServiceProvider _services = null!;

    public IRegistry Registry => _anchoring.Registry;

    public RegistrySender Sender => _anchoring.Sender;

    public TestKit.Chain.AnvilNode Chain => _anchoring.Chain;

    /// <summary>What the operator was alarmed by.</summary>
    public IReadOnlyCollection<string> Alarms => _errors.Messages;

    public MasterKey MasterKey => _services.GetRequiredService<MasterKey>();

    internal PlatformSettings Settings => _anchoring.Settings;

    public string DocumentsFolder => Path.Combine(_anchoring.Folder, "documents");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await _anchoring.InitializeAsync();
        var masterKey = MasterKey.ReadOrCreate(Path.Combine(_anchoring.Folder, "keys"));
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(_errors));
        services.AddSingleton<TimeProvider>(_anchoring.Clock);
        services.AddSingleton(_anchoring.Settings);
        services.AddScoped(_ => _anchoring.Open());
        services.AddSingleton(_anchoring.Node);
        services.AddSingleton(_anchoring.Registry);
        services.AddSingleton(_anchoring.Sender);
        services.AddSingleton(new Fees(null));
        services.AddSingleton(masterKey);
        services.AddSingleton(new DocumentFolder(DocumentsFolder, masterKey));
        services.AddScoped<DossierShelf>();
        services.AddAnchoringSteps();
        services.AddReconciliation();
        _services = services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _anchoring.DisposeAsync();
    }

    public LaborContractsDb Open() => _anchoring.Open();

    /// <summary>Changes the database behind the platform's back.</summary>
    public async Task TamperAsync(Func<LaborContractsDb, Task> how)
    {
        await using var db = Open();
        await how(db);
        await db.SaveChangesAsync(Token);
    }

    public async Task<T> ReadAsync<T>(Func<LaborContractsDb, Task<T>> what)
    {
        await using var db = Open();
        return await what(db);
    }

    /// <summary>A contract that two parties have concluded, and that waits for the chain.</summary>
    public Task<ContractRow> ConcludedAsync() => ConcludedAsync(follows: null, ContractState.Concluded);

    /// <summary>An amendment of it, with the status that it makes.</summary>
    public Task<ContractRow> AmendedAsync(ContractRow contract) => ConcludedAsync(contract, ContractState.Concluded);

    /// <summary>Something more happens to a contract.</summary>
    /// <param name="look">By what right, if somebody looks at it.</param>
    public async Task TellAsync(ContractRow contract, string type, LookRight? look = null)
    {
        await using var db = Open();
        await AppendAsync(db, contract, MasterKey.Unwrap(contract.WrappedKey), type, _anchoring.Clock.GetUtcNow(), [], look);
        await db.SaveChangesAsync(Token);
    }

    /// <summary>Looks at all trails for heads to register, if that is due.</summary>
    public async Task RegisterLaterHeadsAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        while (await scope.ServiceProvider.GetRequiredService<LaterHeads>().TakeAsync(Token)) continue;
    }

    /// <summary>Takes the anchoring steps until nothing is left to do.</summary>
    public async Task AnchorAsync()
    {
        for (var idle = 0; idle < 2 * AnchoringRig.Confirmations;)
        {
            await using var scope = _services.CreateAsyncScope();
            if (await AnchoringWorker.NextStepAsync(scope.ServiceProvider, Token))
            {
                idle = 0;
                continue;
            }

            idle++;
            await _anchoring.MineAsync();
            _anchoring.WaitToResend();
        }
    }

    public Task MineAsync(int blocks) => _anchoring.MineAsync(blocks);

    /// <summary>Looks at everything once, in a round of its own.</summary>
    public async Task RoundAsync()
    {
        if (await ReadAsync(db => db.Rounds.AnyAsync(r => r.EndedAt >= r.BegunAt, Token))) _anchoring.Clock.Advance(_anchoring.Settings.Reconciliation.Every);
        do await SliceAsync();
        while (await ReadAsync(db => db.Rounds.AnyAsync(r => r.EndedAt == null || r.EndedAt < r.BegunAt, Token)));
    }

    /// <summary>One slice of each check, as one instance takes it.</summary>
    public async Task<string?> SliceAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Round>().TakeAsync(Token);
    }

    /// <summary>The second look at what a first one has shown, and what follows from it.</summary>
    public async Task LookAgainAsync()
    {
        _anchoring.Clock.Advance(_anchoring.Settings.Reconciliation.LookAgainAfter);
        await LookAgainNowAsync();
    }

    /// <summary>The same at the time it is.</summary>
    public async Task<string?> LookAgainNowAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LookAgain>().TakeAsync(Token);
    }

    public void Wait(TimeSpan time) => _anchoring.Clock.Advance(time);

    /// <summary>Two looks at everything; the codes of what they have shown.</summary>
    public async Task<string[]> ReconcileAsync()
    {
        await RoundAsync();
        await LookAgainAsync();
        return await OpenCodesAsync();
    }

    public async Task<string[]> OpenCodesAsync() =>
        [.. (await DivergencesAsync()).Where(d => d is { ConfirmedAt: not null, ResolvedAt: null }).Select(d => d.Code).Order(StringComparer.Ordinal)];

    public Task<List<DivergenceRow>> DivergencesAsync() => ReadAsync(db => db.Divergences.AsNoTracking().OrderBy(d => d.Id).ToListAsync(Token));

    public Task<LeafRow> LeafAsync(ContractRow contract) => ReadAsync(db => db.Leaves.AsNoTracking().SingleAsync(l => l.ContractId == contract.Id, Token));

    public Task<BatchRow> BatchAsync() => ReadAsync(db => db.Batches.AsNoTracking().SingleAsync(Token));

    /// <summary>The proof of a contract, held against the registry as a holder's would be.</summary>
    public async Task<Proof> ProofAsync(ContractRow contract)
    {
        await using var scope = _services.CreateAsyncScope();
        var proof = await scope.ServiceProvider.GetRequiredService<BatchTrees>().ProofOfAsync(await LeafAsync(contract), Token);
        Assert.NotNull(proof);
        var (anchor, log) = (await Registry.AnchorOfAsync(proof.Root, Token), await Registry.FindAnchoredAsync(proof.Root, Token));
        Assert.Equal((proof.TreeSize, proof.BlockNumber), (anchor!.LeafCount, anchor.BlockNumber));
        Assert.Equal((proof.TransactionHash, proof.BlockHash), (log!.TransactionHash, log.BlockHash));
        return proof;
    }

    /// <summary>Every leaf has one place in one batch, and every batch one root on chain, and no other root is there.</summary>
    public async Task EachIsAnchoredOnceAsync()
    {
        await using var db = Open();
        var (leaves, heads) = (await db.Leaves.ToListAsync(Token), await db.SequenceHeads.ToListAsync(Token));
        var batches = await db.Batches.ToListAsync(Token);
        Assert.Equal(
            batches.SelectMany(b => Enumerable.Range(0, b.LeafCount).Select(index => (b.Id, index))).Order(),
            leaves.Select(l => (l.BatchId!.Value, l.Index!.Value)).Concat(heads.Select(h => (h.BatchId, h.Index))).Order());
        var (roots, last) = (new List<Bytes32>(), (BlockReference?)null);
        await _anchoring.MineAsync(AnchoringRig.Confirmations);
        var log = _services.GetRequiredService<RegistryLog>();
        while (await log.AfterAsync(last, Token) is { } records)
        {
            roots.AddRange(records.Roots.Select(root => root.Root));
            last = records.Through;
        }

        Assert.Equal(batches.Select(b => Hex.Encode(b.Root)).Order(), roots.Select(root => root.ToString()).Order());
    }

    /// <summary>Sends and mines what the platform knows nothing of.</summary>
    public async Task SendAsync(Func<ulong, Task<SignedTransaction>> prepare)
    {
        await Sender.SendAsync(await prepare(await Sender.MinedNonceAsync(Token)), Token);
        await _anchoring.MineAsync(AnchoringRig.Confirmations);
    }

    private async Task<ContractRow> ConcludedAsync(ContractRow? follows, ContractState state)
    {
        await using var db = Open();
        var now = _anchoring.Clock.GetUtcNow();
        var wrapped = follows?.WrappedKey ?? MasterKey.NewDataKey().Wrapped;
        var pdf = Encoding.ASCII.GetBytes($"%PDF-1.7 {Guid.NewGuid()}");
        var (sha256, documentKey) = _services.GetRequiredService<DocumentFolder>().Put(pdf);
        var id = Guid.CreateVersion7(now);
        var row = new ContractRow
        {
            Id = id,
            RootId = follows?.RootId ?? id,
            Revision = (follows?.Revision ?? 0) + 1,
            Document = follows is null ? "labor-contract" : "amendment",
            Key = follows?.Key ?? RandomNumberGenerator.GetBytes(Bytes32.Size),
            Code = RandomNumberGenerator.GetString("abcdefgh", 26),
            Number = RandomNumberGenerator.GetInt32(int.MaxValue).ToString(CultureInfo.InvariantCulture),
            EmployerCode = "91320411MACY000187",
            WorkerIndex = new string('0', 64),
            CreatedAt = now,
            WrappedKey = wrapped,
            State = state.ToString(),
            DocumentSha256 = sha256,
            Sealed = [1],
        };
        db.Contracts.Add(row);
        db.Documents.Add(new DocumentRow { Sha256 = sha256, ContractId = id, WrappedKey = documentKey, Bytes = pdf.Length, StoredAt = now });
        await AppendAsync(db, row, MasterKey.Unwrap(wrapped), "contract.drafted", now, []);
        var head = await AppendAsync(db, row, MasterKey.Unwrap(wrapped), "contract.concluded", now, new() { ["documentSha256"] = sha256 });
        var leaf = Leaf.OfDocument(new(row.Key), (uint)row.Revision, pdf, head);
        db.Leaves.Add(new LeafRow
        {
            ContractId = id,
            Key = row.Key,
            Revision = row.Revision,
            Kind = (int)leaf.Kind,
            TrailHead = head.ToArray(),
            Leaf = leaf.ToBytes(),
            Sha256 = sha256,
            RecordedAt = now,
        });
        if (follows is not null)
        {
            db.Statuses.Add(new StatusRow
            {
                Key = row.Key,
                Revision = row.Revision,
                Status = (int)RecordedStatus.Amended,
                DocumentSha256 = sha256,
                DueOn = DateOnly.MinValue,
                RecordedAt = now,
            });
        }

        await db.SaveChangesAsync(Token);
        return row;
    }

    private static async Task<Bytes32> AppendAsync(
        LaborContractsDb db, ContractRow row, DataKey key, string type, DateTimeOffset at, Dictionary<string, string> details, LookRight? look = null)
    {
        if (row.RootId != row.Id) details["document"] = row.Id.ToString();
        var last = db.Trail.Local.Where(e => e.ContractId == row.RootId).MaxBy(e => e.Sequence)
            ?? await db.Trail.Where(e => e.ContractId == row.RootId).OrderByDescending(e => e.Sequence).FirstOrDefaultAsync(Token);
        var entry = Trail.Append(
            new(row.Key), last is null ? null : new TrailEntry((uint)last.Sequence, new(last.Commitment), new(last.Head), null, null),
            new TrailEvent(type, at, "platform", details).ToBytes(), new(RandomNumberGenerator.GetBytes(Bytes32.Size)));
        db.Trail.Add(new TrailRow
        {
            ContractId = row.RootId,
            Sequence = (int)entry.Sequence,
            Sealed = key.Seal([.. entry.Salt!.Value.ToArray(), .. entry.Event!.Value.Span]),
            Commitment = entry.Commitment.ToArray(),
            Head = entry.Head.ToArray(),
            Look = look,
        });
        return entry.Head;
    }
}
