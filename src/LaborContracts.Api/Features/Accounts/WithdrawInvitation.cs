using System.Security.Claims;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Accounts;

/// <summary>Takes back an invitation that nobody has accepted: its link is worth nothing from now on.</summary>
internal static class WithdrawInvitation
{
    public static void Map(RouteGroupBuilder group, string whose) => group
        .MapPost("/invitations/{id:guid}/withdraw", HandleAsync)
        .WithName($"Withdraw{whose}Invitation")
        .WithSummary("Take back an open invitation");

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, ClaimsPrincipal user, LaborContractsDb db, CancellationToken cancellationToken) =>
        await db.InvitationsOf(user).Where(i => i.Id == id).ExecuteDeleteAsync(cancellationToken) == 1
            ? TypedResults.NoContent() : AccountReach.NotFound();
}
