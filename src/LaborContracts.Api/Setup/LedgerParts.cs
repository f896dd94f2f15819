using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Api.Setup;

/// <summary>The chain's nodes, the pinned registry, and the account that anchors.</summary>
internal static class LedgerParts
{
    private static readonly TimeSpan NodeTimeout = TimeSpan.FromSeconds(10);

    public static void AddLedger(this IServiceCollection services)
    {
        services.AddHttpClient(nameof(JsonRpcNode));
        services.AddSingleton(Nodes);
        services.AddSingleton<IChainNode>(provider => provider.GetRequiredService<NodeSet>());
        services.AddSingleton(AnchoringAccount.InToken);
        services.AddSingleton(AnchoringAccount.Open);
        services.AddSingleton<IRegistry>(provider => new RpcRegistry(
            provider.GetRequiredService<IChainNode>(), provider.ChainId(), provider.RegistryAddress()));
        services.AddSingleton(provider => new RegistrySender(
            provider.GetRequiredService<IChainNode>(),
            provider.GetRequiredService<SenderKey>(),
            provider.ChainId(),
            provider.RegistryAddress()));
        services.AddSingleton(Fees);
        services.AddAnchoringSteps();
    }

    /// <summary>What the anchoring worker's steps are made of.</summary>
    public static void AddAnchoringSteps(this IServiceCollection services)
    {
        services.AddScoped<SenderTurn>();
        services.AddScoped<LaterHeads>();
        services.AddScoped<CollectBatch>();
        services.AddScoped<PrepareTransaction>();
        services.AddScoped<SendTransaction>();
        services.AddScoped<SeeAnchor>();
        services.AddScoped<CloseBatch>();
        services.AddScoped<BatchTrees>();
        services.AddScoped<PrepareStatuses>();
        services.AddScoped<SendStatuses>();
        services.AddScoped<SeeStatuses>();
    }

    private static NodeSet Nodes(IServiceProvider provider)
    {
        var chain = provider.GetRequiredService<PlatformSettings>().Chain;
        if (chain.NodesInOrder.Count == 0) throw new InvalidOperationException("Platform:Chain:Node or Platform:Chain:Nodes must be set.");
        if (chain.Confirmations < 1) throw new InvalidOperationException("Platform:Chain:Confirmations counts the block itself: it is 1 or more.");
        var http = provider.GetRequiredService<IHttpClientFactory>();
        return new NodeSet(
            [.. chain.NodesInOrder.Select(address => new JsonRpcNode(http.CreateClient(nameof(JsonRpcNode)), address, NodeTimeout))],
            chain.ChainId, chain.Confirmations, provider.GetRequiredService<TimeProvider>());
    }

    private static Fees Fees(IServiceProvider provider) => provider.GetRequiredService<PlatformSettings>().Chain switch
    {
        { Fees: ChainFees.Free } => new Fees(null),
        { MaxFeePerGas: { } most } => new Fees(new FeeMarket(provider.GetRequiredService<IChainNode>(), most)),
        _ => throw new InvalidOperationException("Platform:Chain:MaxFeePerGas must be set where gas is not free: what may be spent is the operator's to say."),
    };

    private static ulong ChainId(this IServiceProvider provider) => provider.GetRequiredService<PlatformSettings>().Chain.ChainId;

    /// <summary>
    /// As configured; in development the address that our key's first transaction deploys to, which is known before the
    /// chain is ever reached.
    /// </summary>
    private static Address RegistryAddress(this IServiceProvider provider)
    {
        if (provider.GetRequiredService<PlatformSettings>().Chain.Registry is { Length: > 0 } configured) return Address.Parse(configured);
        return provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? DevelopmentRegistry.FirstDeploymentOf(provider.GetRequiredService<SenderKey>().Address)
            : throw new InvalidOperationException("Platform:Chain:Registry must be set: which registry is trusted is the operator's to say.");
    }
}
