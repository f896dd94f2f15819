using LaborContracts.Api.Workers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace LaborContracts.Api.Tests.Reconciliation;

/// <summary>A worker whose step the database refuses: once because another was first, or for ever.</summary>
public sealed class RefusedRoundsTests
{
    [Theory]
    [InlineData(19, 0)]
    [InlineData(20, 1)]
    [InlineData(50, 1)]
    public async Task A_step_that_is_refused_again_and_again_is_reported_once(int refusals, int reports)
    {
        using var errors = new ErrorLog();
        await using var services = new ServiceCollection().BuildServiceProvider();
        using var worker = new Refused(services.GetRequiredService<IServiceScopeFactory>(), refusals, errors);

        await worker.StartAsync(TestContext.Current.CancellationToken);
        await worker.Done.WaitAsync(TestContext.Current.CancellationToken);
        await worker.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2 * reports, errors.Messages.Count(message => message.Contains("rounds in a row", StringComparison.Ordinal)));
        Assert.Equal(2 * reports, errors.Messages.Count);
    }

    /// <summary>Refused so many times, then not, and then once more so many times.</summary>
    private sealed class Refused(IServiceScopeFactory scopes, int refusals, ILogger logger) : WorkerLoop(scopes, null, TimeSpan.FromTicks(1), logger)
    {
        private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _steps;

        public Task Done => _done.Task;

        protected override async Task<bool> StepAsync(IServiceProvider scope, CancellationToken cancellationToken)
        {
            var place = _steps++ % (refusals + 1);
            if (place < refusals) throw new DbUpdateConcurrencyException("another was first");
            if (_steps <= refusals + 1) return true;
            _done.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return false;
        }
    }
}
