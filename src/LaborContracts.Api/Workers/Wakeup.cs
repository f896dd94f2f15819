namespace LaborContracts.Api.Workers;

/// <summary>
/// Lets a request wake a worker before its next look. It carries no data: what there is to do is in the database, so a
/// lost wake-up costs a second, never a contract.
/// </summary>
internal abstract class Wakeup : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Wake()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Already awake; one look finds everything.
        }
    }

    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) =>
        _signal.WaitAsync(longest, cancellationToken);

    public void Dispose() => _signal.Dispose();
}

internal sealed class SigningWakeup : Wakeup;

internal sealed class AnchoringWakeup : Wakeup;

internal sealed class InvitingWakeup : Wakeup;
