using LaborContracts.Api.Setup;
using LaborContracts.Ledger.Chain;

namespace LaborContracts.Api.Workers;

/// <summary>
/// Sees to it that the development chain holds the registry. The platform does not wait for it: contracts are concluded
/// without a chain, and anchoring goes on once the registry is there.
/// </summary>
internal sealed partial class DevelopmentRegistryWorker(
    IChainNode node, SenderKey key, PlatformSettings settings, TimeProvider clock, ILogger<DevelopmentRegistryWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var registry = await DevelopmentRegistry.EnsureAsync(
                    Path.Combine(settings.DataFolder, "keys"), key, node, clock, stoppingToken);
                RegistryIsThere(logger, registry.Address);
                return;
            }
            catch (Exception e) when (e is ChainUnavailableException or SenderKeyUnavailableException)
            {
                await Task.Delay(Pause, clock, stoppingToken);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The registry of the development chain is at {Address}")]
    private static partial void RegistryIsThere(ILogger logger, Ledger.Address address);
}
