using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>Each test has a chain and a database of its own, and makes its divergence by hand.</summary>
public abstract class ReconciliationTests : IAsyncLifetime
{
    public ReconciliationRig Rig { get; } = new();

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => Rig.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Rig.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
