using System.Security.Cryptography;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Tests.Platform;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using LaborContracts.TestKit.Chain;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace LaborContracts.Api.Tests.Anchoring;

/// <summary>A chain, a database, and the steps of anchoring in the test's hands: no worker takes one by itself.</summary>
/// <param name="key">The anchoring account's; null for one of this rig's own.</param>
public sealed class AnchoringRig(SenderKey? key = null) : IAsyncLifetime
{
    public const int Confirmations = 3;

    private readonly string _folder = Directory.CreateTempSubdirectory("labor-contracts-anchoring-").FullName;
    private readonly HttpClient _http = new();
    private DevelopmentRegistry _deployed = null!;
    private JsonRpcNode _node = null!;

    public AnvilNode Chain { get; private set; } = null!;

    public TestClock Clock { get; } = new();

    public IChainNode Node => _node;

    /// <summary>For documents and keys.</summary>
    public string Folder => _folder;

    public IRegistry Registry => new RpcRegistry(_node, _deployed.ChainId, _deployed.Address);

    public RegistrySender Sender => new(_node, _deployed.Key, _deployed.ChainId, _deployed.Address);

    internal PlatformSettings Settings => AnchoringSettings.Of(_folder, _deployed, Confirmations, maxLeaves: 10);

    public async ValueTask InitializeAsync()
    {
        Chain = await AnvilNode.StartAsync();
        _node = new(_http, Chain.Url);
        _deployed = await DevelopmentRegistry.EnsureAsync(
            _folder, key ?? EthereumKey.Create(), _node, TimeProvider.System, CancellationToken.None);
        await using var db = Open();
        await db.Database.MigrateAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Chain.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    public LaborContractsDb Open() => new(new DbContextOptionsBuilder<LaborContractsDb>()
        .UseSqlite($"Data Source={Path.Combine(_folder, "platform.db")};Pooling=False").Options);

    /// <summary>The steps as one instance of the platform takes them.</summary>
    internal AnchoringSteps Instance() => new(this);

    /// <summary>A batch that waits for its transaction.</summary>
    public async Task<Guid> BatchAsync()
    {
        await using var db = Open();
        var batch = await AddBatchAsync(db);
        await db.SaveChangesAsync();
        return batch.Id;
    }

    /// <summary>A status that is due, its document anchored.</summary>
    public async Task<Bytes32> StatusAsync()
    {
        await using var db = Open();
        var key = RandomNumberGenerator.GetBytes(Bytes32.Size);
        var document = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes32.Size));
        var batch = await AddBatchAsync(db);
        batch.ProvenAt = Clock.GetUtcNow();
        db.Leaves.Add(new LeafRow
        {
            ContractId = Guid.NewGuid(),
            Key = key,
            Revision = 2,
            Kind = (int)LeafKind.ConcludedDocument,
            TrailHead = new byte[Bytes32.Size],
            Leaf = [],
            Sha256 = document,
            RecordedAt = Clock.GetUtcNow(),
            BatchId = batch.Id,
        });
        db.Statuses.Add(new StatusRow
        {
            Key = key,
            Revision = 2,
            Status = (int)RecordedStatus.Amended,
            DocumentSha256 = document,
            DueOn = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime),
            RecordedAt = Clock.GetUtcNow(),
        });
        await db.SaveChangesAsync();
        return new(key);
    }

    public async Task MineAsync(int blocks = 1)
    {
        for (var i = 0; i < blocks; i++) await Chain.MineAsync();
    }

    /// <summary>Past the time after which what is not seen is sent again.</summary>
    public void WaitToResend() => Clock.Advance(TimeSpan.FromSeconds(11));

    private async Task<BatchRow> AddBatchAsync(LaborContractsDb db)
    {
        var batch = new BatchRow
        {
            Id = Guid.NewGuid(),
            Sequence = await db.Batches.CountAsync() + 1,
            Root = RandomNumberGenerator.GetBytes(Bytes32.Size),
            LeafCount = 1,
            RecordedAt = Clock.GetUtcNow(),
        };
        db.Batches.Add(batch);
        return batch;
    }
}
