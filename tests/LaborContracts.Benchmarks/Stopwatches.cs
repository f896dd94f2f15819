using System.Diagnostics;

namespace LaborContracts.Benchmarks;

/// <summary>How times are taken: after a warm-up, and many of them, so that a busy machine spoils few.</summary>
internal static class Stopwatches
{
    /// <summary>Median of the milliseconds that one run takes on one thread.</summary>
    public static double MedianMilliseconds(Action action, TimeSpan warmUp, int runs)
    {
        WarmUp(action, warmUp);
        var times = new double[runs];
        for (var i = 0; i < runs; i++)
        {
            var start = Stopwatch.GetTimestamp();
            action();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[runs / 2];
    }

    /// <summary>Runs a second that the given number of threads reach together; the best of several rounds.</summary>
    public static double RunsPerSecond(Action action, int threads, TimeSpan round, int rounds)
    {
        var best = 0.0;
        for (var i = 0; i < rounds; i++) best = Math.Max(best, Round(action, threads, round));
        return best;
    }

    private static double Round(Action action, int threads, TimeSpan length)
    {
        var count = 0;
        var start = Stopwatch.GetTimestamp();
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            while (Stopwatch.GetElapsedTime(start) < length)
            {
                action();
                Interlocked.Increment(ref count);
            }
        })).ToList();
        workers.ForEach(worker => worker.Start());
        workers.ForEach(worker => worker.Join());
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static void WarmUp(Action action, TimeSpan length)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < length) action();
    }
}
