using LaborContracts.Ledger.Chain;
using LaborContracts.TestKit.Chain;
using LaborContracts.TestKit.Platform;
using Xunit;

namespace LaborContracts.Ledger.Tests.Chain;

/// <summary>One chain with its registry for a class of tests.</summary>
public sealed class DevelopmentChain : IAsyncLifetime
{
    private readonly HttpClient _http = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("labor-contracts-registry-").FullName;

    public AnvilNode Anvil { get; private set; } = null!;

    public JsonRpcNode Node { get; private set; } = null!;

    public DevelopmentRegistry Deployed { get; private set; } = null!;

    public IRegistry Registry => new RpcRegistry(Node, Deployed.ChainId, Deployed.Address);

    public RegistrySender Sender => new(Node, Deployed.Key, Deployed.ChainId, Deployed.Address);

    public async ValueTask InitializeAsync()
    {
        Anvil = await AnvilNode.StartAsync();
        Node = new(_http, Anvil.Url);
        await EnsureAsync();
    }

    public async Task EnsureAsync() =>
        Deployed = await DevelopmentRegistry.EnsureAsync(_folder, Node, TimeProvider.System, CancellationToken.None);

    /// <summary>Anchors and mines.</summary>
    public Task<TransactionReceipt> AnchorAsync(Bytes32 root, uint leafCount) =>
        SendAsync(nonce => Sender.PrepareAnchorAsync(root, leafCount, nonce, null, CancellationToken.None));

    /// <summary>Sends a transaction with the next nonce, and mines.</summary>
    public async Task<TransactionReceipt> SendAsync(Func<ulong, Task<SignedTransaction>> prepare)
    {
        var transaction = await prepare(await Sender.PendingNonceAsync(CancellationToken.None));
        await Sender.SendAsync(transaction, CancellationToken.None);
        await Anvil.MineAsync();
        return await ReceiptAsync(transaction.Hash);
    }

    public Task<TransactionReceipt> ReceiptAsync(Bytes32 hash) =>
        Eventually.SeenAsync("the receipt", () => Sender.ReceiptAsync(hash, CancellationToken.None));

    public async ValueTask DisposeAsync()
    {
        await Anvil.DisposeAsync();
        _http.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
