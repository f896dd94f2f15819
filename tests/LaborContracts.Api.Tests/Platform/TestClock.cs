namespace LaborContracts.Api.Tests.Platform;

/// <summary>
/// Starts at the same moment in every run, goes on at the speed of real time so that the platform's workers and waits
/// need nobody to move them, and can be set ahead.
/// </summary>
public sealed class TestClock : TimeProvider
{
    public static readonly DateTimeOffset Beginning = new(2026, 11, 24, 1, 0, 0, TimeSpan.Zero);

    private readonly long _start = System.GetTimestamp();
    private long _aheadTicks;

    public override DateTimeOffset GetUtcNow() =>
        Beginning + System.GetElapsedTime(_start) + TimeSpan.FromTicks(Interlocked.Read(ref _aheadTicks));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _aheadTicks, by.Ticks);
}
