using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Features.Contracts;
using LaborContracts.Api.Http;
using LaborContracts.Domain.Kinds;
using LaborContracts.Domain.Lifecycle;
using LaborContracts.Domain.Statutes;
using LaborContracts.Ledger.Trails;

namespace LaborContracts.Api.Features.Cases;

/// <summary>What an inspector sees of a contract before opening it.</summary>
/// <param name="Document">Code of its kind.</param>
/// <param name="Revision">Its number among the documents of its relation, from 1.</param>
/// <param name="Follows">The contract that it follows; null for an agreement.</param>
/// <param name="LatestRevision">Of an agreement: number of the latest concluded document of its relation.</param>
/// <param name="OpenSuccessor">Of an agreement: the document that follows it and is out for signing.</param>
/// <param name="Start">First day of the term; null if it has none.</param>
/// <param name="End">Last day of the relation or term; null if it has none.</param>
/// <param name="EmploymentStart">The first working day, as the terms state it.</param>
/// <param name="ConcludedOn">The day on which the last party signed, in China; null before that.</param>
/// <param name="AtOffer">Findings for which it was offered all the same, by their ids, with the reason that was given for each warning.</param>
/// <param name="AtSigning">What the statutes of the day of conclusion say of it; null before that.</param>
/// <param name="Today">What today's say of what it agrees; of a concluded one not what they say of signing late.</param>
/// <param name="DoublePay">Double wages for work without a written contract, by LCL 82: an estimate, and what it rests on; null if none are found.</param>
public sealed record ResultCard(
    Guid Id, string Number, string Document, int Revision, FollowsView? Follows, ContractState State, int LatestRevision, Guid? OpenSuccessor,
    string EmployerName, string EmployerCode, string WorkerName, string WorkerIdNumber, string District, DateOnly? Start, DateOnly? End, DateOnly? EmploymentStart,
    DateOnly? ConcludedOn, string DocumentSha256, IReadOnlyDictionary<string, string?> AtOffer, IReadOnlyList<Finding>? AtSigning,
    IReadOnlyList<Finding> Today, Finding? DoublePay);

/// <summary>Makes result cards.</summary>
internal sealed class ResultCards(DossierShelf shelf, StatuteDesk statutes)
{
    private const string UnsignedWork = "F02";

    /// <summary>They speak of the day on which a contract is signed, and that is over.</summary>
    private static readonly string[] OfSigning = ["F01", UnsignedWork, "F10"];

    public async Task<ResultCard> MakeAsync(Dossier dossier, CancellationToken cancellationToken)
    {
        var (contract, row) = (dossier.Contract, dossier.Row);
        var concludedOn = row.ConcludedAt?.DayInChina();
        var draft = await statutes.DraftAsync(dossier, row.CreatedAt, cancellationToken);
        var atSigning = concludedOn is { } day ? StatuteBook.Check(draft with { On = day }) : null;
        var today = StatuteBook.Check(draft);
        return new(
            contract.Id, contract.Number, contract.Document.Code(), contract.Revision, contract.Origin is { } origin ? new(origin.ContractId, origin.Number) : null,
            contract.State, contract.LatestRevision, contract.Succession?.Open,
            contract.Terms.Employer.Name, row.EmployerCode, contract.Terms.Worker.Name, contract.Terms.Worker.IdNumber.Masked, row.District!,
            contract.Terms.Term?.Start, contract.Terms.Ending?.LastDay ?? contract.Terms.Term?.End, contract.Terms.EmploymentStart,
            concludedOn, row.DocumentSha256!, await AtOfferAsync(dossier, cancellationToken), atSigning,
            atSigning is null ? today : [.. today.Where(finding => !OfSigning.Contains(finding.Id))],
            (atSigning ?? today).FirstOrDefault(finding => finding.Id == UnsignedWork));
    }

    private async Task<IReadOnlyDictionary<string, string?>> AtOfferAsync(Dossier dossier, CancellationToken cancellationToken)
    {
        var offered = (await shelf.ReadTrailAsync(dossier.Row, cancellationToken))
            .Select(entry => entry.Told()).OfType<TrailEvent>()
            .LastOrDefault(told => told.Type == TrailEventType.Offered && SealedTrail.DocumentOf(told, dossier.Row) == dossier.Row.Id);
        return (offered?.Details.GetValueOrDefault("findings") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()
            .ToDictionary(id => id, id => offered!.Details.GetValueOrDefault($"reason.{id}"));
    }
}
