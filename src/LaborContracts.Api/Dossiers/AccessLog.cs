using LaborContracts.Api.Http;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Dossiers;

/// <summary>
/// Records who looks at a document's content, from its offer on, as events of the evidence trail. A look is durable before the content is shown.
/// The same look of the same account at the same revision counts once a day by the calendar of China, and parties' own are recorded until they have filled
/// half of what a trail's file can hold: nobody can make a trail too long to be handed out by looking at it.
/// </summary>
internal sealed class AccessLog(LaborContractsDb db, MasterKey masterKey, TimeProvider clock)
{
    private const int MostEntries = TrailFile.MostEntries / 2;

    /// <summary>Each refused try means that another entry has come; so many in a row do not come by chance.</summary>
    private const int MostTries = 20;

    /// <summary>A party's look. It begins a unit of work of its own: what the caller had changed before is forgotten.</summary>
    /// <param name="what">One of <see cref="Look"/>.</param>
    public Task RecordAsync(Dossier dossier, string what, Caller caller, CancellationToken cancellationToken) =>
        RecordAsync([dossier], what, caller, cancellationToken);

    /// <summary>Looks at several documents, in one save.</summary>
    public async Task RecordAsync(IReadOnlyList<Dossier> dossiers, string what, Caller caller, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var day = now.DayInChina();
        var marked = dossiers.Where(dossier => dossier.Row.DocumentSha256 is not null) // a draft is its drafter's business
            .ToDictionary(dossier => masterKey.IndexOf("look", $"{dossier.Row.Id}\0{caller.Account}\0{what}\0{dossier.Row.DocumentSha256}\0{day:O}"));
        var marks = marked.Keys.ToArray();
        for (var tries = 1; ; tries++)
        {
            db.ChangeTracker.Clear();
            var known = await db.Looks.Where(look => marks.Contains(look.Mark)).Select(look => look.Mark).ToListAsync(cancellationToken);
            var fresh = marks.Except(known).ToList();
            if (fresh.Count == 0) return;
            var ends = await SealedTrail.LoadEndsAsync(db, fresh.ConvertAll(mark => marked[mark].Row.RootId), cancellationToken);
            foreach (var mark in fresh.Where(mark => ends[marked[mark].Row.RootId] < MostEntries))
            {
                db.Looks.Add(new LookRow { Mark = mark, Day = day });
                await marked[mark].RecordLookAsync(what, now, caller, cancellationToken);
            }

            try
            {
                await db.SaveChangesAsync(cancellationToken);
                return;
            }
            catch (DbUpdateException taken) when (ProblemAnswers.IsTaken(taken) && tries < MostTries)
            {
                // Another entry took this place in the trail, or the same look was recorded by another instance.
            }
        }
    }
}
