using LaborContracts.Api.Workers.Reconciliation;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Api.Setup;

/// <summary>What compares database, chain and documents.</summary>
internal static class ReconciliationParts
{
    public static void AddReconciliation(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            var (registry, settings) = (provider.GetRequiredService<IRegistry>(), provider.GetRequiredService<PlatformSettings>());
            return new RegistryLog(provider.GetRequiredService<IChainNode>(), registry.ChainId, registry.Address, settings.Chain.Confirmations);
        });
        services.AddScoped<KnownStatuses>();
        services.AddScoped<LeafRestoration>();
        services.AddScoped<Check, Waiting>();
        services.AddScoped<Check, ContractLeaves>();
        services.AddScoped<Check, ImportLeaves>();
        services.AddScoped<Check, LeafContents>();
        services.AddScoped<Check, TrailLinks>();
        services.AddScoped<Check, BatchLeaves>();
        services.AddScoped<Check, SequenceRows>();
        services.AddScoped<Check, DocumentStatuses>();
        services.AddScoped<Check, BatchAnchors>();
        services.AddScoped<Check, SeenStatuses>();
        services.AddScoped<Check, RegistryHistory>();
        services.AddScoped<Check, StoredDocuments>(); // the last: a store that does not answer holds nobody else up
        services.AddScoped<Round>();
        services.AddScoped<LookAgain>();
        services.AddHostedService<ReconciliationWorker>();
    }
}
