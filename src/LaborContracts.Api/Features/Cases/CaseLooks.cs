using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Imports;
using LaborContracts.Api.Http;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Cases;

/// <summary>
/// Records each look within a case as an event of the evidence trail of everything that it shows, before anything is shown: who, for which case, on which
/// legal basis, at what. What could not be recorded is not shown.
/// </summary>
internal sealed class CaseLooks(LaborContractsDb db, ImportShelf imports, Inspector inspector, TimeProvider clock)
{
    /// <summary>Parties' own events must still find room in the file that hands a trail out.</summary>
    private const int MostEntries = TrailFile.MostEntries / 4 * 3;

    /// <summary>Each refused try means that another entry has come; so many in a row do not come by chance.</summary>
    private const int MostTries = 20;

    /// <summary>
    /// All of the looks, or none. It begins a unit of work of its own: what the caller had changed before is forgotten. A problem if a trail has no room
    /// left, or others write to it without end.
    /// </summary>
    public Task<ProblemHttpResult?> RecordAsync(
        CaseFile file, IReadOnlyList<Dossier> dossiers, string what, CancellationToken cancellationToken, string? copySha256 = null) =>
        RecordAsync(file, [.. dossiers.Select(dossier => new Shown(dossier.Row.RootId, dossier.RecordCaseLookAsync))], what, copySha256, cancellationToken);

    /// <summary>The same at documents that were signed elsewhere.</summary>
    public Task<ProblemHttpResult?> RecordAsync(CaseFile file, IReadOnlyList<ImportRow> rows, string what, CancellationToken cancellationToken) => RecordAsync(
        file, [.. rows.Select(row => new Shown(row.Id, (at, details, stop) => imports.RecordCaseLookAsync(row, at, details, stop)))], what, null, cancellationToken);

    private async Task<ProblemHttpResult?> RecordAsync(
        CaseFile file, IReadOnlyList<Shown> shown, string what, string? copySha256, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        for (var tries = 0; tries < MostTries; tries++)
        {
            db.ChangeTracker.Clear();
            var ends = await SealedTrail.LoadEndsAsync(db, [.. shown.Select(one => one.Relation)], cancellationToken);
            if (ends.Values.Any(end => end >= MostEntries)) break;
            foreach (var (relation, recordAsync) in shown)
            {
                await HoldAsync(file, relation, now, cancellationToken);
                await recordAsync(now, Details(file, what, copySha256), cancellationToken);
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return null;
            }
            catch (DbUpdateException taken) when (ProblemAnswers.IsTaken(taken))
            {
                // Another entry took a place in one of the trails.
            }
        }

        return Problems.Of(StatusCodes.Status409Conflict, "case.look-not-recorded");
    }

    /// <summary>What a case has found is not destroyed while the case goes on.</summary>
    private async Task HoldAsync(CaseFile file, Guid relation, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = file.Row.Id.ToString();
        if (db.Holds.Local.Any(h => h.RootId == relation && h.For == id)
            || await db.Holds.AnyAsync(h => h.RootId == relation && h.For == id, cancellationToken)) return;
        db.Holds.Add(new() { RootId = relation, For = id, Since = now });
    }

    private Dictionary<string, string> Details(CaseFile file, string what, string? copySha256)
    {
        var details = new Dictionary<string, string>
        {
            ["account"] = inspector.Account,
            ["from"] = inspector.From,
            ["what"] = what,
            ["case"] = file.Row.Id.ToString(),
            ["caseNumber"] = file.Content.Number,
            ["basis"] = Enum.Parse<LegalBasis>(file.Row.Basis).Code(),
        };
        if (copySha256 is not null) details["copySha256"] = copySha256;
        return details;
    }

    /// <param name="Relation">Whose trail it is.</param>
    private sealed record Shown(Guid Relation, Func<DateTimeOffset, Dictionary<string, string>, CancellationToken, Task> RecordAsync);
}
