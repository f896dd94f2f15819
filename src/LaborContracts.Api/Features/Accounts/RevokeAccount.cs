using System.Security.Claims;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Accounts;

/// <summary>Ends all tokens and sessions of an account, as when a phone is lost; its password signs in again.</summary>
internal static class RevokeAccount
{
    public static void Map(RouteGroupBuilder group, string whose) => group
        .MapPost("/accounts/{id:guid}/revoke", HandleAsync)
        .WithName($"Revoke{whose}Account")
        .WithSummary("End all tokens and sessions of an account, seen at once by every instance");

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id, ClaimsPrincipal user, LaborContractsDb db, Sessions sessions, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await db.AccountsOf(user).SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } account) return AccountReach.NotFound();
        await sessions.EndAllAsync(account, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
