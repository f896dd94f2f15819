using System.Runtime.CompilerServices;
using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Rosters;

/// <summary>An employer's documents page by page, oldest first. The looks of a page are durable before any of it is handed on.</summary>
internal sealed class DocumentPages(LaborContractsDb db, DossierShelf shelf, AccessLog looks)
{
    public const int MostOnPage = 200;

    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <param name="isShown">Who is not shown is not looked at.</param>
    public async Task<(IReadOnlyList<Dossier> Dossiers, (DateTimeOffset At, Guid Id)? Next)> TakeAsync(
        IQueryable<ContractRow> rows, (DateTimeOffset At, Guid Id)? after, int limit, Func<Dossier, bool> isShown, string look, Caller caller,
        CancellationToken cancellationToken)
    {
        if (after is var (at, id)) rows = rows.Where(c => c.CreatedAt > at || (c.CreatedAt == at && c.Id.CompareTo(id) > 0));
        db.ChangeTracker.Clear(); // nobody's memory has to hold all of them
        var page = await rows.OrderBy(c => c.CreatedAt).ThenBy(c => c.Id).Take(limit + 1).AsNoTracking().ToListAsync(cancellationToken);
        var dossiers = new List<Dossier>();
        foreach (var row in page.Take(limit))
            if (await shelf.OpenAsync(row, cancellationToken) is var dossier && isShown(dossier)) dossiers.Add(dossier);
        await looks.RecordAsync(dossiers, look, caller, cancellationToken);
        return (dossiers, page.Count > limit ? (page[limit - 1].CreatedAt, page[limit - 1].Id) : null);
    }

    public async IAsyncEnumerable<Dossier> AllAsync(
        IQueryable<ContractRow> rows, Func<Dossier, bool> isShown, string look, Caller caller, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (DateTimeOffset, Guid)? after = null;
        do
        {
            (var page, after) = await TakeAsync(rows, after, MostOnPage, isShown, look, caller, cancellationToken);
            foreach (var dossier in page) yield return dossier;
        }
        while (after is not null);
    }
}
