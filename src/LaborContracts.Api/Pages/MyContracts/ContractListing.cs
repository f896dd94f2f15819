using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Deadlines;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Terms;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Pages.MyContracts;

/// <summary>A document as a line of the list shows it.</summary>
/// <param name="Next">What falls due next; null if nothing does.</param>
public sealed record ListedContract(
    Guid Id, string Number, DocumentKind Document, string Employer, ContractTerm? Term, Standing Standing, Deadline? Next);

/// <summary>A worker's documents of all employers: what waits for them first, then the newest.</summary>
internal sealed class ContractListing(DossierShelf shelf, TimeProvider clock)
{
    /// <summary>A worker has few; of one who has more, the newest are shown and the list says so.</summary>
    public const int Most = 200;

    public async Task<IReadOnlyList<ListedContract>> OfAsync(Caller caller, CancellationToken cancellationToken)
    {
        var rows = await shelf.OwnedBy(caller).OrderByDescending(c => c.CreatedAt).ThenByDescending(c => c.Id)
            .Take(Most).AsNoTracking().ToListAsync(cancellationToken);
        return [.. rows.Select(row => LineOf(shelf.Look(row))).OrderBy(line => line.Standing.AwaitsWorker ? 0 : 1)];
    }

    private ListedContract LineOf(LaborContract contract)
    {
        var today = clock.TodayInChina();
        return new(
            contract.Id,
            contract.Number,
            contract.Document,
            contract.Terms.Employer.Name,
            contract.LatestTerms.Term,
            Standing.Of(contract, clock.GetUtcNow()),
            DeadlineCalendar.Of(contract).FirstOrDefault(deadline => deadline.DueOn >= today));
    }
}
