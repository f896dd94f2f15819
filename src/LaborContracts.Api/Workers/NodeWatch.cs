using LaborContracts.Ledger.Chain;

namespace LaborContracts.Api.Workers;

/// <summary>Looks at the chain's nodes from time to time, takes back those that answer rightly again, and says in the log what has changed.</summary>
internal sealed partial class NodeWatch(NodeSet nodes, TimeProvider clock, ILogger<NodeWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var faults = new NodeFault?[nodes.Health.Count];
        while (!stoppingToken.IsCancellationRequested)
        {
            await nodes.LookAsync().WaitAsync(stoppingToken);
            foreach (var (index, node) in nodes.Health.Index())
            {
                if (node.Fault == faults[index]) continue;
                faults[index] = node.Fault;
                if (node.Fault is { } fault) IsSetAside(logger, node.Address, fault);
                else IsTakenBack(logger, node.Address);
            }

            await Task.Delay(Pause, clock, stoppingToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The chain's node {Address} is set aside: {Fault}")]
    private static partial void IsSetAside(ILogger logger, string address, NodeFault fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "The chain's node {Address} is in use again")]
    private static partial void IsTakenBack(ILogger logger, string address);
}
