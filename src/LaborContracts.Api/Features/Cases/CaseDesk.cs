using LaborContracts.Api.Dossiers;
using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Cases;

/// <summary>
/// Lets an inspector into a case of its own that is open, and within it to a contract that the case reaches. Whoever is not let in is told why by a stable code, and
/// the attempt is recorded.
/// </summary>
internal sealed class CaseDesk(
    LaborContractsDb db, MasterKey masterKey, DossierShelf shelf, CaseReach reach, RefusedLooks refused, StatuteFiles statutes, Inspector inspector, TimeProvider clock)
{
    public async Task<(CaseFile? Case, ProblemHttpResult? Refusal)> EnterAsync(Guid id, CancellationToken cancellationToken)
    {
        // Another's case is answered like one that does not exist.
        if (await db.Cases.FindAsync([id], cancellationToken) is not { } row || row.Inspector != inspector.Account)
            return await RefuseAsync(StatusCodes.Status404NotFound, "case.not-found");
        if (!inspector.WorksIn(row.District, statutes.Current.Districts))
            return await RefuseAsync(StatusCodes.Status409Conflict, "case.outside-district"); // moved elsewhere since it was opened
        var opened = CaseFile.Open(row, masterKey);
        return opened.StateOn(clock.TodayInChina()) switch
        {
            CaseState.Open => (opened, null),
            CaseState.AwaitingApproval => await RefuseAsync(StatusCodes.Status409Conflict, "case.awaiting-approval"),
            CaseState.Closed => await RefuseAsync(StatusCodes.Status409Conflict, "case.closed"),
            CaseState.Ended => await RefuseAsync(StatusCodes.Status409Conflict, "case.ended"),
            var other => throw new InvalidOperationException($"No such state: {other}."),
        };

        async Task<(CaseFile?, ProblemHttpResult?)> RefuseAsync(int status, string code) =>
            (null, await refused.RecordAsync(status, code, id, null, cancellationToken));
    }

    /// <summary>A contract within an entered case.</summary>
    public async Task<(Dossier? Dossier, ProblemHttpResult? Refusal)> FindAsync(CaseFile file, Guid contract, CancellationToken cancellationToken)
    {
        if (await db.Contracts.FindAsync([contract], cancellationToken) is not { DocumentSha256: not null } row || !reach.Touches(file, row))
            return (null, await refused.RecordAsync(StatusCodes.Status404NotFound, "case.no-such-contract", file.Row.Id, contract, cancellationToken));
        if (!reach.IsInDistrict(file, row))
            return (null, await refused.RecordAsync(StatusCodes.Status409Conflict, "case.contract-outside-district", file.Row.Id, contract, cancellationToken));
        return (await shelf.OpenAsync(row, cancellationToken), null);
    }
}
