using LaborContracts.Api.Http;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Workers;

/// <summary>
/// A worker that looks for due rows, takes one step, saves, and looks again. A failed round changes nothing and is
/// repeated: every step records what it is about to do before it does it and can be repeated without harm. A worker that
/// no request hurries has no wake-up and looks at each pause.
/// </summary>
internal abstract partial class WorkerLoop(
    IServiceScopeFactory scopes, Wakeup? wakeup, TimeSpan pause, ILogger logger) : BackgroundService
{
    private const int RefusedForEver = 20;

    private int _refusals;

    /// <summary>Takes the next step; false when there is nothing to do for now.</summary>
    protected abstract Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var stepped = await StepAsync(scope.ServiceProvider, stoppingToken);
                _refusals = 0;
                if (stepped) continue;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (DbUpdateException refused) when (refused is DbUpdateConcurrencyException || ProblemAnswers.IsTaken(refused))
            {
                // Someone else took this step first. Looked at again after the pause: should it be refused for ever, that must not burn,
                // and it is said, once: nobody is first so many times in a row.
                if (++_refusals == RefusedForEver) RefusedAgainAndAgain(logger, GetType().Name, RefusedForEver, refused);
            }
            catch (Exception failure)
            {
                RoundFailed(logger, GetType().Name, failure);
            }

            try
            {
                await (wakeup?.WaitAsync(pause, stoppingToken) ?? Task.Delay(pause, stoppingToken));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Worker}: the database has refused {Times} rounds in a row; rows contradict what the step would write")]
    private static partial void RefusedAgainAndAgain(ILogger logger, string worker, int times, Exception refusal);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Worker}: a round failed and will be repeated")]
    private static partial void RoundFailed(ILogger logger, string worker, Exception failure);
}
