using LaborContracts.Api.Http;
using LaborContracts.Api.Setup;
using LaborContracts.Storage;
using LaborContracts.Storage.Encryption;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Cases;

/// <summary>One case: an inspector's own, or one in a supervisor's district.</summary>
internal static class ShowCase
{
    public static void Map(RouteGroupBuilder cases) => cases
        .MapGet("/{id:guid}", HandleAsync)
        .WithName("ShowCase")
        .WithSummary("One case");

    public static async Task<Results<Ok<CaseView>, ProblemHttpResult>> HandleAsync(
        Guid id, Inspector inspector, HttpContext http, LaborContractsDb db, MasterKey masterKey, RefusedLooks refused, StatuteFiles statutes, TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var row = await db.Cases.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        var isSeen = row is not null && (row.Inspector == inspector.Account
            || (http.User.IsInRole(Role.Supervisor) && inspector.WorksIn(row.District, statutes.Current.Districts)));
        return isSeen
            ? TypedResults.Ok(CaseView.From(CaseFile.Open(row!, masterKey), clock.TodayInChina()))
            : await refused.RecordAsync(StatusCodes.Status404NotFound, "case.not-found", id, null, cancellationToken);
    }
}
