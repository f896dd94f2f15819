using System.Text.Json;
using LaborContracts.Files;

namespace LaborContracts.Ledger.Chain;

/// <summary>
/// The registry of a development chain, deployed by one account that also holds every role. Institutions deploy theirs with
/// an account for each.
/// </summary>
/// <param name="ChainId">The chain it is on.</param>
/// <param name="Address">Where it is: settled by the deploying account alone.</param>
/// <param name="Key">The account of all roles; it anchors from nonce 1 on.</param>
public sealed record DevelopmentRegistry(ulong ChainId, Address Address, SenderKey Key)
{
    private const ulong DeploymentGasLimit = 3_000_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>The same with a key that is kept in the folder, <c>registry.key</c>.</summary>
    /// <inheritdoc cref="EnsureAsync(string, SenderKey, IChainNode, TimeProvider, CancellationToken)" path="/exception"/>
    public static Task<DevelopmentRegistry> EnsureAsync(
        string folder, IChainNode node, TimeProvider clock, CancellationToken cancellationToken) =>
        EnsureAsync(folder, EthereumKey.CreateOrLoad(Path.Combine(folder, "registry.key")), node, clock, cancellationToken);

    /// <summary>
    /// Finds the registry, or deploys it. The deployment is the key's first transaction, so
    /// however often this is stopped half-way, and whatever bytes the key signs, it leads to the same address and nothing is deployed twice.
    /// In the folder it leaves <c>registry.json</c> with <c>chainId</c> and <c>address</c> for others to read.
    /// </summary>
    /// <exception cref="ChainUnavailableException">The node could not be asked, or did not mine it in half a minute.</exception>
    /// <exception cref="SenderKeyUnavailableException">The key cannot be used now.</exception>
    /// <exception cref="InvalidOperationException">The key has sent something else first.</exception>
    public static async Task<DevelopmentRegistry> EnsureAsync(
        string folder, SenderKey key, IChainNode node, TimeProvider clock, CancellationToken cancellationToken)
    {
        var registry = new DevelopmentRegistry(
            await node.AskAsync(asked => asked.ChainIdAsync(cancellationToken), cancellationToken), FirstDeploymentOf(key.Address), key);
        if (!await registry.IsDeployedAsync(node, cancellationToken))
        {
            await registry.DeployAsync(node, clock, cancellationToken);
        }
        DurableFile.CreateFolder(folder);
        DurableFile.Write(Path.Combine(folder, "registry.json"), [.. JsonSerializer.SerializeToUtf8Bytes(
            new { chainId = registry.ChainId, address = registry.Address.ToString() }), (byte)'\n']);
        return registry;
    }

    /// <summary>The address that an account's transaction of nonce 0 deploys to: keccak-256 over [account, 0].</summary>
    public static Address FirstDeploymentOf(Address account) => new(
        Keccak256.Of(Rlp.OfList(Rlp.OfBytes(account.ToArray()), Rlp.OfNumber(0))).ToArray().AsSpan(12));

    private async Task DeployAsync(IChainNode node, TimeProvider clock, CancellationToken cancellationToken)
    {
        // The count is read before the code: a deployment mined in between must not look like a foreign transaction.
        if (await node.AskAsync(asked => asked.TransactionCountAsync(Key.Address, "latest", cancellationToken), cancellationToken) > 0)
        {
            if (await IsDeployedAsync(node, cancellationToken)) return;
            throw new InvalidOperationException($"{Key.Address} has sent transactions, but none of them deployed a registry");
        }
        var code = RegistryCalls.Deployment(Key.Address, Key.Address, Key.Address, Key.Address, predecessor: Address.Zero);
        var transaction = new LegacyTransaction(Nonce: 0, GasPrice: 0, DeploymentGasLimit, To: null, Value: 0, code);
        await node.SendAsync(await transaction.SignAsync(Key, ChainId, cancellationToken), cancellationToken);

        var start = clock.GetTimestamp();
        while (!await IsDeployedAsync(node, cancellationToken))
        {
            if (clock.GetElapsedTime(start) > Patience)
            {
                throw new ChainUnavailableException($"the registry's deployment was not mined in {Patience.TotalSeconds} s");
            }
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private Task<bool> IsDeployedAsync(IChainNode node, CancellationToken cancellationToken) => node.AskAsync(asked => asked.CallAsync(
        "eth_getCode", [Address.ToString(), "latest"], result => result.Data().Length > 0, cancellationToken), cancellationToken);
}
