using System.Data;
using System.Security.Claims;
using LaborContracts.Api.Features.Tokens;
using LaborContracts.Api.Http;
using LaborContracts.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace LaborContracts.Api.Features.Accounts;

/// <summary>
/// Closes an account, at once and everywhere, and opens it again. What it has open ends, and so do the invitations that it
/// has sent; what it signed stays signed.
/// </summary>
internal static class DisableAccount
{
    public static void Map(RouteGroupBuilder group, string whose)
    {
        group.MapPost("/accounts/{id:guid}/disable", HandleAsync)
            .WithName($"Disable{whose}Account")
            .WithSummary("Close an account and end all that it has open; the last one who gives roles stays");
        group.MapPost("/accounts/{id:guid}/enable", EnableAsync)
            .WithName($"Enable{whose}Account")
            .WithSummary("Let a closed account sign in again");
    }

    public static async Task<Results<Ok<AccountView>, ProblemHttpResult>> HandleAsync(
        Guid id, ClaimsPrincipal user, LaborContractsDb db, Sessions sessions, TimeProvider clock, CancellationToken cancellationToken)
    {
        // Two administrators who close each other's account at the same moment must not both find the other one there.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable, cancellationToken);
        if (await db.AccountsOf(user).SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } account) return AccountReach.NotFound();
        if (await db.IsLastKeeperAsync(user, account, cancellationToken)) return Problems.Of(StatusCodes.Status409Conflict, "account.last-administrator");
        account.DisabledAt ??= clock.GetUtcNow();
        await sessions.EndAllAsync(account, cancellationToken);
        await db.Invitations.Where(i => i.InvitedBy == account.UserName && i.AcceptedAt == null).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return TypedResults.Ok(AccountView.From(account));
    }

    public static async Task<Results<Ok<AccountView>, ProblemHttpResult>> EnableAsync(
        Guid id, ClaimsPrincipal user, LaborContractsDb db, CancellationToken cancellationToken)
    {
        if (await db.AccountsOf(user).SingleOrDefaultAsync(a => a.Id == id, cancellationToken) is not { } account) return AccountReach.NotFound();
        account.DisabledAt = null;
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(AccountView.From(account));
    }
}
