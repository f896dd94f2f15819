using LaborContracts.Api.Workers.Anchoring;
using LaborContracts.Ledger;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Api.Setup;

/// <summary>The chain's node, the pinned registry, and the account that anchors.</summary>
internal static class LedgerParts
{
    private static readonly TimeSpan NodeTimeout = TimeSpan.FromSeconds(10);

    public static void AddLedger(this IServiceCollection services)
    {
        services.AddHttpClient(nameof(JsonRpcNode));
        services.AddSingleton(provider => new JsonRpcNode(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(JsonRpcNode)),
            provider.GetRequiredService<PlatformSettings>().Chain.Node,
            NodeTimeout));
        services.AddSingleton(provider => EthereumKey.CreateOrLoad(provider.File("keys", "registry.key")));
        services.AddSingleton<IRegistry>(provider => new RpcRegistry(
            provider.GetRequiredService<JsonRpcNode>(), provider.ChainId(), provider.RegistryAddress()));
        services.AddSingleton(provider => new RegistrySender(
            provider.GetRequiredService<JsonRpcNode>(),
            provider.GetRequiredService<EthereumKey>(),
            provider.ChainId(),
            provider.RegistryAddress()));
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

    private static ulong ChainId(this IServiceProvider provider) => provider.GetRequiredService<PlatformSettings>().Chain.ChainId;

    /// <summary>
    /// As configured; in development the address that our key's first transaction deploys to, which is known before the
    /// chain is ever reached.
    /// </summary>
    private static Address RegistryAddress(this IServiceProvider provider)
    {
        if (provider.GetRequiredService<PlatformSettings>().Chain.Registry is { Length: > 0 } configured) return Address.Parse(configured);
        return provider.GetRequiredService<IHostEnvironment>().IsDevelopment()
            ? DevelopmentRegistry.FirstDeploymentOf(provider.GetRequiredService<EthereumKey>().Address)
            : throw new InvalidOperationException("Platform:Chain:Registry must be set: which registry is trusted is the operator's to say.");
    }
}
