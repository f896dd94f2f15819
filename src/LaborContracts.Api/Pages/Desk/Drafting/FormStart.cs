using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Terms;
using LaborContracts.Storage;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Pages.Desk.Drafting;

/// <summary>What stands in a form before anybody has filled it in.</summary>
internal sealed class FormStart(LaborContractsDb db, DossierShelf shelf, AccessLog looks, TimeProvider clock)
{
    /// <param name="query"><c>from</c>: an agreement whose terms are to stand there; <c>term</c>: the kind of term of a new one.</param>
    public async Task<FilledTerms> OfAsync(DraftMatter matter, IQueryCollection query, Caller caller, CancellationToken cancellationToken)
    {
        if (matter.Root is { Contract.LatestTerms: var inForce }) return Following(matter.Document, inForce);
        if (Guid.TryParse(query["from"], out var id) && await EarlierAsync(id, matter.Document, caller, cancellationToken) is { } earlier) return earlier;
        var usual = FormDefaults.Of(matter.Document, clock.TodayInChina()).With(await OwnFirmAsync(caller, cancellationToken));
        return query["term"].ToString() is { Length: > 0 } term ? usual.With(FilledTerms.Of([("term.kind", term), ("term.end", "")])) : usual;
    }

    public static FilledTerms OwnCode(Caller caller) => FilledTerms.Of([("employer.creditCode", caller.Party)]);

    /// <summary>Another's, or one of another kind, is as none.</summary>
    private async Task<FilledTerms?> EarlierAsync(Guid id, DocumentKind kind, Caller caller, CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier || dossier.Contract.Document != kind
            || dossier.Row.EmployerCode != caller.Party) return null;
        await looks.RecordAsync(dossier, Look.Contract, caller, cancellationToken);
        return FilledTerms.Of(dossier.Contract.Terms);
    }

    /// <summary>As its last document has it. Nothing of the worker's is taken from there, so it is no look at the document.</summary>
    private async Task<FilledTerms> OwnFirmAsync(Caller caller, CancellationToken cancellationToken)
    {
        var last = await db.Contracts.AsNoTracking().Where(c => c.EmployerCode == caller.Party && c.ShreddedAt == null)
            .OrderByDescending(c => c.CreatedAt).FirstOrDefaultAsync(cancellationToken);
        return (last is null ? FilledTerms.Of([]) : FilledTerms.Of(shelf.Look(last).Terms).Only("employer")).With(OwnCode(caller));
    }

    /// <summary>The terms in force: of a renewal with a term as long as the last, behind it; of an ending with what it counts from.</summary>
    private FilledTerms Following(DocumentKind document, ContractTerms inForce)
    {
        var present = FilledTerms.Of(inForce).Without("amending");
        var today = clock.TodayInChina();
        return document switch
        {
            DocumentKind.Amendment => present.With(FilledTerms.Of([("amending.effectiveFrom", DayField.Text(new DateOnly(today.Year, today.Month, 1).AddMonths(1)))])),
            DocumentKind.Renewal when inForce.Term?.Span is { } span => present.Without("probation", "fixedTermRequest").With(FilledTerms.Of(
                [("term.start", DayField.Text(span.End.AddDays(1))), ("term.end", DayField.Text(span.End.AddMonths(Math.Max(1, span.FullMonths))))])),
            DocumentKind.Renewal => present.Without("probation", "fixedTermRequest"),
            _ when inForce.Ending is not null => present,
            _ => present.With(FilledTerms.Of([("ending.serviceSince", DayField.Text(inForce.Seniority?.Since ?? inForce.EmploymentStart ?? inForce.Term?.Start ?? today))])),
        };
    }
}
