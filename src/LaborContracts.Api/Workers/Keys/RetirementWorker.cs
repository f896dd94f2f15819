using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;

namespace LaborContracts.Api.Workers.Keys;

/// <summary>
/// While there is a generation of the master key that no longer wraps, takes everything from under it, and says when it can be removed. That
/// is only after two looks at all rows, with time between them for every request that began before the first, have found nothing under it.
/// Where it is in the rows is kept nowhere: whoever is killed begins again, and finds the less to do.
/// </summary>
internal sealed partial class RetirementWorker(
    IServiceScopeFactory scopes, MasterKey masterKey, TimeProvider clock, ILogger<RetirementWorker> logger)
    : WorkerLoop(scopes, wakeup: null, TimeSpan.FromSeconds(1), logger)
{
    private static readonly TimeSpan LongestRequest = TimeSpan.FromMinutes(10);

    private WrapAnew.Place _place;
    private int _newest;
    private int _old;
    private int _unreadable;
    private bool _wasEmpty;
    private DateTimeOffset _notBefore;
    private int _saidOf;

    /// <summary>How far it is; null before the first slice.</summary>
    public WrappingProgress? Progress { get; private set; }

    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var (newest, retiring) = (masterKey.Newest, masterKey.Retiring);
        if (newest != _newest) (_newest, _place, _old, _unreadable, _wasEmpty, _notBefore) = (newest, default, 0, 0, false, default);
        if (retiring.Count == 0 || _saidOf == newest || clock.GetUtcNow() < _notBefore) return false;

        var slice = await new WrapAnew(scope.GetRequiredService<LaborContractsDb>(), masterKey).TakeAsync(_place, cancellationToken);
        (_old, _unreadable, _place) = (_old + slice.Old, _unreadable + slice.Unreadable, slice.Next ?? default);
        var (table, wrapped, unreadable) = (slice.Next?.Table ?? WrapAnew.Tables, _old, _unreadable);
        if (slice.Next is null) EndLook(newest, retiring);
        Progress = new(table, WrapAnew.Tables, wrapped, unreadable, _saidOf == newest);
        return true;
    }

    private void EndLook(int newest, IReadOnlyList<int> retiring)
    {
        var isEmpty = _old + _unreadable == 0;
        if (_old > 0) WrappedAnew(logger, _old, newest);
        if (_unreadable > 0) CannotBeOpened(logger, _unreadable);
        if (isEmpty && _wasEmpty)
        {
            _saidOf = newest;
            NothingLeft(logger, string.Join(", ", retiring));
        }

        _notBefore = _old > 0 ? default : clock.GetUtcNow() + LongestRequest;
        (_wasEmpty, _old, _unreadable) = (isEmpty, 0, 0);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} data keys are wrapped anew, by generation {Newest} of the master key")]
    private static partial void WrappedAnew(ILogger logger, int count, int newest);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} data keys are opened by no generation of the master key that is there; they stay as they are")]
    private static partial void CannotBeOpened(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing is wrapped any more by generation {Retired} of the master key: its file can be removed")]
    private static partial void NothingLeft(ILogger logger, string retired);
}

/// <summary>A look at all rows for what an older generation of the master key has wrapped.</summary>
/// <param name="Tables">Looked at.</param>
/// <param name="OfTables">All there are.</param>
/// <param name="WrappedAnew">Data keys that this look has taken from under an older generation.</param>
/// <param name="Unreadable">Data keys that no generation opens.</param>
/// <param name="NothingLeft">Whether two looks have found nothing, so that the older generations' files can be removed as far as this instance goes.</param>
public sealed record WrappingProgress(int Tables, int OfTables, int WrappedAnew, int Unreadable, bool NothingLeft);
