using LaborContracts.Domain.Parties;
using LaborContracts.Domain.Terms;

namespace LaborContracts.Domain.Statutes;

/// <summary>
/// R02: statutory retirement, from <c>Data/retirement.json</c>. Since 2025 men's 60 and women's 55 rise by a month for
/// every four months of birth, by 36 months at most; women's 50 by a month for every two, by 60 at most.
/// </summary>
public sealed class RetirementAges
{
    private readonly Track _men;
    private readonly Track _womenManagement;
    private readonly Track _womenOperations;

    private RetirementAges(Track men, Track womenManagement, Track womenOperations, int elasticYears) =>
        (_men, _womenManagement, _womenOperations, ElasticYears) = (men, womenManagement, womenOperations, elasticYears);

    /// <summary>By how many years it may be deferred by agreement, or brought forward by the worker.</summary>
    public int ElasticYears { get; }

    /// <summary>
    /// The statutory day by sex and post: the earliest and the latest that it can be. They are the same unless it is a
    /// woman whose kind of post is not known.
    /// </summary>
    public (DateOnly Earliest, DateOnly Latest) Of(Sex sex, PostCategory? category, DateOnly birthDate)
    {
        var (first, last) = TracksOf(sex, category);
        return (first.DayOf(birthDate), last.DayOf(birthDate));
    }

    /// <summary>
    /// The first day on which the worker can have retired at will: up to three years early, but not before the old age.
    /// </summary>
    public DateOnly EarliestElastic(Sex sex, PostCategory? category, DateOnly birthDate)
    {
        var (track, _) = TracksOf(sex, category);
        var (early, old) = (track.DayOf(birthDate).AddYears(-ElasticYears), birthDate.AddYears(track.OldAge));
        return early > old ? early : old;
    }

    private (Track First, Track Last) TracksOf(Sex sex, PostCategory? category) => (sex, category) switch
    {
        (Sex.Male, _) => (_men, _men),
        (_, PostCategory.ManagementOrTechnical) => (_womenManagement, _womenManagement),
        (_, PostCategory.Operations) => (_womenOperations, _womenOperations),
        _ => (_womenOperations, _womenManagement),
    };

    internal static RetirementAges Read(DataNode file)
    {
        file.Only("note", "source", "confidence", "elasticYears", "tracks");
        _ = file.Text("source");
        _ = file.Confidence("confidence");
        var tracks = new Dictionary<string, Track>(StringComparer.Ordinal);
        foreach (var row in file.Rows("tracks"))
        {
            row.Only("track", "oldAge", "stepMonths", "mostMonths", "since");
            var track = new Track(
                row.Number("oldAge", 40, 80), row.Number("stepMonths", 1, 120), row.Number("mostMonths", 0, 240), row.Day("since"));
            if (!tracks.TryAdd(row.Text("track"), track)) throw row.Wrong("this track is there twice");
        }

        string[] names = ["men", "women-management-or-technical", "women-operations"];
        if (tracks.Count != 3 || !names.All(tracks.ContainsKey))
            throw new FormatException($"retirement.json: tracks: want exactly {string.Join(", ", names)}.");
        return new(tracks[names[0]], tracks[names[1]], tracks[names[2]], file.Number("elasticYears", 0, 20));
    }

    /// <summary>An old age that rises by a month for every so many months of birth.</summary>
    private sealed record Track(int OldAge, int StepMonths, int MostMonths, DateOnly Since)
    {
        public DateOnly DayOf(DateOnly birthDate)
        {
            var before = birthDate.AddYears(OldAge);
            if (before < Since) return before;
            var months = (before.Year - Since.Year) * 12 + before.Month - Since.Month;
            return before.AddMonths(Math.Min(months / StepMonths + 1, MostMonths));
        }
    }
}
