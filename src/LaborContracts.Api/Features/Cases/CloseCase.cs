using LaborContracts.Api.Http;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Cases;

/// <summary>Ends the access that a case gives, before its last day. Closing it again changes nothing.</summary>
internal static class CloseCase
{
    public static void Map(RouteGroupBuilder cases) => cases
        .MapPost("/{id:guid}/close", HandleAsync)
        .WithName("CloseCase")
        .WithSummary("Close an own case: nothing can be looked at within it any more");

    public static async Task<Results<Ok<CaseView>, ProblemHttpResult>> HandleAsync(
        Guid id, Inspector inspector, LaborContractsDb db, MasterKey masterKey, RefusedLooks refused, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await db.Cases.FindAsync([id], cancellationToken) is not { } row || row.Inspector != inspector.Account)
            return await refused.RecordAsync(StatusCodes.Status404NotFound, "case.not-found", id, null, cancellationToken);
        if (row.ClosedAt is null)
        {
            row.ClosedAt = clock.GetUtcNow();
            row.Version++;
            await db.SaveChangesAsync(cancellationToken);
            await db.Holds.Where(h => h.For == id.ToString()).ExecuteDeleteAsync(cancellationToken);
        }

        return TypedResults.Ok(CaseView.From(CaseFile.Open(row, masterKey), clock.TodayInChina()));
    }
}
