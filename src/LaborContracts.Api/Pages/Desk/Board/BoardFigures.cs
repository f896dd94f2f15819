using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Domain.Terms;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Pages.Desk.Board;

/// <summary>What an employer's signing looks like in figures.</summary>
/// <param name="Offered">Documents that were sent for signing.</param>
/// <param name="Concluded">Of these.</param>
/// <param name="Coverage">Of these by what became of them.</param>
/// <param name="TimeToSign">Concluded ones, by the time from offer to conclusion.</param>
/// <param name="Kinds">Concluded ones, most first.</param>
/// <param name="Districts">Concluded ones whose terms name a place of work, most first.</param>
public sealed record BoardFigures(
    int Offered, int Concluded, IReadOnlyList<Bar> Coverage, IReadOnlyList<Bar> TimeToSign, IReadOnlyList<Bar> Kinds, IReadOnlyList<Bar> Districts);

/// <summary>Counts the figures, in an index that holds all that they need.</summary>
internal sealed class FiguresDesk(LaborContractsDb db, StatuteFiles statutes)
{
    /// <summary>Days; each line of the chart counts what took less than its own and not less than that before.</summary>
    private static readonly int[] Spans = [1, 3, 7, 14];

    public async Task<BoardFigures> CountAsync(Caller caller, CancellationToken cancellationToken)
    {
        var groups = await db.Contracts.Where(c => c.EmployerCode == caller.Party && c.ShreddedAt == null && c.OfferedAt != null)
            .GroupBy(c => new { c.State, c.Document, c.District })
            .Select(g => new { g.Key.State, g.Key.Document, g.Key.District, Count = g.Count() }).ToListAsync(cancellationToken);
        var concluded = groups.Where(g => ConcludedStates.Names.Contains(g.State)).ToList();
        var (offered, signed, open) = (groups.Sum(g => g.Count), concluded.Sum(g => g.Count), groups.Where(g => OpenStates.Names.Contains(g.State)).Sum(g => g.Count));
        return new(
            offered,
            signed,
            [
                new(PageText.Get("board.coverage.concluded"), signed),
                new(PageText.Get("board.coverage.open"), open),
                new(PageText.Get("board.coverage.failed"), offered - signed - open),
            ],
            await TimeToSignAsync(caller, cancellationToken),
            MostFirst(concluded.GroupBy(g => g.Document, g => g.Count), PageText.TitleOf),
            MostFirst(concluded.Where(g => g.District is not null).GroupBy(g => g.District!, g => g.Count), NameOf));
    }

    private async Task<IReadOnlyList<Bar>> TimeToSignAsync(Caller caller, CancellationToken cancellationToken)
    {
        var days = await db.Database.SqlQuery<DaysCount>(
            $"""
            SELECT ("ConcludedAt" - "OfferedAt") / {TimeSpan.TicksPerDay} AS "Days", COUNT(*) AS "Count" FROM "Contracts"
            WHERE "EmployerCode" = {caller.Party} AND "ConcludedAt" IS NOT NULL AND "OfferedAt" IS NOT NULL AND "ShreddedAt" IS NULL
            GROUP BY 1
            """).ToListAsync(cancellationToken);
        return [.. Spans.Append(int.MaxValue).Select((end, place) => new Bar(
            PageText.Get($"board.time.{place}"),
            days.Where(d => d.Days < end && (place == 0 || d.Days >= Spans[place - 1])).Sum(d => d.Count)))];
    }

    private static IReadOnlyList<Bar> MostFirst(IEnumerable<IGrouping<string, int>> groups, Func<string, string> name) =>
        [.. groups.Select(group => new Bar(name(group.Key), group.Sum())).OrderByDescending(bar => bar.Count)];

    /// <summary>Places elsewhere have codes that the platform's file does not name.</summary>
    private string NameOf(string district) => statutes.Current.Districts.Find(DistrictCode.Parse(district)) is { } known ? PageText.NameOf(known) : district;

    private sealed record DaysCount(long Days, int Count);
}
