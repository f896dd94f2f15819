using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Cases;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Api.Workers.Wages;
using LaborContracts.Domain.Deadlines;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Terms;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Coverage;

/// <summary>
/// Counts what there is in a district. Each count is read from an index; nothing is opened, and nothing is read that stands in no index but the states of
/// contracts whose deadlines are counted.
/// </summary>
internal sealed class CoverageDesk(LaborContractsDb db, StatuteFiles statutes, RefusedLooks refused, Inspector inspector, TimeProvider clock)
{
    private static readonly (int From, int To)[] Spans = [(0, 30), (31, 60), (61, 90)];

    /// <summary>For an inspector or supervisor who works there; whoever does not is refused, and that is recorded.</summary>
    public async Task<(CoverageView? Counts, ProblemHttpResult? Refusal)> CountAsync(string district, CancellationToken cancellationToken)
    {
        if (!DistrictCode.TryParse(district, out var code)) return (null, Problems.Malformed("district", "field.district"));
        var table = statutes.Current.Districts;
        if (!inspector.WorksIn(district, table))
            return (null, await refused.RecordAsync(StatusCodes.Status403Forbidden, "case.outside-district", null, null, cancellationToken));
        var (today, rows) = (clock.TodayInChina(), db.Contracts.AsNoTracking().In(code, table));
        var name = table.Find(code) is { } known ? Language.IsEnglish ? known.NameEn : known.Name : district;
        return (new(
            district, name, today, await FirmsAsync(rows, cancellationToken), await ByKindAsync(rows, cancellationToken),
            CoverageView.Told(await UnsignedAsync(rows, today, cancellationToken)), await ExpiringAsync(rows, today, cancellationToken),
            await BelowWageAsync(rows, today, cancellationToken)), null);
    }

    private static Task<int> FirmsAsync(IQueryable<ContractRow> rows, CancellationToken cancellationToken) => rows
        .Where(c => c.ShreddedAt == null && (OpenStates.Names.Contains(c.State) || ConcludedStates.InForce.Contains(c.State)))
        .Select(c => c.EmployerCode).Distinct().CountAsync(cancellationToken);

    private static async Task<IReadOnlyList<KindCount>> ByKindAsync(IQueryable<ContractRow> rows, CancellationToken cancellationToken)
    {
        string[] ended = [nameof(ContractState.Terminated)];
        var counted = await rows.Where(c => c.ShreddedAt == null).GroupBy(c => new { c.Document, c.State })
            .Select(group => new { group.Key.Document, group.Key.State, Count = group.Count() }).ToListAsync(cancellationToken);
        return
        [
            .. Enum.GetValues<DocumentKind>().Where(kind => kind.IsAgreement()).Select(kind => kind.Code())
                .Select(kind => new KindCount(kind, Told(kind, OpenStates.Names), Told(kind, ConcludedStates.InForce), Told(kind, ended))),
        ];

        int? Told(string kind, string[] states) =>
            CoverageView.Told(counted.Where(count => count.Document == kind && states.Contains(count.State)).Sum(count => count.Count));
    }

    private Task<int> UnsignedAsync(IQueryable<ContractRow> rows, DateOnly today, CancellationToken cancellationToken)
    {
        var written = nameof(DeadlineKind.WrittenContract);
        var late = db.Deadlines.Where(d => d.Kind == written && d.DueOn < today);
        return rows.Where(c => OpenStates.Names.Contains(c.State)).Join(late, c => c.Id, d => d.ContractId, (c, _) => c.Id).CountAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<ExpiryCount>> ExpiringAsync(IQueryable<ContractRow> rows, DateOnly today, CancellationToken cancellationToken)
    {
        var (kind, last) = (nameof(DeadlineKind.TermEnds), today.AddDays(Spans[^1].To));
        var ending = db.Deadlines.Where(d => d.Kind == kind && d.DueOn >= today && d.DueOn <= last);
        var days = await rows.Join(ending, c => c.Id, d => d.ContractId, (_, d) => d.DueOn)
            .GroupBy(day => day).Select(group => new { Day = group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return
        [
            .. Spans.Select(span => new ExpiryCount(span.From, span.To, CoverageView.Told(
                days.Where(day => day.Day >= today.AddDays(span.From) && day.Day <= today.AddDays(span.To)).Sum(day => day.Count)))),
        ];
    }

    private async Task<BelowWageCount> BelowWageAsync(IQueryable<ContractRow> rows, DateOnly today, CancellationToken cancellationToken)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Check == WageFloors.RoundName, cancellationToken);
        var coming = statutes.Current.MinimumWages.NextChange(today);
        var below = rows.Where(c => c.BelowMinimumWageFrom != null);
        var present = await below.CountAsync(c => c.BelowMinimumWageFrom <= today, cancellationToken);
        return new(
            round?.EndedAt, CoverageView.Told(present), coming,
            coming is null ? null : CoverageView.Told(await below.CountAsync(c => c.BelowMinimumWageFrom == coming, cancellationToken)));
    }
}
