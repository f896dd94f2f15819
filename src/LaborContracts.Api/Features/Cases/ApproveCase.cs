using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Http.HttpResults;

namespace LaborContracts.Api.Features.Cases;

/// <summary>A supervisor of the district lets another's case begin.</summary>
internal static class ApproveCase
{
    public static void Map(RouteGroupBuilder cases) => cases
        .MapPost("/{id:guid}/approve", HandleAsync)
        .WithName("ApproveCase")
        .WithSummary("Approve another inspector's case in one of the supervisor's districts");

    public static async Task<Results<Ok<CaseView>, ProblemHttpResult>> HandleAsync(
        Guid id, Inspector supervisor, LaborContractsDb db, MasterKey masterKey, RefusedLooks refused, StatuteFiles statutes, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        if (await db.Cases.FindAsync([id], cancellationToken) is not { } row || !supervisor.WorksIn(row.District, statutes.Current.Districts))
            return await refused.RecordAsync(StatusCodes.Status404NotFound, "case.not-found", id, null, cancellationToken);
        if (row.Inspector == supervisor.Account)
            return await refused.RecordAsync(StatusCodes.Status409Conflict, "case.own-approval", id, null, cancellationToken);
        var (file, today) = (CaseFile.Open(row, masterKey), clock.TodayInChina());
        if (file.StateOn(today) != CaseState.AwaitingApproval) return Problems.Of(StatusCodes.Status409Conflict, "case.not-awaiting-approval");
        (row.ApprovedAt, row.ApprovedBy) = (clock.GetUtcNow(), supervisor.Account);
        row.Version++;
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(CaseView.From(file, today));
    }
}
