using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Pages.MyContracts;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Statutes;
using LaborContracts.Ledger.Trails;

namespace LaborContracts.Api.Pages.Desk.Contracts;

/// <summary>All that the page of one document shows to an employer's people.</summary>
/// <param name="Role">As which party they look.</param>
/// <param name="Findings">What the statutes say of a draft today, or said when the document was sent.</param>
public sealed record DeskDocument(
    ShownContract Shown, PartyRole Role, DeskStanding Standing, IReadOnlyList<ToldFinding> Findings)
{
    public LaborContract Contract => Shown.Contract;

    /// <summary>Whether it is this employer that draws it up and may take it back.</summary>
    public bool IsOurs => Role == PartyRole.Employer && Contract.Document.Drafter() == PartyRole.Employer;

    public bool CanOffer => IsOurs && LifecycleTable.After(Contract.State, Act.Offer) is not null;

    public bool CanRemind => IsOurs && Standing.AwaitsWorker;

    public bool CanWithdraw => IsOurs && LifecycleTable.After(Contract.State, Act.Withdraw) is not null && Contract.AwaitingTimestamp is null;

    /// <summary>Whether the papers of the worker, who is still to sign, can be recorded as seen.</summary>
    public bool CanCheckPapers => Role == PartyRole.Employer && Standing.AwaitsWorker;

    public bool IsBlocked => Findings.Any(finding => finding.Severity == Severity.Block);

    /// <summary>What the worker asked for and nobody has answered.</summary>
    public IEnumerable<ChangeRequest> OpenRequests => Role == PartyRole.Employer ? Contract.ChangeRequests.Where(request => request.Answer is null) : [];

    public bool IsRemindedToday => Shown.Events.Any(told => told.Type == RemindSigner.Reminded && told.At.DayInChina() == Shown.Today);
}

/// <param name="Message">Null of a rule that says it no more.</param>
/// <param name="Reason">Why it was sent in spite of it; null if none was needed.</param>
public sealed record ToldFinding(string Id, string Article, Severity? Severity, string? Message, string? Reason);

/// <summary>Lays out what the page of one document shows to an employer's people.</summary>
internal sealed class DeskReading(DossierShelf shelf, ContractReading reading, StatuteDesk statutes, TimeProvider clock)
{
    /// <summary>Null if there is no such document or it is not the caller's. That it is shown is recorded.</summary>
    public async Task<DeskDocument?> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return null;
        var shown = await reading.ReadAsync(dossier, caller, cancellationToken);
        var role = caller.RoleIn(dossier.Row);
        return new(
            shown,
            role,
            DeskStanding.Of(shown.Contract, role, clock.GetUtcNow()),
            role == PartyRole.Employer ? await FindingsAsync(dossier, shown, cancellationToken) : []);
    }

    private async Task<IReadOnlyList<ToldFinding>> FindingsAsync(Dossier dossier, ShownContract shown, CancellationToken cancellationToken)
    {
        if (dossier.Contract.State == ContractState.Draft) return [.. (await statutes.CheckAsync(dossier, cancellationToken)).Select(finding => Of(finding, null))];
        if (shown.Events.LastOrDefault(told => told.Type == TrailEventType.Offered) is not { } offer) return [];
        var then = StatuteBook.Check(await statutes.DraftAsync(dossier, offer.At, cancellationToken) with { On = offer.At.DayInChina() });
        return [.. offer.Details["findings"].Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().SelectMany(Told)];

        IEnumerable<ToldFinding> Told(string id)
        {
            var reason = offer.Details.GetValueOrDefault($"reason.{id}");
            var found = then.Where(finding => finding.Id == id).Select(finding => Of(finding, reason)).ToList();
            return found.Count > 0 ? found : [new(id, StatuteBook.Rules.FirstOrDefault(rule => rule.Id == id)?.Article ?? "", null, null, reason)];
        }
    }

    private static ToldFinding Of(Finding finding, string? reason) => new(
        finding.Id, finding.Article, finding.Severity, PageText.MessageOf(finding), reason);
}
