using LaborContracts.Api.Features.Chain;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Operation;

/// <summary>How the comparison of database, chain and documents stands: counts, never what it is about.</summary>
/// <param name="Open">Divergences that two looks have shown and that are still there, by code.</param>
/// <param name="Suspicions">Seen once.</param>
/// <param name="Repaired">Those that the platform has put right.</param>
/// <param name="LastRound">When all rows were last compared to the end; null before they first were.</param>
/// <param name="LastDocumentRound">The same of the files of the document store.</param>
public sealed record ReconciliationView(
    IReadOnlyList<DivergenceView> Open, int Suspicions, int Repaired, DateTimeOffset? LastRound, DateTimeOffset? LastDocumentRound)
{
    internal static async Task<ReconciliationView> ReadAsync(LaborContractsDb db, CancellationToken cancellationToken)
    {
        var told = await ShowChain.ReconciliationAsync(db, cancellationToken);
        return new(
            await db.Divergences.Where(d => d.ConfirmedAt != null && d.ResolvedAt == null).GroupBy(d => d.Code).OrderBy(of => of.Key)
                .Select(of => new DivergenceView(of.Key, of.Count())).ToListAsync(cancellationToken),
            await db.Divergences.CountAsync(d => d.ConfirmedAt == null && d.ResolvedAt == null, cancellationToken),
            told.Repaired,
            told.LastRound,
            told.LastDocumentRound);
    }

    internal IEnumerable<Concern> Concerns(ReconciliationSettings settings, DateTimeOffset now)
    {
        if (Open.Count > 0) yield return Concern.Now("reconciliation.open", Open.Sum(of => of.Count));
        if (now - LastRound > 2 * settings.Every) yield return Concern.Soon("reconciliation.old");
    }
}

/// <param name="Code">Stable: docs/operations.md says what to do about it.</param>
public sealed record DivergenceView(string Code, int Count);
