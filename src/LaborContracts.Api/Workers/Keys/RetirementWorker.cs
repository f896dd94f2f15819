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
    private DateTimeOffset? _emptySince;
    private int _saidOf;

    protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
    {
        var (newest, retiring) = (masterKey.Newest, masterKey.Retiring);
        if (newest != _newest) (_newest, _place, _old, _emptySince) = (newest, default, 0, null);
        if (retiring.Count == 0 || _saidOf == newest) return false;

        var now = clock.GetUtcNow();
        if (_place == default && _emptySince is { } since && now < since + LongestRequest) return false;
        var slice = await new WrapAnew(scope.GetRequiredService<LaborContractsDb>(), masterKey).TakeAsync(_place, cancellationToken);
        _old += slice.Old;
        _place = slice.Next ?? default;
        if (slice.Next is not null) return true;

        if (_old > 0) WrappedAnew(logger, _old, newest);
        else if (_emptySince is not null) SayThatNothingIsLeft(newest, retiring);
        _emptySince = _old > 0 ? null : _emptySince ?? now;
        _old = 0;
        return _emptySince is null;
    }

    private void SayThatNothingIsLeft(int newest, IReadOnlyList<int> retiring)
    {
        _saidOf = newest;
        NothingLeft(logger, string.Join(", ", retiring));
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} data keys are wrapped anew, by generation {Newest} of the master key")]
    private static partial void WrappedAnew(ILogger logger, int count, int newest);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Nothing is wrapped any more by generation {Retired} of the master key: its file can be removed")]
    private static partial void NothingLeft(ILogger logger, string retired);
}
