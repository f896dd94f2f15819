using System.Globalization;

namespace LaborContracts.Fuzz;

/// <summary>What became of the files so far.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();

    public long Cases { get; private set; }

    /// <summary>Files that the reader read and the validation reported on.</summary>
    public long Readable { get; private set; }

    public long Reports { get; private set; }

    public long Passed { get; private set; }

    /// <summary>Passed signatures with something other than an honest file's end behind them.</summary>
    public long PassedOverAnotherEnd { get; private set; }

    public TimeSpan Slowest { get; private set; }

    public long SlowestCase { get; private set; }

    public List<string> Findings { get; } = [];

    public void Add(long number, TimeSpan took, int? reports, int passed, int overAnotherEnd)
    {
        lock (_lock)
        {
            Cases++;
            if (reports is { } count) (Readable, Reports) = (Readable + 1, Reports + count);
            (Passed, PassedOverAnotherEnd) = (Passed + passed, PassedOverAnotherEnd + overAnotherEnd);
            if (took > Slowest) (Slowest, SlowestCase) = (took, number);
        }
    }

    public void Find(string what)
    {
        lock (_lock) Findings.Add(what);
    }

    public string Line(TimeSpan since, long bytes) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Cases} files, {since.TotalSeconds:0} s, {Cases / Math.Max(0.001, since.TotalSeconds):0}/s; readable {100.0 * Readable / Math.Max(1, Cases):0.0} %, "
        + $"reports {Reports}, passed {Passed} ({PassedOverAnotherEnd} over another end), slowest {Slowest.TotalMilliseconds:0} ms (case {SlowestCase}), "
        + $"peak {bytes >> 20} MiB, findings {Findings.Count}");
}
