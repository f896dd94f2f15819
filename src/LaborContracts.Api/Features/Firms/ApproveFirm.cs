using System.Data;
using System.Security.Claims;
using LaborContracts.Api.Features.Accounts;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Firms;

/// <summary>Lets a firm in: whoever is to keep its accounts is sent an invitation. Approved twice, it goes out once.</summary>
internal static class ApproveFirm
{
    public static void Map(RouteGroupBuilder firms) => firms
        .MapPost("/{id:guid}/approve", HandleAsync)
        .WithName("ApproveFirm")
        .WithSummary("Let a firm in and invite its first administrator");

    public static async Task<Results<Ok<FirmView>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ClaimsPrincipal user,
        FirmApplications applications,
        Invitations invitations,
        LaborContractsDb db,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.FirmApplications.SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } application)
            return Problems.Of(StatusCodes.Status404NotFound, "firm.not-found");
        var applicant = applications.ApplicantOf(application);
        var hasAdministrator = await db.HasAdministratorAsync(application.CreditCode, clock.GetUtcNow(), cancellationToken);
        if (application.State == nameof(FirmApplicationState.Approved)) return TypedResults.Ok(FirmView.From(application, applicant, hasAdministrator));
        if (application.State == nameof(FirmApplicationState.Refused)) return Problems.Of(StatusCodes.Status409Conflict, "firm.decided");
        if (hasAdministrator) return Problems.Of(StatusCodes.Status409Conflict, "account.has-administrator");

        var by = user.Identity!.Name!;
        invitations.Add([Role.Administrator], application.CreditCode, applicant.Number, by);
        applicant = applications.Decide(application, applicant, FirmApplicationState.Approved, by);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        invitations.Send();
        return TypedResults.Ok(FirmView.From(application, applicant, hasAdministrator));
    }
}
