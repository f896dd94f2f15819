using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Documents.Reading;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Ledger.Leaves;
using LaborContracts.Ledger.Trails;
using LaborContracts.Storage;
using LaborContracts.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Pages.MyContracts;

/// <summary>All that the page of one document shows.</summary>
/// <param name="Text">The whole text; null where only the PDF can be shown, see <see cref="OfferedPaper"/>.</param>
/// <param name="Card">What sums it up in plain words; null for documents whose form has no card.</param>
/// <param name="Events">What happened to this document, oldest first.</param>
/// <param name="Looks">Who looked at the documents of the relation, latest first.</param>
/// <param name="Related">The other documents of the same relation.</param>
/// <param name="HasProof">Whether it is registered on the chain, so that there is a proof.</param>
/// <param name="Coming">What falls due from today on, in the order of the days.</param>
public sealed record ShownContract(
    LaborContract Contract,
    string Code,
    bool HasDocument,
    Standing Standing,
    IReadOnlyList<ReadingPart>? Text,
    CardPart? Card,
    IReadOnlyList<TrailEvent> Events,
    IReadOnlyList<TrailEvent> Looks,
    IReadOnlyList<RelatedDocument> Related,
    bool HasProof,
    IReadOnlyList<ComingDay> Coming,
    DateOnly Today)
{
    public bool CanDecline => LifecycleTable.After(Contract.State, Act.Decline) is not null && Contract.AwaitingTimestamp is null
        && Contract.Document.Signers().Contains(PartyRole.Worker);

    public bool CanAskForChange => LifecycleTable.After(Contract.State, Act.RequestChange) is not null && Contract.AwaitingTimestamp is null
        && Contract.Document.Signers().Contains(PartyRole.Employer) && Contract.Document.Signers().Contains(PartyRole.Worker);

    public bool CanAskForPaperCopy => Contract.IsConcluded && !(Contract.PaperCopy?.DueOn >= Today);

    /// <summary>Whether it ends the relation, or says that it ended: words are calm there.</summary>
    public bool IsEnding => Contract.Document is DocumentKind.TerminationNotice or DocumentKind.TerminationCertificate
        or DocumentKind.AgreedTermination or DocumentKind.ResignationNotice;
}

public sealed record RelatedDocument(Guid Id, DocumentKind Document, string Number, ContractState State, bool AwaitsWorker);

/// <param name="Kind">Name of a <c>DeadlineKind</c>.</param>
public sealed record ComingDay(DateOnly DueOn, string Kind);

/// <summary>What the page after a signature shows: nothing of the text, which was read before it.</summary>
/// <param name="Role">As which party the caller looks.</param>
/// <param name="OwnSignature">That party's own; null while it waits for its timestamp.</param>
/// <param name="HasProof">Whether it is registered on the chain, so that there is a proof.</param>
public sealed record ShownReceipt(LaborContract Contract, string Code, PartyRole Role, TrailEvent? OwnSignature, bool HasProof);

/// <summary>Lays out what the page of one document shows, and that of its receipt.</summary>
internal sealed class ContractReading(
    DossierShelf shelf, OfferedPaper paper, AccessLog looks, LaborContractsDb db, PlatformSettings settings, TimeProvider clock)
{
    private const int MostLooks = 20;

    /// <summary>Null if there is no such document or it is not the caller's. That it is shown is recorded.</summary>
    public async Task<ShownContract?> FindAsync(Guid id, Caller caller, CancellationToken cancellationToken) =>
        await shelf.OpenAsync(id, caller, cancellationToken) is { } dossier ? await ReadAsync(dossier, caller, cancellationToken) : null;

    /// <summary>The same of one that is open already.</summary>
    public async Task<ShownContract> ReadAsync(Dossier dossier, Caller caller, CancellationToken cancellationToken)
    {
        await looks.RecordAsync(dossier, Look.Contract, caller, cancellationToken);
        var (contract, row, now) = (dossier.Contract, dossier.Row, clock.GetUtcNow());
        var related = await shelf.OwnedBy(caller).Where(c => c.RootId == row.RootId && c.Id != row.Id).OrderBy(c => c.CreatedAt)
            .AsNoTracking().ToListAsync(cancellationToken);
        return new(
            contract,
            row.Code,
            row.DocumentSha256 is not null,
            Standing.Of(contract, now),
            await paper.ReadAsync(dossier, cancellationToken),
            paper.CardOf(dossier),
            await EventsOfAsync(row, cancellationToken),
            [.. (await shelf.ReadLooksAsync(row, int.MaxValue, MostLooks, cancellationToken)).Select(look => look.Told).Where(told => told.IsTold(settings, now))],
            [.. related.Select(shelf.Look).Select(other => new RelatedDocument(
                other.Id, other.Document, other.Number, other.State, Standing.Of(other, now).AwaitsWorker))],
            await HasProofAsync(row.Id, cancellationToken),
            await db.Deadlines.Where(d => d.ContractId == row.Id && d.DueOn >= clock.TodayInChina()).OrderBy(d => d.DueOn).ThenBy(d => d.Kind)
                .Select(d => new ComingDay(d.DueOn, d.Kind)).ToListAsync(cancellationToken),
            clock.TodayInChina());
    }

    /// <summary>Null if there is no such document or it is not the caller's. That it is shown is recorded.</summary>
    public async Task<ShownReceipt?> FindReceiptAsync(Guid id, Caller caller, CancellationToken cancellationToken)
    {
        if (await shelf.OpenAsync(id, caller, cancellationToken) is not { } dossier) return null;
        await looks.RecordAsync(dossier, Look.Contract, caller, cancellationToken);
        var role = caller.RoleIn(dossier.Row);
        return new(
            dossier.Contract,
            dossier.Row.Code,
            role,
            (await EventsOfAsync(dossier.Row, cancellationToken))
                .LastOrDefault(told => told.Type == TrailEventType.SignatureRecorded && told.Actor == Dossier.ActorOf(role)),
            await HasProofAsync(id, cancellationToken));
    }

    private async Task<IReadOnlyList<TrailEvent>> EventsOfAsync(ContractRow row, CancellationToken cancellationToken) =>
        [.. (await shelf.ReadTrailAsync(row, cancellationToken)).Select(entry => entry.Told()).OfType<TrailEvent>()
            .Where(told => SealedTrail.DocumentOf(told, row) == row.Id && told.IsTold(settings, clock.GetUtcNow()))];

    private Task<bool> HasProofAsync(Guid id, CancellationToken cancellationToken) => (
        from leaf in db.Leaves
        join batch in db.Batches on leaf.BatchId equals batch.Id
        where leaf.ContractId == id && leaf.Kind == (int)LeafKind.ConcludedDocument && batch.ProvenAt != null
        select leaf.Id).AnyAsync(cancellationToken);
}
