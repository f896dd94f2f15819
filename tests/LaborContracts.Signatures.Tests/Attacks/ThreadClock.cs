using System.Globalization;

namespace LaborContracts.Signatures.Tests.Attacks;

/// <summary>How long a thread really ran: what other programs do meanwhile must not decide a test.</summary>
internal static class ThreadClock
{
    /// <summary>Time on a processor of the calling thread, as Linux counts it (proc(5), schedstat: nanoseconds).</summary>
    public static TimeSpan Now
    {
        get
        {
            var nanoseconds = long.Parse(File.ReadAllText("/proc/thread-self/schedstat").Split(' ')[0], CultureInfo.InvariantCulture);
            return TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
        }
    }
}
