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
    public async Task RecordAsync(Dossier dossier, string what, Caller caller, CancellationToken cancellationToken)
    {
        var row = dossier.Row;
        if (row.DocumentSha256 is null) return; // a draft is its drafter's business
        var now = clock.GetUtcNow();
        var day = now.DayInChina();
        var mark = masterKey.IndexOf("look", $"{row.Id}\0{caller.Account}\0{what}\0{row.DocumentSha256}\0{day:O}");
        for (var tries = 1; ; tries++)
        {
            db.ChangeTracker.Clear();
            if (await db.Looks.AnyAsync(look => look.Mark == mark, cancellationToken)) return;
            if (await db.Trail.Where(e => e.ContractId == row.RootId).MaxAsync(e => e.Sequence, cancellationToken) >= MostEntries) return;
            db.Looks.Add(new LookRow { Mark = mark, Day = day });
            await dossier.RecordLookAsync(what, now, caller, cancellationToken);
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
