using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Kinds;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>What stands in a form before anybody has filled it in.</summary>
internal sealed class FormStart(LaborContractsDb db, DossierShelf shelf, AccessLog looks, TimeProvider clock)
{
    /// <summary>The usual terms, with the firm's own data as its last document has them; or the terms of an earlier document.</summary>
    /// <param name="from">The earlier document; another's, or one of another kind, is as none.</param>
    public async Task<FilledTerms> OfAsync(DocumentKind kind, Guid? from, Caller caller, CancellationToken cancellationToken)
    {
        if (from is { } id && await shelf.OpenAsync(id, caller, cancellationToken) is { } dossier && dossier.Contract.Document == kind
            && dossier.Row.EmployerCode == caller.Party)
        {
            await looks.RecordAsync(dossier, Look.Contract, caller, cancellationToken);
            return FilledTerms.Of(dossier.Contract.Terms);
        }

        var last = await db.Contracts.AsNoTracking().Where(c => c.EmployerCode == caller.Party && c.ShreddedAt == null)
            .OrderByDescending(c => c.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        var usual = FormDefaults.Of(kind, clock.TodayInChina());
        // Nothing of the worker's is taken from it, so it is no look at the document.
        return (last is null ? usual : usual.With(FilledTerms.Of(shelf.Look(last).Terms).Only("employer"))).With(OwnCode(caller));
    }

    public static FilledTerms OwnCode(Caller caller) => FilledTerms.Of([("employer.creditCode", caller.Party)]);
}
