using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Pages.Desk.Board;

/// <summary>Counts and finds an employer's documents by what is to be seen to.</summary>
internal sealed class MatterDesk(LaborContractsDb db, DossierShelf shelf, TimeProvider clock)
{
    /// <summary>How many there are; counted in indexes, however many documents the employer has.</summary>
    public Task<int> CountAsync(Matter matter, Caller caller, CancellationToken cancellationToken) => matter switch
    {
        StandingMatter standing => OfParty(standing, caller).Where(c => c.ShreddedAt == null).Where(standing.Which).CountAsync(cancellationToken),
        DayMatter day => Due(day, caller).CountAsync(cancellationToken),
        _ => throw new ArgumentOutOfRangeException(nameof(matter), matter, "No such matter."),
    };

    /// <summary>The documents themselves.</summary>
    public IQueryable<ContractRow> Rows(Matter matter, Caller caller)
    {
        var own = shelf.OwnedBy(caller);
        if (matter is StandingMatter { AsPartner: true, Which: var which }) return own.Where(c => c.PartnerCode == caller.Party).Where(which);
        own = own.Where(c => c.EmployerCode == caller.Party);
        if (matter is StandingMatter standing) return own.Where(standing.Which);
        var due = Due((DayMatter)matter, caller).Select(d => d.ContractId);
        return own.Where(c => due.Contains(c.Id));
    }

    private IQueryable<ContractRow> OfParty(StandingMatter matter, Caller caller) => matter.AsPartner
        ? db.Contracts.Where(c => c.PartnerCode == caller.Party)
        : db.Contracts.Where(c => c.EmployerCode == caller.Party);

    private IQueryable<DeadlineRow> Due(DayMatter matter, Caller caller)
    {
        var today = clock.TodayInChina();
        var (kind, last) = (matter.Kind.ToString(), today.AddDays(matter.Until));
        var due = db.Deadlines.Where(d => d.EmployerCode == caller.Party && d.Kind == kind && d.DueOn <= last);
        if (matter.OfEmploymentAlone) due = due.Where(d => db.Contracts.Any(c => c.Id == d.ContractId && Matters.OfEmployment.Contains(c.Document)));
        if (matter.From is not { } days) return due;
        var first = today.AddDays(days);
        return due.Where(d => d.DueOn >= first);
    }
}
