using System.Diagnostics;

namespace LaborContracts.TestKit.Platform;

/// <summary>Waits for what a test can observe. The patience is only reached by a test that fails.</summary>
public static class Eventually
{
    /// <summary>Far beyond what anything takes on a machine that is busy with other work.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(40);

    /// <exception cref="TimeoutException">It never came true.</exception>
    public static async Task TrueAsync(string what, Func<Task<bool>> look)
    {
        var start = Stopwatch.GetTimestamp();
        while (!await look())
        {
            if (Stopwatch.GetElapsedTime(start) > Patience) throw new TimeoutException($"waited in vain: {what}");
            await Task.Delay(LookAgain);
        }
    }

    /// <summary>Waits for what is told when it happens.</summary>
    /// <exception cref="TimeoutException">It never happened.</exception>
    public static async Task HappenedAsync(string what, Task told)
    {
        try
        {
            await told.WaitAsync(Patience);
        }
        catch (TimeoutException never)
        {
            throw new TimeoutException($"waited in vain: {what}", never);
        }
    }

    /// <summary>Waits for a value that is not null.</summary>
    /// <exception cref="TimeoutException">There never was one.</exception>
    public static async Task<T> SeenAsync<T>(string what, Func<Task<T?>> look) where T : class
    {
        T? seen = null;
        await TrueAsync(what, async () => (seen = await look()) is not null);
        return seen!;
    }
}
